/** Longer than any input may take, on the slowest machine a check runs on: a bound against hanging, not a measure. */
export const SLOWEST_MS = 10_000;
