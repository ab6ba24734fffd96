/** Work that pauses between one stage and the next, so that the same stage of other work can be done in between. */
export type Staged<T> = Generator<undefined, T, undefined>;

/** The work from its first stage to its last. */
export function atOnce<T>(work: Staged<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** How a piece of work ended: with what it came to, or with what it threw. */
export type Ended<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly thrown: unknown };

/**
 * Many pieces of work, stage by stage: one after the other they would drive each other's code and data out of the
 * processor's caches, which takes longer than the work. What one of them throws stops no other.
 */
export function inStep<T>(works: readonly Staged<T>[]): readonly Ended<T>[] {
  const ended: Ended<T>[] = [];
  let left = works.map((work, index) => ({ work, index }));
  while (left.length > 0)
    left = left.filter(({ work, index }) => {
      const end = advance(work);
      if (end !== undefined) ended[index] = end;
      return end === undefined;
    });
  return ended;
}

/** The same work, with something instead of what it throws. */
export function* orElse<T>(work: Staged<T>, instead: (thrown: unknown) => T): Staged<T> {
  try {
    return yield* work;
  } catch (thrown) {
    return instead(thrown);
  }
}

/** What the work came to. Throws what the work threw. */
export function valueOf<T>(ended: Ended<T>): T {
  if (ended.done) return ended.value;
  throw ended.thrown;
}

/** Company in which a piece of work is done fastest; more than this gains nothing. */
export const COMPANY = 32;

/** One stage further; how it ended, if it did. */
function advance<T>(work: Staged<T>): Ended<T> | undefined {
  try {
    const step = work.next();
    return step.done === true ? { done: true, value: step.value } : undefined;
  } catch (thrown) {
    return { done: false, thrown };
  }
}
