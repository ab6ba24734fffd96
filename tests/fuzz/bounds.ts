/** Longer than any input may take, on the slowest machine a check runs on: a bound against hanging, not a measure. */
export const SLOWEST_MS = 10_000;

const long = process.env['UR_TEST_FUZZ'] === 'long';

/** `UR_TEST_FUZZ=long` tries so many times as many inputs, from a seed of the day unless one is given. */
const TIMES = long ? 30 : 1;
export const SEED = Number(process.env['UR_TEST_FUZZ_SEED'] ?? (long ? Date.now() % 1_000_000_000 : 20_261_122));
/** Only this input of a run, to see it fail again. */
const AT = process.env['UR_TEST_FUZZ_AT'];

export const TIMEOUT_MS = long ? 6 * 3_600_000 : 240_000;

/** The numbers of the inputs to try. */
export function* inputs(count: number): Generator<number> {
  if (AT !== undefined) yield Number(AT);
  else for (let index = 0; index < count * TIMES; index += 1) yield index;
}

export const replay = (index: number): string =>
  `again: UR_TEST_FUZZ_SEED=${SEED} UR_TEST_FUZZ_AT=${index} npx vitest run`;
