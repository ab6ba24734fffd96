import type { Line } from '../../http/batch/line-splitter.js';
import { openLibraryAsMade } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { PLAIN } from '../terminal/ink.js';
import type { Answered, Deciding } from './company.js';
import { decideCompany } from './company.js';
import type { DecideOptions } from './options.js';
import { hire } from './threads.js';

/** Who decides lines. */
export interface Crew {
  readonly decide: (lines: readonly Line[]) => Promise<Answered>;
  /** How many companies of lines may be under way at once. */
  readonly most: number;
  /** Aborted where the crew cannot go on, with the reason. */
  readonly failed: AbortSignal;
  readonly end: () => Promise<void>;
}

/**
 * This thread, or as many others as are asked for. Those read the rulesets themselves: nothing holds the library here then,
 * which the collector would go through again and again.
 * @throws {Failure} where the rulesets cannot be read, or have faults.
 */
export function crewFor(session: Session, options: DecideOptions): Crew {
  const { library, made } = openLibraryAsMade(session, options);
  const { ink } = session.sheet;
  if (options.threads === 1) return here({ library, options, ink });
  return hire(options.threads, { files: library.files, made, options, coloured: ink !== PLAIN });
}

/** Answers are there before more lines are read. */
const here = (deciding: Deciding): Crew => ({
  decide: (lines) => decideCompany(lines, deciding),
  most: 1,
  failed: new AbortController().signal,
  end: () => Promise.resolve(),
});
