import type { Truth } from '../domain/truth.js';
import { UNDETERMINED } from '../domain/truth.js';
import type { FactCatalogue, FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { Condition } from './condition.js';
import { compile, createFindings, evaluateOne } from './program.js';

/** Whether facts can make a condition come out so: proved by trying every way, or not decided within the bound. */
export type Possibility = 'possible' | 'impossible' | 'undecided';

/** Values tried before a question is left open, so that no document can make a check take long. */
const MOST_TRIES = 20_000;

/**
 * Can known facts make the condition met, or not met? `domains` holds the values worth trying of every fact it reads
 * (`boundaries.ts`). A fact is tried only while the condition is still open, so most conditions take few tries.
 */
export function canBe(
  wanted: Exclude<Truth, typeof UNDETERMINED>,
  condition: Condition,
  domains: ReadonlyMap<string, readonly Scalar[]>,
  catalogue: FactCatalogue,
): Possibility {
  const program = compile([condition], catalogue);
  const findings = createFindings(program);
  const facts = [...domains].map(([name, values]) => ({ index: factIndex(catalogue, name), values }));
  const known: FactValues = new Array<Scalar | undefined>(catalogue.facts.length).fill(undefined);
  let tries = 0;
  const reach = (at: number): boolean => {
    tries += 1;
    const truth = evaluateOne(program, 0, known, findings);
    if (truth !== UNDETERMINED) return truth === wanted;
    const fact = facts[at];
    if (fact === undefined || tries > MOST_TRIES) return false;
    const found = fact.values.some((value) => {
      known[fact.index] = value;
      return reach(at + 1);
    });
    known[fact.index] = undefined;
    return found;
  };
  if (reach(0)) return 'possible';
  return tries > MOST_TRIES ? 'undecided' : 'impossible';
}
