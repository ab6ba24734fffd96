import { Failure } from '../failure.js';
import type { Session } from '../session.js';

const CLEAR_LINE = '\r\u001b[2K';
const EVERY_MS = 100;

/**
 * Runs long work step by step: says how far it has come where standard error is a terminal, and stops between two steps
 * when it is interrupted.
 */
export async function worked<P, R>(session: Session, work: Generator<P, R>, say: (progress: P) => string): Promise<R> {
  const { isTTY } = session.stderr;
  let interrupted = false;
  let breathed = performance.now();
  const clear = (): void => {
    if (isTTY === true) session.stderr.write(CLEAR_LINE);
  };
  const interrupt = (): void => {
    interrupted = true;
  };
  process.once('SIGINT', interrupt);
  try {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      const now = performance.now();
      if (now - breathed < EVERY_MS) continue;
      breathed = now;
      if (isTTY === true) session.stderr.write(`${CLEAR_LINE}${say(step.value)}`);
      // Signals are heard between turns of the event loop only.
      await new Promise((resolve) => setImmediate(resolve));
      if (interrupted) throw new Failure('interrupted', ['ur: interrupted']);
    }
  } finally {
    process.off('SIGINT', interrupt);
    clear();
  }
}

/** What the work gave, or nothing where it was interrupted: what was done before may still be printed. */
export async function unlessInterrupted<R>(work: Promise<R>): Promise<R | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Failure && error.exit === 'interrupted') return undefined;
    throw error;
  }
}
