import type { Session } from './session.js';

const CLEAR_LINE = '\r\u001b[2K';
const EVERY_MS = 100;

/** One line on standard error that says how far long work has come, while a terminal is attached. */
export interface Progress {
  readonly show: (text: () => string) => void;
  readonly clear: () => void;
}

export function createProgress({ stderr }: Session): Progress {
  let shownAt = 0;
  return {
    show: (text) => {
      if (stderr.isTTY !== true) return;
      const now = performance.now();
      if (now - shownAt < EVERY_MS) return;
      shownAt = now;
      stderr.write(`${CLEAR_LINE}${text()}`);
    },
    clear: () => {
      if (shownAt > 0) stderr.write(CLEAR_LINE);
      shownAt = 0;
    },
  };
}
