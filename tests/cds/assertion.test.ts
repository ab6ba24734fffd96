/** Every answer the engine can give, against everything a payer's list can say: what is said of the order, and what never is. */
import { describe, expect, test } from 'vitest';
import { type Assertion, assertionOn, assertionOnFaults } from '../../src/cds/assertion.js';
import { cardOn, cardOnFaults } from '../../src/cds/card.js';
import { coverageInformation } from '../../src/cds/coverage-information.js';
import type { Stance } from '../../src/cds/stance.js';
import { SUMMARIES, UNDECIDED } from '../../src/cds/words.js';
import type { Decision, Determination, Question, Reason } from '../../src/domain/determination.js';
import { FAULTS, type FaultCode } from '../../src/domain/faults.js';
import { EXAMPLES } from '../http/real-service.js';
import { violations } from './invariants.js';

const DECISIONS: readonly Decision[] = ['approve', 'downgrade', 'deny', 'pend'];
const REASONS = Object.keys(SUMMARIES) as Reason[];
const base = EXAMPLES.find(({ name }) => name === 'intensive-outpatient-approved')
  ?.expected as unknown as Determination;
const SPEAKING = { label: 'Example Health', seed: 'x' };
const OFFER = { form: 'http://example.org/fhir/Questionnaire/x|1', asks: new Set(['assessment.asam3.d1']) };

const network: Question = { fact: 'provider.network', question: 'Is the provider in the network?' };
const line: Question = { fact: 'plan.line', question: 'Which line of business is the plan?' };
const rating: Question = { fact: 'assessment.asam3.d1', question: 'What is the rating?' };

interface Case {
  readonly determination: Determination;
  readonly stance: Stance | undefined;
  readonly number: string | undefined;
  readonly assertion: Assertion;
}

function* cases(): Generator<Case> {
  for (const decision of DECISIONS)
    for (const reason of REASONS)
      for (const finality of ['final', 'proposed'] as const)
        for (const missing of [[], [network], [rating, network]])
          for (const authorized of [undefined, { level: { treatment: '2.1' }, from: '2026-03-02', to: '2026-03-08' }])
            for (const stance of stances())
              for (const number of [undefined, 'PA-1']) {
                const { authorized: _, ...rest } = base;
                const determination: Determination = {
                  ...rest,
                  decision,
                  reason,
                  finality,
                  missing,
                  ...(authorized === undefined ? {} : { authorized }),
                };
                const offer = { ...OFFER, ...(number === undefined ? {} : { number }) };
                yield { determination, stance, number, assertion: assertionOn(determination, stance, offer) };
              }
}

function* stances(): Generator<Stance | undefined> {
  yield undefined;
  for (const coverage of ['covered', 'excluded', 'unstated'] as const)
    for (const authorization of ['required', 'not-required', 'unstated'] as const)
      for (const [binding, lifting] of [
        [[], []],
        [[], [network]],
        [[line], [network]],
      ] as const)
        yield { coverage, authorization, binding, lifting };
}

const ALL = [...cases()];
const words = ({ determination: { decision, reason, finality }, stance, number }: Case): string =>
  JSON.stringify({ decision, reason, finality, stance, number });
/** The cases for which something that must hold does not. */
const broken = (holds: (one: Case) => boolean): readonly string[] =>
  ALL.filter((one) => !holds(one))
    .slice(0, 3)
    .map(words);

const finalApproval = ({ determination: { decision, finality } }: Case): boolean =>
  decision === 'approve' && finality === 'final';
const isUrgent = ({ determination: { reason } }: Case): boolean => reason === 'urgent';
const needOf = ({ assertion }: Case): string | undefined => assertion.authorization?.need;

