/** Each answer is the determination of its payer; what is said about differences is true of them. */
import { describe, expect, test } from 'vitest';
import { takeApart } from '../../src/analysis/comparison/asked.js';
import { compare } from '../../src/analysis/comparison/compare.js';
import type { Answered, Comparison, Difference } from '../../src/analysis/comparison/comparison.js';
import { review } from '../../src/review.js';
import { shippedLibrary } from '../clinical/engine.js';
import { EXAMPLES, requestOf } from '../http/real-service.js';
import { publishedSchema } from '../http/schema-check.js';

const library = shippedLibrary();
const every = [...library.payers.keys()].map((payer) => ({ payer }));

function compared(body: object, asked: Parameters<typeof compare>[1] = every): Comparison {
  const outcome = compare(body, asked, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

const about = ({ differences }: Comparison, aspect: Difference['aspect']): readonly Difference[] =>
  differences.filter((one) => one.aspect === aspect);

test.each(EXAMPLES.map(({ name, request }) => [name, request] as const))(
  'every answer is the payer’s own, whatever the others say: %s',
  (_, request) => {
    const { attestation: _attestation, previous: _previous, ...rest } = request;
    const comparison = compared(request);
    const valid = publishedSchema('comparison');
    expect(valid(JSON.parse(JSON.stringify(comparison))), JSON.stringify(valid.errors)).toBe(true);
    expect(comparison.answers.map(({ payer }) => payer)).toEqual(every.map(({ payer }) => payer));
    for (const answer of comparison.answers) {
      const own = review({ ...rest, payer: answer.payer }, library);
      if ('refusal' in answer)
        expect(own.ok ? [] : own.faults.map(({ code }) => code)).toEqual(answer.refusal.map(({ code }) => code));
      else expect(own).toEqual({ ok: true, value: answer.determination });
    }
    for (const { payers, rules, statement } of comparison.differences) {
      expect(statement).toMatch(/^[^{}]+[^.]\.$/);
      expect(payers.length).toBeGreaterThan(0);
      for (const id of rules) {
        const cited = comparison.answers
          .filter((one): one is Answered => 'determination' in one && payers.includes(one.payer))
          .flatMap(({ determination }) => determination.criteria.map((criterion) => criterion.id));
        expect(cited).toContain(id);
      }
    }
  },
);

describe('why they differ', () => {
  /** The same rules as another payer, so that nothing but the rules differs. */
  const pair = (example: string): Comparison =>
    compared(requestOf(example), [{ payer: 'example-health' }, { payer: 'ny-commercial-oasas' }]);

  test('a rule that decides here, with its basis and source', () => {
    const [difference] = about(pair('residential-2025-cost-rule'), 'rule');
    expect(difference?.rules).toEqual(['eh-01-lower-level-first']);
    expect(difference?.statement).toContain(
      'lowers the level by “No less intensive treatment was tried before residential care”',
    );
    expect(difference?.statement).toContain('cost; Example Health Utilization Manual');
    expect(difference?.statement).toContain('not so at New York');
  });

  test('a rule set aside by a law', () => {
    const statements = about(pair('residential-2026-statute'), 'override').map(({ statement }) => statement);
    expect(statements.some((one) => one.includes('a protective rule sets it aside'))).toBe(true);
    expect(statements.some((one) => one.includes('must observe “The law bars two reasons'))).toBe(true);
  });

  test('another clinical finding, and facts that one waits for', () => {
    const comparison = pair('residential-2025-cost-rule');
    expect(about(comparison, 'indicated')[0]?.statement).toContain(
      'Example Health (fictional): Level 3.1 (by ASAM Criteria, third edition',
    );
    expect(about(comparison, 'information')[0]?.statement).toContain('assessment.stated.level');
  });

  test('nothing, where one payer is asked, or two that say the same', () => {
    const alone = compared(requestOf('residential-2025-cost-rule'), [{ payer: 'example-health' }]);
    expect([alone.agree, alone.differences]).toEqual([true, []]);
  });

  test('a payer that cannot be asked stops no other', () => {
    const comparison = compared(requestOf('intensive-outpatient-approved'));
    const others = about(comparison, 'refused').flatMap(({ payers }) => payers);
    expect(others.length).toBe(comparison.answers.length - 1);
    expect(comparison.agree).toBe(true);
  });

  test('payers that bind other plans are told in one sentence, one alone with whom it binds', () => {
    const request = requestOf('intensive-outpatient-approved');
    const together = about(compared(request), 'refused').filter(({ payers }) => payers.length > 1);
    expect(together.map(({ statement }) => statement)).toEqual([
      `${together[0]?.payers.length ?? 0} payers give no answer: their rulesets do not bind the plan described.`,
    ]);
    const [alone] = about(compared(request, [{ payer: 'va-medicaid-arts' }, { payer: 'oh-medicaid-sud' }]), 'refused');
    expect(alone?.statement).toContain('this ruleset does not bind the plan described: Ohio Medicaid');
  });

  test('every kind of difference is found among the examples', () => {
    const seen = new Set<string>();
    for (const { request } of EXAMPLES) {
      const others = every.filter(({ payer }) => payer !== request['payer']);
      // Under another payer the same plan is seldom bound: without one, most can be asked.
      const { plan: _plan, ...rest } = request;
      const asked = [{ payer: request['payer'] as string, plan: request['plan'] }, ...others];
      for (const { aspect } of compared(rest, asked).differences) seen.add(aspect);
    }
    expect([...seen].sort()).toEqual([
      'coverage',
      'criteria',
      'exemption',
      'indicated',
      'information',
      'override',
      'refused',
      'rule',
    ]);
  });
});

describe('the plan at each payer', () => {
  const body = requestOf('intensive-outpatient-approved');
  const plan = { line: 'commercial', funding: 'insured' };

  test('stands in for the plan of the case', () => {
    const { answers } = compared(body, [{ payer: 'va-medicaid-arts' }, { payer: 'example-health', plan }]);
    const own = review({ ...body, payer: 'example-health', plan }, library);
    const [, other] = answers;
    expect(
      other !== undefined && 'determination' in other ? { ok: true, value: other.determination } : undefined,
    ).toEqual(own);
  });

  test('is refused at its own place', () => {
    const outcome = compare(
      body,
      [{ payer: 'va-medicaid-arts' }, { payer: 'example-health', plan: { line: 'none such' } }],
      library,
    );
    expect(outcome.ok ? [] : outcome.faults.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['field-value', '/payers/1/plan/line'],
    ]);
  });
});

describe('the payers of a body', () => {
  const faultsOf = (body: unknown): readonly unknown[] => {
    const taken = takeApart(body, library);
    return taken.ok ? [] : taken.faults.map(({ code, pointer }) => [code, pointer]);
  };

  test('are all payers where none is named', () => {
    const taken = takeApart({ review: {} }, library);
    expect(taken.ok && taken.value).toEqual({ body: { review: {} }, asked: every });
  });

  test.each<[unknown, readonly unknown[]]>([
    ['example-health', [['field-type', '/payers']]],
    [[], [['field-value', '/payers']]],
    [Array.from({ length: 51 }, () => 'example-health'), [['field-value', '/payers']]],
    [['example-health', 'example-health'], [['payer-twice', '/payers/1']]],
    [['example-health', 3], [['field-type', '/payers/1']]],
    [[{ plan: {} }], [['field-missing', '/payers/0/payer']]],
    [[{ payer: 3 }], [['field-type', '/payers/0/payer']]],
    [[{ payer: 'example-health', more: 1 }], [['field-unknown', '/payers/0']]],
  ])('%j', (payers, faults) => {
    expect(faultsOf({ payers })).toEqual(faults);
  });

  test('an unknown one is named by its place', () => {
    const outcome = compare(requestOf('intensive-outpatient-approved'), [...every, { payer: 'nobody' }], library);
    expect(outcome.ok ? [] : outcome.faults).toEqual([{ code: 'payer-unknown', pointer: `/payers/${every.length}` }]);
  });
});
