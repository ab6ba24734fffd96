import type { Progress } from '../progress.js';
import { createProgress } from '../progress.js';
import type { Session } from '../session.js';
import { counted } from '../views/words.js';
import type { Kind } from './company.js';

/** Counts the results of a batch and shows the count on standard error while a terminal is attached. */
export class Tally {
  readonly #session: Session;
  readonly #counts = new Map<Kind, number>();
  readonly #progress: Progress;
  #lines = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#progress = createProgress(session);
  }

  add(kinds: readonly Kind[]): void {
    this.#lines += kinds.length;
    for (const kind of kinds) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** Only where it does not run into the results themselves. */
  progress(): void {
    if (this.#session.stdout.isTTY !== true) this.#progress.show(() => this.#summary());
  }

  close(): void {
    this.#progress.clear();
    this.#session.stderr.write(`${this.#summary()}\n`);
  }

  #summary(): string {
    const order = ['approve', 'downgrade', 'deny', 'pend', 'faulty'] as const;
    const parts = order.flatMap((kind) => (this.#counts.has(kind) ? [`${this.#counts.get(kind) ?? 0} ${kind}`] : []));
    return [counted(this.#lines, 'request'), ...(parts.length === 0 ? [] : [parts.join(', ')])].join(': ');
  }
}
