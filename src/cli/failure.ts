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
