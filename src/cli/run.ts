import { CommanderError } from 'commander';
import type { ExitName } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { Failure, mistake } from './failure.js';
import { createProgram } from './program.js';
import type { Session, Streams } from './session.js';
import { createSession } from './session.js';

/** Runs one command line (without the names of node and the script). @returns the exit code. */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  let exit: ExitName = 'done';
  const session = createSession(streams, (name) => {
    exit = name;
  });
  try {
    await createProgram(session).parseAsync(argv, { from: 'user' });
  } catch (error) {
    exit = explain(error, session);
  }
  return EXIT[exit].code;
}

/** Says what went wrong, and never shows a stack: whoever runs a command can do nothing with it. */
function explain(error: unknown, session: Session): ExitName {
  // Commander has already said what it has to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 'done' : 'usage';
  if (error instanceof Failure) {
    session.complain(error.lines);
    return error.exit;
  }
  session.complain([mistake('the command', error)]);
  return 'cannotRun';
}
