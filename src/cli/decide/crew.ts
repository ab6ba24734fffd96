import { Worker } from 'node:worker_threads';
import type { Line } from '../../http/batch/line-splitter.js';
import type { RawFile } from '../../rulesets/tree.js';
import type { LibraryOptions } from '../../library.js';
import { PLAIN } from '../terminal/ink.js';
import type { Answered, Deciding } from './company.js';
import type { DecideOptions } from './options.js';

/** Who decides lines. */
export interface Crew {
  readonly decide: (lines: readonly Line[]) => Promise<Answered>;
  /** How many companies of lines may be under way before their answers are written. */
  readonly ahead: number;
  readonly end: () => Promise<void>;
}

/** What a thread begins with. It reads the same bytes of the same rulesets again, so that all decide by the same. */
export interface Briefing {
  readonly files: readonly RawFile[];
  readonly made: LibraryOptions;
  readonly options: DecideOptions;
  readonly coloured: boolean;
}

/** Companies for each thread: one that it decides, and one that waits for it. */
const AHEAD = 2;

/** Threads of this process that decide lines at the same time. What a thread throws, or that it ends, is thrown to all who wait. */
export function hire(count: number, { library: { files }, ink, options }: Deciding, made: LibraryOptions): Crew {
  const briefing: Briefing = { files, made, options, coloured: ink !== PLAIN };
  const threads = Array.from({ length: count }, () => new Thread(briefing));
  return {
    decide: (lines) => idlest(threads).decide(lines),
    ahead: count * AHEAD,
    end: async () => void (await Promise.all(threads.map((thread) => thread.end()))),
  };
}

const idlest = (threads: readonly Thread[]): Thread =>
  threads.reduce((idle, thread) => (thread.waiting < idle.waiting ? thread : idle));

interface Waiting {
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: Error) => void;
}

/** A thread answers what it is given in the order in which it is given. */
class Thread {
  readonly #worker: Worker;
  #waiting: Waiting[] = [];
  #failure: Error | undefined;

  constructor(briefing: Briefing) {
    this.#worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: briefing })
      .on('message', (answered: Answered) => this.#waiting.shift()?.resolve(answered))
      .on('error', (error) => this.#fail(error))
      .on('exit', () => this.#fail(new Error('a thread ended')));
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  decide(lines: readonly Line[]): Promise<Answered> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      const message = sent(lines);
      this.#worker.postMessage(message, [message.bytes.buffer]);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting) reject(this.#failure);
    this.#waiting = [];
  }
}

/** Lines as they reach a thread: their bytes in one piece, since every piece that is sent has its price. */
export interface Sent {
  readonly numbers: readonly number[];
  /** Where each line ends in the bytes; for one that is too long, nothing. */
  readonly ends: readonly (number | undefined)[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function sent(lines: readonly Line[]): Sent {
  let length = 0;
  const ends = lines.map((line) => (line.tooLong ? undefined : (length += line.bytes.length)));
  const bytes = new Uint8Array(length);
  for (const [index, line] of lines.entries())
    if (!line.tooLong) bytes.set(line.bytes, (ends[index] as number) - line.bytes.length);
  return { numbers: lines.map(({ number }) => number), ends, bytes };
}

export function received({ bytes, ends, numbers }: Sent): readonly Line[] {
  let from = 0;
  return numbers.map((number, index) => {
    const to = ends[index];
    if (to === undefined) return { number, tooLong: true };
    const line = { number, tooLong: false, bytes: Buffer.from(bytes.buffer, from, to - from) } as const;
    from = to;
    return line;
  });
}
