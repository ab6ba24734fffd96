import type { Decision } from '../../domain/determination.js';
import type { Session } from '../session.js';
import { counted } from '../views/words.js';

const CLEAR_LINE = '\r\u001b[2K';
const EVERY_MS = 100;

/** Counts the results of a batch and shows the count on standard error while a terminal is attached. */
export class Tally {
  readonly #session: Session;
  readonly #counts = new Map<Decision | 'faulty', number>();
  #lines = 0;
  #shownAt = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  add(kind: Decision | 'faulty'): void {
    this.#lines += 1;
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** Only where it does not run into the results themselves. */
  progress(): void {
    const { stderr, stdout } = this.#session;
    if (stderr.isTTY !== true || stdout.isTTY === true) return;
    const now = performance.now();
    if (now - this.#shownAt < EVERY_MS) return;
    this.#shownAt = now;
    stderr.write(`${CLEAR_LINE}${this.#summary()}`);
  }

  close(): void {
    const { stderr } = this.#session;
    if (this.#shownAt > 0) stderr.write(CLEAR_LINE);
    stderr.write(`${this.#summary()}\n`);
  }

  #summary(): string {
    const order = ['approve', 'downgrade', 'deny', 'pend', 'faulty'] as const;
    const parts = order.flatMap((kind) => (this.#counts.has(kind) ? [`${this.#counts.get(kind) ?? 0} ${kind}`] : []));
    return [counted(this.#lines, 'request'), ...(parts.length === 0 ? [] : [parts.join(', ')])].join(': ');
  }
}
