import type { Fault, Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import type { Call, Context, Operation, Parameters } from '../http/operation.js';
import { problemOf } from '../http/problem.js';
import { unserved } from '../http/unserved.js';
import type { Library } from '../library.js';
import { createHash } from 'node:crypto';

/** What the service answers at one of its addresses: `--json` gives the same. */
export async function apiAnswer(
  operation: (context: Context) => Operation,
  library: Library,
  parameters: Parameters = {},
): Promise<Outcome<object>> {
  const note = { id: '' };
  // These operations read their parameters and nothing else of a call.
  const reply = await operation(unserved(library)).handle({ parameters, note } as unknown as Call);
  if (reply.kind === 'faults') return fail(...reply.faults);
  if (reply.kind !== 'json') throw new Error('the operation has no JSON answer');
  return succeed(reply.value);
}

/** The problem document of the service. Its instance is made from the faults, so that the same faults give the same bytes. */
export function problemJson(faults: readonly Fault[]): object {
  const hex = createHash('sha256').update(JSON.stringify(faults)).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return problemOf(faults, id.join('-'));
}
