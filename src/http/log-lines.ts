export interface Lines {
  readonly write: (line: string) => void;
  /** Hands on what waits. */
  readonly flush: () => void;
}

/** A line waits no longer than this. */
const WAIT_MS = 20;
/** More than this does not wait for more. */
const ENOUGH = 16 * 1024;

/**
 * Lines handed on together: where requests come one by one, a write for each, which another thread does, costs a quarter of
 * the request that it is about.
 */
export function together(handOn: (lines: string) => void): Lines {
  let waiting = '';
  let clock: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(clock);
    clock = undefined;
    const lines = waiting;
    waiting = '';
    if (lines !== '') handOn(lines);
  };
  return {
    write: (line) => {
      waiting += line;
      if (waiting.length >= ENOUGH) flush();
      else clock ??= setTimeout(flush, WAIT_MS).unref();
    },
    flush,
  };
}

export const countLines = (text: string): number => text.split('\n').length - 1;
