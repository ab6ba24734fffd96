/** Counts that wait to be told to the registry. */
export interface Later {
  readonly tell: (count: () => void) => void;
  readonly settle: () => void;
}

/** Calls in memory between two tellings. */
const MOST = 256;

/**
 * Telling a counter takes many times as long between the stages of a request as it does beside other telling, whose code
 * is at hand: so it waits until there is some, or until the metrics are read. What waits may hold words of ours and numbers
 * only, nothing of a request.
 */
export function toldLater(): Later {
  let waiting: (() => void)[] = [];
  const settle = (): void => {
    const these = waiting;
    waiting = [];
    for (const count of these) count();
  };
  return {
    tell: (count) => {
      if (waiting.push(count) >= MOST) settle();
    },
    settle,
  };
}
