import { fileURLToPath } from 'node:url';
import type { ClinicalFinder } from '../../src/clinical/finder.js';
import type { Question } from '../../src/clinical/question.js';
import type { Axes, Possible } from '../../src/clinical/result.js';
import { treatmentKey } from '../../src/clinical/result.js';
import type { FactValues } from '../../src/facts/catalogue.js';
import type { RequestBody } from '../../src/facts/read.js';
import type { Library } from '../../src/library.js';
import { loadLibrary } from '../../src/library.js';

/** The library of the shipped rulesets, loaded once per test file. */
export const RULESETS = fileURLToPath(new URL('../../rulesets/', import.meta.url));

export function shippedLibrary(): Library {
  const loaded = loadLibrary(RULESETS);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults.slice(0, 5)));
  return loaded.library;
}

/** Facts keyed by catalogue path as the nested body a request has. */
export function bodyOf(facts: Readonly<Record<string, unknown>>): RequestBody {
  const body: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(facts)) {
    const steps = path.split('.');
    const last = steps.pop() as string;
    let node = body;
    for (const step of steps) node = (node[step] ??= {}) as Record<string, unknown>;
    node[last] = value;
  }
  return body;
}

export const TREATMENT_ONLY: Axes = { withdrawal: false, otp: false, recoveryResidence: false };

export function finderOf(library: Library, set: string): ClinicalFinder {
  const found = library.alone.get(set);
  if (found === undefined) throw new Error(`no criteria set ${set}`);
  return found.finder;
}

/** Stated and derived values of facts keyed by path. */
export function valuesOf(library: Library, facts: Readonly<Record<string, unknown>>): FactValues {
  const body = bodyOf(facts);
  const values = library.gatherer.read(body);
  library.gatherer.derive(body, values);
  return values;
}

/** The engine's possible treatments, sorted and joined; `inconsistent` when no completion exists. */
export function treatmentsOf(possible: Possible): string {
  if (possible.contradictions.length > 0 || possible.results.length === 0) return 'inconsistent';
  return [...new Set(possible.results.map(({ treatment }) => treatmentKey(treatment)))].sort().join(' ');
}

export const question = (axes: Axes = TREATMENT_ONLY): Question => ({ axes });
