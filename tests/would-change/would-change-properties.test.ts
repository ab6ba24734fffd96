/**
 * What would change an answer, over every example and cases of every version: each set is true of a review made here,
 * no part of it is enough, nothing forbidden is proposed, the budget holds, and the same comes out every time.
 * UR_TEST_WOULD_CHANGE=full looks at every case.
 */
import { describe, expect, test } from 'vitest';
import type { Care, Determination } from '../../src/domain/determination.js';
import type { ChangeSet, WouldChange } from '../../src/domain/would-change.js';
import { including } from '../../src/include.js';
import type { Library } from '../../src/library.js';
import { review } from '../../src/review.js';
import { answeredCases } from '../audit/answered-cases.js';
import { EXAMPLES, REAL_LIBRARY } from '../http/real-service.js';

const STRIDE = process.env['UR_TEST_WOULD_CHANGE'] === 'full' ? 1 : 17;

type Body = Readonly<Record<string, unknown>>;

interface Subject {
  readonly library: Library;
  readonly body: Body;
  readonly answer: Determination;
}

const unattested = ({ attestation: _, ...body }: Body): Body => body;

const answerOf = (body: Body, library: Library): Determination => {
  const outcome = review(body, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
};

const SUBJECTS: readonly Subject[] = [
  ...EXAMPLES.map(({ request }) => ({ library: REAL_LIBRARY, body: unattested(request) })),
  ...[...answeredCases(STRIDE)].map(({ body, library }) => ({ library, body: unattested(body as Body) })),
].map((one) => ({ ...one, answer: answerOf(one.body, one.library) }));
const LESS = SUBJECTS.filter(({ answer }) => answer.decision !== 'approve');

const searched = ({ answer, body, library }: Subject): WouldChange => {
  const { wouldChange } = including(answer, body, library, ['wouldChange']);
  if (wouldChange === undefined) throw new Error('nothing was searched for');
  return wouldChange;
};

function withFact(body: Body, path: string, value: unknown): Body {
  const copy = structuredClone(body) as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let node = copy;
  for (const step of steps) node = (node[step] ??= {}) as Record<string, unknown>;
  node[last] = value;
  return copy;
}

const stating = (body: Body, facts: ChangeSet['facts']): Body =>
  facts.reduce((before, { fact, shown }) => withFact(before, fact, shown), body);

/** Written a second time: all that was asked for, or care that is not the same and in nothing less. */
function givesMore({ decision, authorized }: Determination, now: Care | undefined): boolean {
  if (decision === 'approve') return true;
  if (decision !== 'downgrade' || authorized === undefined) return false;
  if (now === undefined) return true;
  const less = (a: number | undefined, b: number | undefined): boolean => (a ?? 1e9) < (b ?? 1e9);
  return (
    JSON.stringify(authorized) !== JSON.stringify(now) &&
    !less(authorized.units, now.units) &&
    !less(authorized.hoursPerWeek, now.hoursPerWeek) &&
    codes(authorized).every((code) => !LADDER.includes(code)) === codes(now).every((code) => !LADDER.includes(code)) &&
    place(authorized) >= place(now)
  );
}

const LADDER = ['0.5', '1', '1.0', '1.5', '1.7', '2.1', '2.5', '2.7', '3.1', '3.3', '3.5', '3.7', '4'];
const codes = ({ level }: Care): readonly string[] => [level.treatment ?? ''];
const place = (care: Care): number => LADDER.indexOf(codes(care)[0] as string);

const found = LESS.map((subject) => ({ subject, result: searched(subject) }));
const sets = found.flatMap(({ subject, result }) => result.sets.map((set) => ({ subject, set })));

describe(`${LESS.length} answers that give less than was asked, or nothing yet`, () => {
  test('there are sets to look at, of one and of two facts, of both kinds', () => {
    expect(sets.length).toBeGreaterThan(30);
    expect(new Set(sets.map(({ set }) => set.facts.length))).toEqual(new Set([1, 2]));
    expect(new Set(sets.map(({ set }) => set.kind))).toEqual(new Set(['clinical-change', 'evidence-to-document']));
  });

  test('each set is true: the changed request is answered as it says, and gives more', () => {
    for (const { set, subject } of sets) {
      const { authorized, decision, reason } = answerOf(stating(subject.body, set.facts), subject.library);
      expect({ decision, reason, ...(authorized === undefined ? {} : { authorized }) }).toEqual(set.gives);
      expect(givesMore({ decision, authorized } as Determination, subject.answer.authorized)).toBe(true);
    }
  });

  test('each set is minimal: one of its two facts is not enough', () => {
    for (const { set, subject } of sets.filter(({ set: { facts } }) => facts.length === 2))
      for (const fact of set.facts) {
        const answer = answerOf(stating(subject.body, [fact]), subject.library);
        expect(givesMore(answer, subject.answer.authorized)).toBe(false);
      }
  });

  test('what is asked for is never changed, nor what the person is once it is stated and not asked for again', () => {
    const { themes } = REAL_LIBRARY.lint;
    for (const { fact, kind, missing, recorded, shown } of sets.flatMap(({ set, subject }) =>
      set.facts.map((one) => ({ ...one, missing: subject.answer.missing })),
    )) {
      const change = themes.facts[fact]?.change;
      expect(shown).not.toEqual(recorded);
      expect(change).not.toBe('none');
      if (recorded !== undefined && !missing.some((one) => one.fact === fact))
        expect(['clinical', 'evidence']).toContain(change);
      expect(kind).toBe(recorded !== undefined && change === 'clinical' ? 'clinical-change' : 'evidence-to-document');
    }
  });

  test('at most three sets, of other facts each, within the budget', () => {
    for (const { result } of found) {
      expect(result.sets.length).toBeLessThanOrEqual(3);
      expect(result.evaluations).toBeLessThanOrEqual(2000);
      const names = result.sets.map(({ facts }) =>
        facts
          .map(({ fact }) => fact)
          .sort()
          .join(' '),
      );
      expect(new Set(names).size).toBe(names.length);
      const sizes = result.sets.map(({ facts }) => facts.length);
      expect(sizes).toEqual([...sizes].sort());
    }
  });

  test('nothing is argued with a danger, a contradiction or rules nobody can name', () => {
    const waiting = found.filter(({ subject: { answer } }) =>
      ['urgent', 'inconsistent-facts', 'no-version-known'].includes(answer.reason),
    );
    expect(waiting.length).toBeGreaterThan(0);
    for (const { result } of waiting) expect(result).toMatchObject({ sets: [], evaluations: 0 });
  });

  test('no single value of a fact that decides or is missing was overlooked', () => {
    const { catalogue, lint } = REAL_LIBRARY;
    for (const { subject, result } of found.filter(
      ({ result: { sets, evaluations } }) => sets.length === 0 && evaluations > 0,
    ))
      for (const { fact } of subject.answer.missing) {
        const { type, values = {} } = catalogue.facts[
          catalogue.indexOf.get(fact) as number
        ] as (typeof catalogue.facts)[number];
        if (lint.themes.facts[fact]?.change === 'none' || (type !== 'boolean' && type !== 'code')) continue;
        for (const value of type === 'boolean' ? [true, false] : Object.keys(values)) {
          const outcome = review(withFact(subject.body, fact, value), subject.library);
          if (outcome.ok && outcome.value.decision === 'approve') expect([fact, value, result]).toEqual([]);
        }
      }
  });

  test('the same comes out again, whatever the order of the fields', () => {
    for (const { subject, result } of found.filter((_, index) => index % 5 === 0)) {
      const turned = Object.fromEntries(Object.entries(subject.body).reverse());
      expect(searched({ ...subject, body: turned })).toEqual(result);
    }
  });
});

test('an approval has nothing to change', () => {
  const approved = SUBJECTS.filter(({ answer }) => answer.decision === 'approve').slice(0, 50);
  for (const subject of approved) expect(searched(subject)).toMatchObject({ sets: [], evaluations: 0, complete: true });
});

test('an attested answer: the sets are those of what was proposed', () => {
  const { body, answer } = LESS.find(({ answer: one }) => one.decision === 'downgrade') as Subject;
  const attestation = {
    determination: answer.provenance.determination,
    conclusion: 'agree',
    reviewer: 'clinician',
    credential: 'MD',
    on: '2026-11-22',
  };
  const attested = answerOf({ ...body, attestation }, REAL_LIBRARY);
  expect(attested.finality).toBe('final');
  const again = searched({ body: { ...body, attestation }, answer: attested, library: REAL_LIBRARY });
  expect(again).toEqual(searched({ body, answer, library: REAL_LIBRARY }));
});

test('facts that are said to be unknown are as those that are left out, dates too', () => {
  const dates = REAL_LIBRARY.catalogue.facts.filter(
    ({ derivedFrom, type }) => type === 'date' && derivedFrom === undefined,
  );
  let searches = 0;
  for (const { body, library } of LESS.filter((_, index) => index % 5 === 0)) {
    const said = dates.reduce((before, { name }) => withFact(before, name, 'unknown'), body);
    const outcome = review(said, library);
    if (!outcome.ok || outcome.value.decision === 'approve') continue;
    const { sets } = searched({ library, body: said, answer: outcome.value });
    for (const { facts } of sets)
      for (const { fact, shown } of facts)
        if (dates.some(({ name }) => name === fact)) expect(shown).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    searches += 1;
  }
  expect(searches).toBeGreaterThan(20);
});
