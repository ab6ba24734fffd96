export interface Lines {
  /** Takes a line that has yet to be put in words; saying it writes it. */
  readonly later: (say: () => void) => void;
  readonly write: (line: string) => void;
  /** Hands on what waits. */
  readonly flush: () => void;
}

/** A line waits no longer than this. */
const WAIT_MS = 20;
/** More than so many do not wait for more. */
const ENOUGH = 64;

/**
 * Lines put in words and handed on together: where requests come one by one, a line takes a twentieth of the request that it
 * is about to be put in words, and a write for each, which another thread does, a quarter.
 */
export function together(handOn: (lines: string) => void): Lines {
  let unsaid: (() => void)[] = [];
  let text = '';
  let clock: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(clock);
    clock = undefined;
    const these = unsaid;
    unsaid = [];
    for (const say of these) say();
    const lines = text;
    text = '';
    if (lines !== '') handOn(lines);
  };
  return {
    later: (say) => {
      if (unsaid.push(say) >= ENOUGH) flush();
      else clock ??= setTimeout(flush, WAIT_MS).unref();
    },
    write: (line) => {
      text += line;
    },
    flush,
  };
}

export const countLines = (text: string): number => text.split('\n').length - 1;