describe('coverage information', () => {
  test('keeps every invariant of CRD', () => {
    const stamp = {
      coverage: 'Coverage/1',
      date: '2026-11-22',
      id: 'x',
      billing: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code: 'H0015' }],
    };
    const found = ALL.map(({ assertion }) => violations(coverageInformation(assertion, stamp)));
    expect(found.filter((one) => one.length > 0)).toEqual([]);
    expect(violations(coverageInformation({ covered: 'conditional', infoNeeded: [], reasons: ['x'] }, stamp))).toEqual([
      'q3 info needed',
    ]);
  });

  test('"covered" is said only where the payer’s list or a final approval says so, and the list binds', () => {
    expect(
      broken((one) => {
        const listed = one.stance?.coverage === 'covered' && one.stance.binding.length === 0;
        return one.assertion.covered !== 'covered' || finalApproval(one) || listed;
      }),
    ).toEqual([]);
  });

  test('"no authorization needed" is said only where the list says so, or the law by a final approval', () => {
    expect(
      broken((one) => {
        const listed = one.stance?.authorization === 'not-required' && one.stance.binding.length === 0;
        const law = finalApproval(one) && one.determination.reason === 'review-not-permitted';
        return needOf(one) !== 'no-auth' || law || (listed && one.determination.decision !== 'deny');
      }),
    ).toEqual([]);
  });

  test('"satisfied" is said only of a final approval of certain days, on an order that is being signed', () => {
    expect(
      broken((one) => {
        const dated = one.determination.authorized?.from !== undefined;
        return needOf(one) !== 'satisfied' || (finalApproval(one) && dated && one.number !== undefined);
      }),
    ).toEqual([]);
  });

  test('"not covered" is said only where list and review both say so, and never with anything else', () => {
    expect(
      broken(({ assertion: { covered, authorization, documents }, determination, stance }) => {
        const both =
          stance?.coverage === 'excluded' && determination.decision === 'deny' && determination.reason === 'coverage';
        if (covered !== 'not-covered') return authorization !== undefined;
        return both && authorization === undefined && documents === undefined;
      }),
    ).toEqual([]);
  });

  test('a list that may not bind says nothing', () => {
    expect(
      broken((one) => {
        const said = [one.assertion.covered, needOf(one)];
        return (
          (one.stance?.binding.length ?? 0) === 0 ||
          finalApproval(one) ||
          said.every((word) => word === 'conditional') ||
          isUrgent(one)
        );
      }),
    ).toEqual([]);
  });

  test('what a law may lift is never said to need an authorization for certain', () => {
    expect(
      broken((one) => {
        const open = (one.stance?.lifting.length ?? 0) > 0 && one.determination.decision !== 'deny';
        return !open || needOf(one) !== 'auth-needed';
      }),
    ).toEqual([]);
  });

  test('a refusal that no person has made is neither covered nor free of authorization', () => {
    expect(
      broken((one) => {
        const { decision } = one.determination;
        return (
          decision !== 'deny' ||
          (one.assertion.covered !== 'covered' && !['no-auth', 'satisfied'].includes(needOf(one) ?? ''))
        );
      }),
    ).toEqual([]);
  });

  test('an emergency is never told to wait for an authorization', () => {
    expect(
      broken(
        (one) =>
          !isUrgent(one) ||
          one.determination.decision === 'deny' ||
          !['auth-needed', 'conditional'].includes(needOf(one) ?? ''),
      ),
    ).toEqual([]);
  });

  test('the form is offered exactly where a finding that it asks for is missing and a review has to come', () => {
    expect(
      broken((one) => {
        const { decision, missing } = one.determination;
        const comes =
          one.assertion.authorization !== undefined && !['no-auth', 'satisfied'].includes(needOf(one) ?? '');
        const wanted = decision === 'pend' && missing.includes(rating) && comes && !isUrgent(one);
        return (one.assertion.documents?.form !== undefined) === wanted;
      }),
    ).toEqual([]);
  });

  test('every word of the five that CRD has for an authorization is said of something', () => {
    expect(new Set(ALL.map(needOf))).toEqual(
      new Set([undefined, 'no-auth', 'auth-needed', 'satisfied', 'conditional', 'indeterminate']),
    );
    expect(new Set(ALL.map(({ assertion }) => assertion.covered))).toEqual(
      new Set(['covered', 'not-covered', 'conditional', 'indeterminate']),
    );
  });
});

describe('cards', () => {
  test('every decision and reason has one: short, in words, with a source and a topic', () => {
    for (const { assertion, determination } of ALL.filter((_, index) => index % 97 === 0)) {
      const card = cardOn(determination, assertion, SPEAKING);
      expect(card.summary.length).toBeLessThan(140);
      expect(card.summary).toMatch(/^[A-Z].*\.$/);
      expect(card.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(card.source.label).toBe('Example Health');
      expect(card.source.topic.code).toMatch(/^(guideline|therapy-alternatives-opt)$/);
    }
  });

  test('a denial or downgrade that is only proposed does not leave: the card says that a person has to look', () => {
    expect(
      broken(({ assertion, determination }) => {
        const { decision, reason } = determination;
        const { summary } = cardOn(determination, assertion, SPEAKING);
        if (decision === 'downgrade') return summary === UNDECIDED;
        return !['payer-rule', 'less-intensive-level-indicated'].includes(reason) || summary === UNDECIDED;
      }),
    ).toEqual([]);
  });

  test('nothing but an approval is called one, and only danger is critical', () => {
    expect(
      broken(({ assertion, determination }) => {
        const { decision, missing, reason } = determination;
        const { detail = '', indicator } = cardOn(determination, assertion, SPEAKING);
        const adverse = decision === 'deny' || decision === 'downgrade';
        const unasked =
          decision === 'pend' && reason === 'information-needed' && assertion.authorization?.need === 'no-auth';
        if (detail.includes('Still needed:') !== (missing.length > 0 && !unasked)) return false;
        return (indicator === 'critical') === (reason === 'urgent') && (!adverse || indicator !== 'info');
      }),
    ).toEqual([]);
  });
});

test('a request that no rules can be held against gets an answer that says nothing for certain, and why', () => {
  for (const code of Object.keys(FAULTS) as FaultCode[])
    for (const candidates of [undefined, ['1-WM', '2-WM']]) {
      const faults = [{ code, ...(candidates === undefined ? {} : { candidates }) }];
      const assertion = assertionOnFaults(faults);
      const stamp = { coverage: 'Coverage/1', date: '2026-11-22', id: 'x', billing: [] };
      expect([code, violations(coverageInformation(assertion, stamp))]).toEqual([code, []]);
      expect(['conditional', 'indeterminate']).toContain(assertion.covered);
      expect(assertion.authorization?.need).toBe(assertion.covered);
      expect(cardOnFaults(faults, SPEAKING).detail).toContain(FAULTS[code].hint);
    }
});
