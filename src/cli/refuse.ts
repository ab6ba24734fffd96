import type { Fault } from '../domain/faults.js';
import type { ExitName } from './exit-codes.js';
import { problemJson } from './json-answer.js';
import type { Session } from './session.js';
import { faultLines } from './views/faults.js';

/** Says what is wrong with what was given, with `--json` also as the API does. @returns how the command ends. */
export function refuse(
  session: Session,
  faults: readonly Fault[],
  { json = false, what }: { readonly json?: boolean | undefined; readonly what?: string } = {},
): ExitName {
  if (json) session.printJson(problemJson(faults));
  session.complain(faultLines(session.errorSheet, faults, what));
  return 'faulty';
}
