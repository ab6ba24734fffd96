import type { Library, Ruleset } from '../library.js';
import { runCases } from './cases.js';
import { coverageOf } from './coverage.js';
import { lintRuleset, standing } from './lint/lint.js';
import { unstatedIn } from './placeholder.js';

/** What stands against publishing a version, in words; nothing when it may be published. */
export type Gate = (library: Library, ruleset: Ruleset) => readonly string[];

export type GateName = 'filled-in' | 'test' | 'coverage' | 'lint';

/** What a version must pass to be published, beside `check`, which loading it is. */
export const GATES: Readonly<Record<GateName, Gate>> = {
  'filled-in': filledIn,
  test: casesPass,
  coverage: allShown,
  lint: nothingStands,
};

export interface GateResult {
  readonly payer: string;
  readonly version: string;
  readonly gate: GateName;
  /** Empty where it passes. */
  readonly problems: readonly string[];
}

export function passGates(library: Library, ruleset: Ruleset): readonly GateResult[] {
  const { payer, version } = ruleset.document;
  return (Object.keys(GATES) as readonly GateName[]).map((gate) => {
    return { payer, version, gate, problems: GATES[gate](library, ruleset) };
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

/** Every result of every rule and of each test in it that can be is shown by a case. */
function allShown(library: Library, ruleset: Ruleset): readonly string[] {
  return coverageOf(library, ruleset).gaps.map(
    ({ rule, pointer, result }) => `no case shows ${rule.id}${pointer} ${result.replace('-', ' ')}`,
  );
}

function nothingStands(library: Library, ruleset: Ruleset): readonly string[] {
  return standing(lintRuleset(library, ruleset)).map(
    ({ lint, rule, message }) => `${lint}${rule === undefined ? '' : ` ${rule}`}: ${message}`,
  );
}
