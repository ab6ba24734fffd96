import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compile,
  copyFindings,
  createFindings,
  evaluate,
  evaluateOne,
  reevaluate,
} from '../../src/conditions/program.js';
import type { Tally } from './differential.js';
import { compiled, differences } from './differential.js';
import { anyCondition, anyValues, CATALOGUE, leaf, valuesWith } from './world.js';

const BATCH = 100;
/** 110,000 pairs; a nightly run asks for more. */
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 1_100);

describe('the compiled program and json-rules-engine', () => {
  it('agree on 100,000 random conditions and facts', { timeout: 240_000 }, async () => {
    const tally: Tally = { pairs: 0, undetermined: 0, wronglyTrue: 0 };
    const batch = fc.array(anyCondition, { minLength: BATCH, maxLength: BATCH, size: 'max' });
    const agree = fc.asyncProperty(batch, anyValues, async (conditions, values) => {
      expect(await differences(conditions, values, compiled, tally)).toEqual([]);
    });
    await fc.assert(agree, { numRuns: RUNS, endOnFailure: false });
    expect(tally.pairs).toBeGreaterThanOrEqual(100_000);
    expect(tally.undetermined).toBeGreaterThan(tally.pairs / 10);
    expect(tally.undetermined).toBeLessThan(tally.pairs / 2);
    expect(tally.wronglyTrue).toBeGreaterThan(tally.pairs / 100);
  });

  it('agree on zero with a sign, which JSON can carry', async () => {
    for (const operator of ['equal', 'notEqual', 'lessThan', 'greaterThanInclusive'] as const) {
      for (const [seen, wanted] of [
        [0, -0],
        [-0, 0],
      ] as const) {
        expect(await differences([leaf('derived.day', operator, wanted)], valuesWith({ 'derived.day': seen }))).toEqual(
          [],
        );
      }
    }
    expect(await differences([leaf('derived.day', 'in', [-0])], valuesWith({ 'derived.day': 0 }))).toEqual([]);
  });

  it('agree on one condition and facts, shrunk to the smallest when they do not', { timeout: 60_000 }, async () => {
    const agree = fc.asyncProperty(anyCondition, anyValues, async (condition, values) => {
      expect(await differences([condition], values)).toEqual([]);
    });
    await fc.assert(agree, { numRuns: 2_000 });
  });

  it('give each condition the same truth alone, together and in reused findings', () => {
    const several = fc.array(anyCondition, { minLength: 1, maxLength: 8 });
    const same = fc.property(several, anyValues, anyValues, (conditions, values, others) => {
      const program = compile(conditions, CATALOGUE);
      const together = [...evaluate(program, values).conditions];
      const reused = createFindings(program);
      evaluate(program, others, reused);
      expect([...evaluate(program, values, reused).conditions]).toEqual(together);
      expect(conditions.flatMap((condition) => [...compiled([condition], values)])).toEqual(together);
      const single = createFindings(program);
      expect(conditions.map((_, index) => evaluateOne(program, index, values, single))).toEqual(together);
    });
    fc.assert(same, { numRuns: 2_000 });
  });

  it('are up to date after one fact at a time has changed, as after evaluating all again', () => {
    const several = fc.array(anyCondition, { minLength: 1, maxLength: 8 });
    const same = fc.property(several, anyValues, anyValues, (conditions, before, after) => {
      const program = compile(conditions, CATALOGUE);
      const values = before.slice();
      const findings = createFindings(program);
      copyFindings(evaluate(program, values), findings);
      for (const fact of CATALOGUE.facts.keys()) {
        values[fact] = after[fact];
        reevaluate(program, fact, values, findings);
        expect(findings).toEqual(evaluate(program, values));
      }
    });
    fc.assert(same, { numRuns: 1_000 });
  });
});
