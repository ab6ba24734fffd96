import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../src/domain/determination.js';
import { truthWord } from '../../src/domain/truth.js';
import type { Condition } from '../../src/conditions/condition.js';
import { compile, evaluate } from '../../src/conditions/program.js';
import { traceOf } from '../../src/conditions/trace.js';
import { referenceVerdicts } from '../../src/conditions/reference.js';
import { anyCondition, anyValues, CATALOGUE, FACTS, leaf, valuesWith } from './world.js';

const CONDITION: Condition = {
  all: [
    leaf('d1', 'greaterThanInclusive', { parameter: 'threshold' }),
    { any: [leaf('colour', 'in', ['red', 'blue']), { not: leaf('from', 'before', '2024-03-01') }] },
    leaf('sure', 'equal', true),
  ],
};

describe('a trace', () => {
  it('shows each test with what was seen, what was wanted, where it came from and how it ended', () => {
    const values = valuesWith({ d1: 3, colour: 'red-blue', from: '2024-02-29' });
    const program = compile([leaf('yes', 'equal', true), CONDITION], CATALOGUE, new Map([['threshold', 2]]));
    const origins = new Map([
      ['d1', 'stated'],
      ['colour', 'entailed'],
      ['from', 'derived'],
      ['sure', 'stated'],
    ] as const);
    const originOf = (fact: number) => origins.get((FACTS[fact] as { name: 'd1' }).name) ?? 'unknown';
    expect(traceOf(program, 1, evaluate(program, values), values, originOf)).toEqual({
      all: [
        { fact: 'd1', operator: 'greaterThanInclusive', wanted: 2, seen: 3, origin: 'stated', result: 'met' },
        {
          any: [
            {
              fact: 'colour',
              operator: 'in',
              wanted: ['red', 'blue'],
              seen: 'red-blue',
              origin: 'entailed',
              result: 'not-met',
            },
            {
              not: {
                fact: 'from',
                operator: 'before',
                wanted: '2024-03-01',
                seen: '2024-02-29',
                origin: 'derived',
                result: 'met',
              },
              result: 'not-met',
            },
          ],
          result: 'not-met',
        },
        { fact: 'sure', operator: 'equal', wanted: true, seen: null, origin: 'unknown', result: 'undetermined' },
      ],
      result: 'not-met',
    });
  });

  it('has the form of its condition and, at every node, the result the reference gives that part', async () => {
    const faithful = fc.asyncProperty(anyCondition, anyValues, async (condition, values) => {
      const program = compile([condition], CATALOGUE);
      const trace = traceOf(program, 0, evaluate(program, values), values, () => 'stated');
      const parts = partsOf(condition);
      const reference = await referenceVerdicts(parts, values, CATALOGUE);
      expect(resultsOf(trace)).toEqual(reference.map(({ truth }) => truthWord(truth)));
      expect(plain(trace)).toEqual(condition);
    });
    await fc.assert(faithful, { numRuns: 2_000 });
  });

  it('shows an unknown fact as null in JSON too', () => {
    const program = compile([leaf('yes', 'notEqual', true)], CATALOGUE);
    const trace = traceOf(program, 0, evaluate(program, valuesWith({})), valuesWith({}), () => 'stated');
    expect(JSON.parse(JSON.stringify(trace))).toEqual({
      fact: 'yes',
      operator: 'notEqual',
      wanted: true,
      seen: null,
      origin: 'unknown',
      result: 'undetermined',
    });
  });

  it('refuses values that are not those the condition was found with', () => {
    const program = compile([leaf('yes', 'equal', true)], CATALOGUE);
    const findings = evaluate(program, valuesWith({ yes: true }));
    for (const other of [{}, { yes: false }])
      expect(() => traceOf(program, 0, findings, valuesWith(other), () => 'stated')).toThrow('other values');
  });
});

/** The condition and every part of it, outermost first. */
function partsOf(condition: Condition): readonly Condition[] {
  if ('fact' in condition) return [condition];
  const inner = 'not' in condition ? [condition.not] : 'all' in condition ? condition.all : condition.any;
  return [condition, ...inner.flatMap(partsOf)];
}

const innerOf = (trace: Trace): readonly Trace[] =>
  'not' in trace ? [trace.not] : 'all' in trace ? trace.all : 'any' in trace ? trace.any : [];

const resultsOf = (trace: Trace): readonly string[] => [trace.result, ...innerOf(trace).flatMap(resultsOf)];

/** The condition a trace says was evaluated. */
function plain(trace: Trace): unknown {
  if ('not' in trace) return { not: plain(trace.not) };
  if ('all' in trace) return { all: trace.all.map(plain) };
  if ('any' in trace) return { any: trace.any.map(plain) };
  const { fact, operator, wanted } = trace as { fact: string; operator: string; wanted: unknown };
  return { fact, operator, value: wanted };
}
