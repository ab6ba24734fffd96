import type { ClinicalFinder } from '../../clinical/finder.js';
import type { ClinicalResult } from '../../clinical/result.js';
import { ALL_AXES } from '../../clinical/result.js';
import type { FactValues } from '../../facts/catalogue.js';
import type { Statement } from '../../facts/statement.js';

/** One assessment of the space, or many that no rule and no criterion can tell apart. */
export interface Assessment {
  readonly facts: () => Statement;
  /** How many it stands for. */
  readonly weight: number;
  /** Stated, derived and entailed values. */
  readonly values: FactValues;
  /** The finding; nothing where the facts leave it open or contradict each other. */
  readonly result: ClinicalResult | undefined;
}

/** An assessment with its finding. */
export function placed(finder: ClinicalFinder, values: FactValues, weight: number, facts: () => Statement): Assessment {
  const { contradictions, results, root } = finder.place(values, { axes: ALL_AXES });
  const [only] = results;
  const settled = contradictions.length === 0 && results.length === 1;
  return { facts, weight, values: root?.values ?? values, result: settled ? only : undefined };
}
