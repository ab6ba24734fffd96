import type { Client } from './auth/identity.js';
import type { Operation } from './operation.js';
import type { Operations } from './operations.js';

/** Tokens may name any set of payers; beyond this many sets the oldest is made again when it is wanted. */
const MOST_SETS = 256;

/** The operation as its caller gets it: the one that all get, or one over the payers the caller may ask about. */
export function seenBy({ narrowedTo }: Operations): (operation: Operation, caller: Client) => Operation {
  const made = new Map<string, ReadonlyMap<string, Operation>>();
  const operationsFor = (payers: ReadonlySet<string>): ReadonlyMap<string, Operation> => {
    const name = [...payers].sort().join(' ');
    const before = made.get(name);
    if (before !== undefined) return before;
    const [oldest] = made.keys();
    if (made.size >= MOST_SETS && oldest !== undefined) made.delete(oldest);
    const fresh = new Map(narrowedTo(payers).map((operation) => [operation.id, operation]));
    made.set(name, fresh);
    return fresh;
  };
  return (operation, { payers }) => {
    if (payers === undefined) return operation;
    const narrowed = operationsFor(payers).get(operation.id);
    if (narrowed === undefined) throw new Error(`${operation.id} is not narrowed`);
    return narrowed;
  };
}
