import type { Library, Ruleset } from '../library.js';
import { runCases } from './cases.js';
import { unstatedIn } from './placeholder.js';

/** What stands against publishing a version, in words; nothing when it may be published. */
export type Gate = (library: Library, ruleset: Ruleset) => readonly string[];

export type GateName = 'filled-in' | 'test' | 'coverage' | 'lint';

/**
 * What a version must pass to be published, beside `check`, which loading it is. A gate that is `undefined` is not passed:
 * its name is missing in the record, and whoever publishes is told.
 */
export const GATES: Readonly<Record<GateName, Gate | undefined>> = {
  'filled-in': filledIn,
  test: casesPass,
  coverage: undefined,
  lint: undefined,
};

export interface GateResult {
  readonly payer: string;
  readonly version: string;
  readonly gate: GateName;
  /** Absent where this build has no such gate. */
  readonly problems?: readonly string[];
}

export function passGates(library: Library, ruleset: Ruleset): readonly GateResult[] {
  const { payer, version } = ruleset.document;
  return (Object.keys(GATES) as readonly GateName[]).map((gate) => {
    const problems = GATES[gate]?.(library, ruleset);
    return { payer, version, gate, ...(problems === undefined ? {} : { problems }) };
  });
}

function filledIn(library: Library, ruleset: Ruleset): readonly string[] {
  const payer = library.payers.get(ruleset.document.payer);
  return payer === undefined ? [] : unstatedIn(payer.document, ruleset);
}

function casesPass(library: Library, ruleset: Ruleset): readonly string[] {
  const { run, failures } = runCases(library, ruleset);
  if (run === 0) return ['there is no case'];
  return failures.map(({ name, problems }) => `${name}: ${problems.join('; ')}`);
}
