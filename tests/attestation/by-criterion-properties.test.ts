/**
 * What a reviewer says of single criteria, over every example and cases of every version: disagreement with one that
 * decided keeps the answer from being final, no attestation makes an answer worse, and what names nothing is refused.
 */
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Attestation, CriterionAttested } from '../../src/domain/attestation.js';
import type { CitedCriterion, Determination } from '../../src/domain/determination.js';
import type { Outcome } from '../../src/domain/faults.js';
import type { Library } from '../../src/library.js';
import { review } from '../../src/review.js';
import { answeredCases } from '../audit/answered-cases.js';
import { EXAMPLES, REAL_LIBRARY, realService, requestOf } from '../http/real-service.js';
import { publishedSchema } from '../http/schema-check.js';

type Body = Readonly<Record<string, unknown>>;
interface Subject {
  readonly body: Body;
  readonly library: Library;
  readonly answer: Determination;
}

const unattested = ({ attestation: _, ...body }: Body): Body => body;
const bodies = [
  ...EXAMPLES.map(({ request }) => ({ body: unattested(request), library: REAL_LIBRARY })),
  ...[...answeredCases(9)].map(({ body, library }) => ({ body: unattested(body as Body), library })),
];
const SUBJECTS: readonly Subject[] = bodies.map(({ body, library }) => {
  const outcome = review(body, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return { body, library, answer: outcome.value };
});

const attesting = (
  { answer, body, library }: Subject,
  conclusion: Attestation['conclusion'],
  criteria?: readonly CriterionAttested[],
): Outcome<Determination> =>
  review(
    {
      ...body,
      attestation: {
        determination: answer.provenance.determination,
        conclusion,
        reviewer: 'clinician',
        credential: 'MD',
        licenceState: 'VA',
        on: '2026-11-22',
        ...(criteria === undefined ? {} : { criteria }),
      },
    },
    library,
  );

function valueOf(outcome: Outcome<Determination>): Determination {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

const said = ({ id, level }: CitedCriterion, agrees: boolean): CriterionAttested => ({
  id,
  ...(level === undefined ? {} : { level }),
  agrees,
  ...(agrees ? {} : { reason: 'The record shows more.' }),
});

const deciding = ({ answer }: Subject): readonly CitedCriterion[] => answer.criteria.filter((one) => one.deciding);
const proposals = SUBJECTS.filter(({ answer }) => answer.finality === 'proposed' && answer.decision !== 'pend');
const decided = proposals.filter((subject) => deciding(subject).length > 0);

test('there is enough to look at', () => {
  expect(decided.length).toBeGreaterThan(25);
});

describe('who disagrees', () => {
  test('with any one criterion that decided does not make the answer final by agreeing', () => {
    for (const subject of decided)
      for (const criterion of deciding(subject)) {
        const attested = valueOf(attesting(subject, 'agree', [said(criterion, false)]));
        const { decision, authorized, reason } = subject.answer;
        expect(attested).toMatchObject({ decision, reason, finality: 'proposed', releasable: false });
        expect(attested.authorized).toEqual(authorized);
        expect(attested.reviewer.required).toBe(subject.answer.reviewer.required);
        expect(attested.reviewer.statement).toContain(criterion.title);
        expect(attested.attestation?.criteria).toEqual([said(criterion, false)]);
      }
  });

  test('may name the criterion without its level', () => {
    const subject = decided.find((one) => deciding(one).some(({ level }) => level !== undefined)) as Subject;
    const { id } = deciding(subject).find(({ level }) => level !== undefined) as CitedCriterion;
    const attested = valueOf(attesting(subject, 'agree', [{ id, agrees: false, reason: 'Not so.' }]));
    expect(attested.finality).toBe('proposed');
  });

  test('only with what did not decide, agrees with the answer: it is final', () => {
    let tried = 0;
    for (const subject of proposals) {
      const aside = subject.answer.criteria.filter(
        (one) => !one.deciding && !deciding(subject).some(({ id, level }) => id === one.id && level === one.level),
      );
      if (aside.length === 0) continue;
      tried += 1;
      expect(
        valueOf(
          attesting(
            subject,
            'agree',
            aside.map((one) => said(one, false)),
          ),
        ).finality,
      ).toBe('final');
    }
    expect(tried).toBeGreaterThan(20);
  });

  test('and approves or refers: the same as without a word on criteria', () => {
    for (const subject of decided)
      for (const conclusion of ['approve-as-requested', 'refer'] as const) {
        const all = deciding(subject).map((one) => said(one, false));
        const { attestation: _, provenance: __, ...spoken } = valueOf(attesting(subject, conclusion, all));
        const { attestation: ___, provenance: ____, ...silent } = valueOf(attesting(subject, conclusion));
        expect(spoken).toEqual(silent);
      }
  });
});

test('who agrees with every criterion makes it final, as who says nothing of them', () => {
  for (const subject of decided) {
    const all = deciding(subject).map((one) => said(one, true));
    expect(valueOf(attesting(subject, 'agree', all)).finality).toBe('final');
    expect(valueOf(attesting(subject, 'agree')).finality).toBe('final');
  }
});

test('an attestation never makes an answer worse', () => {
  const worth = { approve: 2, pend: 1, downgrade: 1, deny: 0 } as const;
  for (const subject of SUBJECTS.filter((_, index) => index % 3 === 0))
    for (const conclusion of ['agree', 'approve-as-requested', 'refer'] as const) {
      const against = deciding(subject).map((one) => said(one, false));
      const attested = valueOf(attesting(subject, conclusion, against));
      expect(worth[attested.decision]).toBeGreaterThanOrEqual(
        subject.answer.finality === 'final' ? worth[subject.answer.decision] : 0,
      );
      if (attested.decision === 'deny' || attested.decision === 'downgrade')
        expect(attested.decision).toBe(subject.answer.decision);
      if (subject.answer.finality === 'final') expect(attested.finality).toBe('final');
    }
});

describe('what is refused', () => {
  const subject = decided.find((one) => one.answer.criteria.some(({ level }) => level !== undefined)) as Subject;
  const known = deciding(subject)[0] as CitedCriterion;
  const faultsOf = (criteria: readonly CriterionAttested[]): unknown => {
    const outcome = attesting(subject, 'agree', criteria);
    return outcome.ok ? [] : outcome.faults;
  };

  test('a criterion that the answer does not cite, or not at that level', () => {
    const pointer = '/attestation/criteria/1/id';
    expect(faultsOf([said(known, true), { id: 'no-such-rule', agrees: true }])).toEqual([
      { code: 'attestation-criterion-unknown', pointer },
    ]);
    expect(faultsOf([said(known, true), { id: known.id, level: 'no such level', agrees: true }])).toEqual([
      { code: 'attestation-criterion-unknown', pointer },
    ]);
  });

  test('disagreement without a reason', () => {
    expect(faultsOf([{ id: known.id, agrees: false }])).toEqual([
      { code: 'field-missing', pointer: '/attestation/criteria/0/reason' },
    ]);
  });

  test('a criterion that only the full answer shows is known all the same', () => {
    const full = valueOf(review(subject.body, subject.library, 'full'));
    const hidden = full.criteria.filter(({ id }) => !subject.answer.criteria.some((one) => one.id === id));
    expect(hidden.length).toBeGreaterThan(0);
    expect(faultsOf(hidden.map((one) => said(one, false)))).toEqual([]);
  });
});

test('over HTTP: the schema admits it, the reason comes back and is in no log', async () => {
  const { app, logText } = realService();
  const { attestation: _, ...body } = requestOf('downgrade-attested');
  const { answer } = SUBJECTS[EXAMPLES.findIndex(({ name }) => name === 'downgrade-attested')] as Subject;
  const [criterion] = answer.criteria.filter((one) => one.deciding);
  const reason = 'ZEBRA-REASON the tremor was recorded at nine';
  const attestation = {
    determination: answer.provenance.determination,
    conclusion: 'agree',
    reviewer: 'clinician',
    credential: 'MD',
    licenceState: 'VA',
    on: '2026-11-22',
    criteria: [{ id: criterion?.id, agrees: false, reason }],
  };
  const given = await supertest(app)
    .post('/v1/determinations')
    .send({ ...body, attestation });
  expect(given.status).toBe(200);
  expect(given.body).toMatchObject({ finality: 'proposed', attestation: { criteria: [{ reason }] } });
  const fits = publishedSchema('determination');
  fits(given.body);
  expect(fits.errors ?? []).toEqual([]);
  const unknown = { ...attestation, criteria: [{ id: 'ZEBRA-RULE', agrees: false, reason }] };
  const refused = await supertest(app)
    .post('/v1/determinations')
    .send({ ...body, attestation: unknown });
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body)).not.toContain('ZEBRA');
  expect(logText()).not.toContain('ZEBRA');
});
