import { describeError } from '../http/failure.js';
import type { ExitName } from './exit-codes.js';

/** Ends a command with something to say to the person who must act. */
export class Failure extends Error {
  readonly exit: ExitName;
  readonly lines: readonly string[];

  constructor(exit: ExitName, lines: readonly string[]) {
    super(lines[0] ?? exit);
    this.exit = exit;
    this.lines = lines;
  }
}

/** What is said of an error that nobody foresaw: never its message, which may quote a request. */
export function mistake(what: string, error: unknown): string {
  const { at, class: kind } = describeError(error);
  return `ur: ${what} failed through a mistake of ours (${kind} at ${at}); please report it`;
}
