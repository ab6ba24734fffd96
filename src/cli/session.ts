import type { Readable } from 'node:stream';
import type { LibraryOptions, LoadedLibrary } from '../library.js';
import type { ExitName } from './exit-codes.js';
import { inkFor } from './terminal/ink.js';
import type { Sheet } from './terminal/sheet.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A stream to write to; what a terminal adds is optional. */
export interface Sink {
  write(text: string | Uint8Array): boolean;
  once(event: 'drain' | 'close' | 'error', listener: () => void): unknown;
  off(event: 'drain' | 'close' | 'error', listener: () => void): unknown;
  readonly destroyed?: boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Environment;
  /** Calls the listener when the person at the terminal wants the work to end; gives a way to stop listening. */
  readonly onInterrupt?: (listener: () => void) => () => void;
  /** Reads a rulesets folder; whoever runs many commands in one process may keep what was read. */
  readonly load?: (folder: string, options: LibraryOptions) => LoadedLibrary;
  /** The day it is, where what is said of rulesets depends on it; the clock's when absent. */
  readonly now?: () => Date;
}

/** One run of the command: its streams, how wide and colourful they are, and how it ends. */
export interface Session extends Streams {
  readonly sheet: Sheet;
  readonly errorSheet: Sheet;
  readonly print: (lines: readonly string[]) => void;
  readonly printJson: (value: object) => void;
  readonly complain: (lines: readonly string[]) => void;
  readonly end: (exit: ExitName) => void;
  readonly today: () => string;
}

export function createSession(streams: Streams, end: (exit: ExitName) => void): Session {
  const { stdout, stderr, env } = streams;
  return {
    ...streams,
    sheet: sheetOf(stdout, env),
    errorSheet: sheetOf(stderr, env),
    print: (lines) => void stdout.write(`${lines.join('\n')}\n`),
    printJson: (value) => void stdout.write(`${JSON.stringify(value, undefined, 2)}\n`),
    complain: (lines) => void stderr.write(`${lines.join('\n')}\n`),
    end,
    today: () => (streams.now?.() ?? new Date()).toISOString().slice(0, 10),
  };
}

const NARROWEST = 40;
const WIDEST = 100;
const USUAL = 80;

/** Lines longer than 100 columns are hard to read, however wide the window. */
function sheetOf(sink: Sink, env: Environment): Sheet {
  const columns = sink.columns ?? (Number(env['COLUMNS']) || USUAL);
  return { width: Math.min(WIDEST, Math.max(NARROWEST, columns)), ink: inkFor(sink.isTTY === true, env) };
}
