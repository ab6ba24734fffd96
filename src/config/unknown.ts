import { nearestName } from '../domain/nearest.js';

/** Names under our prefix that others read: the tests. */
const NOT_OURS: ReadonlySet<string> = new Set(['UR_SUITE']);
const TESTS = 'UR_TEST_';

/** A misspelt limit would be no limit: every variable that begins like ours must be one of ours. */
export function unknownVariables(
  environment: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('UR_') && !known.includes(name))
    .filter((name) => !NOT_OURS.has(name) && !name.startsWith(TESTS))
    .sort()
    .map((name) => {
      const near = nearestName(name, known);
      return `${name} is not a setting${near === undefined ? '; docs/operations.md lists them' : `; did you mean ${near}?`}`;
    });
}
