import type { CompiledLeaf, Program } from '../../conditions/program.js';
import { UNDETERMINED, fromBoolean } from '../../domain/truth.js';
import type { FactValues } from '../../facts/catalogue.js';

/** What the rules make of some facts: the truth of each test that reads one of them, as a text to compare. */
export type LeafSign = (values: FactValues) => string;

/** Two sets of values with the same sign are the same to every condition of the program, as far as these facts go. */
export function leafSign(program: Program, reads: (fact: string) => boolean): LeafSign {
  const leaves = program.leaves.filter(({ name }) => reads(name));
  return (values) => leaves.map((leaf) => truthOf(leaf, values)).join('');
}

function truthOf({ fact, test, wanted }: CompiledLeaf, values: FactValues): number {
  const seen = values[fact];
  return seen === undefined ? UNDETERMINED : fromBoolean(test(seen, wanted));
}
