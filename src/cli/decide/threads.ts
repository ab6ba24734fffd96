import { Worker } from 'node:worker_threads';
import type { Line } from '../../http/batch/line-splitter.js';
import type { LibraryOptions } from '../../library.js';
import type { RawFile } from '../../rulesets/tree.js';
import { Failure } from '../failure.js';
import type { Answered } from './company.js';
import type { Crew } from './crew.js';
import type { DecideOptions } from './options.js';
import { sent } from './wire.js';

/** What a thread begins with. It reads the same bytes of the same rulesets again, so that all decide by the same. */
export interface Briefing {
  readonly files: readonly RawFile[];
  readonly made: LibraryOptions;
  readonly options: DecideOptions;
  readonly coloured: boolean;
}

/** Companies for each thread: one that it decides, and one that waits for it. */
const EACH = 2;

/**
 * Threads of this process that decide lines at the same time. Where one of them fails or ends, that is thrown to all who
 * wait for it, and ends the work of all, since nobody may be waiting.
 */
export function hire(count: number, briefing: Briefing): Crew {
  const failed = new AbortController();
  const threads = Array.from({ length: count }, () => new Thread(briefing, (error) => failed.abort(error)));
  return {
    failed: failed.signal,
    decide: (lines) => idlest(threads).decide(lines),
    most: count * EACH,
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
  readonly #failed: (error: Error) => void;
  #waiting: Waiting[] = [];
  #failure: Error | undefined;
  #ending = false;

  constructor(briefing: Briefing, failed: (error: Error) => void) {
    this.#failed = failed;
    // A thread writes nothing itself: its streams would only listen to those of the process.
    const options = { workerData: briefing, stdout: true, stderr: true };
    this.#worker = new Worker(new URL('./thread.js', import.meta.url), options)
      .on('message', (answered: Answered) => this.#waiting.shift()?.resolve(answered))
      .on('error', (error) => this.#fail(isOutOfMemory(error) ? outOfMemory() : error))
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
    this.#ending = true;
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting) reject(this.#failure);
    this.#waiting = [];
    if (!this.#ending) this.#failed(this.#failure);
  }
}

const isOutOfMemory = (error: NodeJS.ErrnoException): boolean => error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const outOfMemory = (): Failure =>
  new Failure('cannotRun', [
    'ur: a thread has no memory left; answers up to here are right',
    '    use fewer --threads, each of which keeps the rulesets in its memory',
  ]);
