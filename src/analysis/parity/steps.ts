/** Runs steps to their end. */
export function finished<R>(steps: Generator<unknown, R>): R {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Assessments or points between two steps. */
export const STRIDE = 500;
