import type { Truth } from '../domain/truth.js';
import { UNDETERMINED } from '../domain/truth.js';
import type { FactCatalogue, FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { Condition } from './condition.js';
import type { Patience } from './patience.js';
import { MOST_WORK, MOST_WORK_OF_ONE } from './patience.js';
import { compile, createFindings, evaluateOne, partsIn } from './program.js';

/** Whether facts can make a condition come out so: proved by trying every way, or not decided within the bound. */
export type Possibility = 'possible' | 'impossible' | 'undecided';

/**
 * Can known facts make the condition met, or not met? `domains` holds the values worth trying of every fact it reads
 * (`boundaries.ts`). A fact is tried only while the condition is still open, so most conditions take few tries. The
 * question is left open once it has taken all that one may, or all that is left for it and others.
 */
export function canBe(
  wanted: Exclude<Truth, typeof UNDETERMINED>,
  condition: Condition,
  domains: ReadonlyMap<string, readonly Scalar[]>,
  catalogue: FactCatalogue,
  patience: Patience = { left: MOST_WORK },
): Possibility {
  const program = compile([condition], catalogue);
  const findings = createFindings(program);
  const facts = [...domains].map(([name, values]) => ({ index: factIndex(catalogue, name), values }));
  const known: FactValues = new Array<Scalar | undefined>(catalogue.facts.length).fill(undefined);
  const parts = partsIn(program);
  const stop = patience.left - MOST_WORK_OF_ONE;
  const isOver = (): boolean => patience.left < Math.max(0, stop);
  const reach = (at: number): boolean => {
    patience.left -= parts;
    const truth = evaluateOne(program, 0, known, findings);
    if (truth !== UNDETERMINED) return truth === wanted;
    const fact = facts[at];
    if (fact === undefined || isOver()) return false;
    const found = fact.values.some((value) => {
      known[fact.index] = value;
      return reach(at + 1);
    });
    known[fact.index] = undefined;
    return found;
  };
  if (reach(0)) return 'possible';
  return isOver() ? 'undecided' : 'impossible';
}
