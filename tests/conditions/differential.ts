import type { FactValues } from '../../src/facts/catalogue.js';
import { MET, UNDETERMINED } from '../../src/domain/truth.js';
import type { Condition } from '../../src/conditions/condition.js';
import { compile, evaluate } from '../../src/conditions/program.js';
import { referenceVerdicts } from '../../src/conditions/reference.js';
import { CATALOGUE } from './world.js';

export interface Difference {
  readonly condition: Condition;
  readonly ours: number;
  readonly theirs: number;
  readonly verdict: boolean;
  readonly why: string;
}

export interface Tally {
  pairs: number;
  undetermined: number;
  /** Pairs in which an unknown fact made json-rules-engine say true: what a two-valued engine would have granted. */
  wronglyTrue: number;
}

export type Evaluator = (conditions: readonly Condition[], values: FactValues) => Uint8Array | readonly number[];

export const compiled: Evaluator = (conditions, values) => evaluate(compile(conditions, CATALOGUE), values).conditions;

/** Where the evaluator and json-rules-engine differ on these conditions and facts. */
export async function differences(
  conditions: readonly Condition[],
  values: FactValues,
  evaluator: Evaluator = compiled,
  tally?: Tally,
): Promise<readonly Difference[]> {
  const ours = evaluator(conditions, values);
  const reference = await referenceVerdicts(conditions, values, CATALOGUE);
  const { reads } = compile(conditions, CATALOGUE);
  return conditions.flatMap((condition, index): readonly Difference[] => {
    const truth = ours[index] as number;
    const { truth: theirs, verdict } = reference[index] as { truth: number; verdict: boolean };
    const someUnknown = (reads[index] as readonly number[]).some((fact) => values[fact] === undefined);
    if (tally !== undefined) {
      tally.pairs += 1;
      tally.undetermined += truth === UNDETERMINED ? 1 : 0;
      tally.wronglyTrue += truth === UNDETERMINED && verdict ? 1 : 0;
    }
    const differs = (why: string): readonly Difference[] => [{ condition, ours: truth, theirs, verdict, why }];
    if (truth !== theirs) return differs('our truth is not the fold of its leaves');
    if (truth === UNDETERMINED) return someUnknown ? [] : differs('undetermined with every fact known');
    return verdict === (truth === MET) ? [] : differs('definite, and its own verdict is the other');
  });
}
