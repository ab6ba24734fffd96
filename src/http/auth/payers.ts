import type { Fault, Outcome } from '../../domain/faults.js';
import type { Context, Operation, Reply } from '../operation.js';

/** What a caller with payers of its own sees: a service that holds no others. */
export const narrowedTo = (payers: ReadonlySet<string>, { engine, library, ...context }: Context): Context => ({
  ...context,
  payers,
  library: Object.freeze({
    ...library,
    payers: new Map([...library.payers].filter(([payer]) => payers.has(payer))),
  }),
  // The lines of a batch are answered one by one, not as the reply of an operation.
  engine: {
    ...engine,
    *review(...asked) {
      return outcomeFor(yield* engine.review(...asked));
    },
  },
});

/** The operation as such a caller gets it: what it may not see and what there is not are one and the same answer. */
export const withoutStrangers = (operation: Operation): Operation => ({
  ...operation,
  handle: async (call) => replyFor(await operation.handle(call)),
});

const replyFor = (reply: Reply): Reply =>
  reply.kind === 'faults' ? { kind: 'faults', faults: reply.faults.map(notAllowed) } : reply;

const outcomeFor = <T>(outcome: Outcome<T>): Outcome<T> =>
  outcome.ok ? outcome : { ok: false, faults: outcome.faults.map(notAllowed) };

function notAllowed(fault: Fault): Fault {
  if (fault.code !== 'payer-unknown') return fault;
  const { pointer } = fault;
  return { code: 'payer-not-allowed', ...(pointer === undefined ? {} : { pointer }) };
}
