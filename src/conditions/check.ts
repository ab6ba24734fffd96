import type { FactCatalogue, Scalar } from '../facts/catalogue.js';
import type { ConditionFault } from './condition-faults.js';
import { conditionFault, quote } from './condition-faults.js';
import { checkTest } from './check-test.js';

/** A condition alone is one deep; each `all`, `any` or `not` around it adds one. */
export const MAX_DEPTH = 8;

/** Parts of one condition, itself included. Above this a list of values was meant; it also bounds the work here. */
export const MAX_PARTS = 1000;

/** What a value in a condition may be besides the catalogue's own types. */
export interface Vocabulary {
  readonly catalogue: FactCatalogue;
  /** The tunable readings of a criteria set, each with every value it may take. Absent: no parameters here. */
  readonly parameters?: ReadonlyMap<string, readonly Scalar[]> | undefined;
  /** Level codes that exist; absent: level codes are not checked. */
  readonly levels?: ReadonlySet<string> | undefined;
}

const COMBINERS = ['all', 'any', 'not'] as const;
const TEST_KEYS = ['fact', 'operator', 'value'] as const;
const LANGUAGE: ReadonlySet<string> = new Set([...COMBINERS, ...TEST_KEYS]);

interface Place {
  readonly part: unknown;
  readonly pointer: string;
  readonly depth: number;
}

/**
 * Every fault of an authored condition, in document order; none means it is a `Condition` that compiles. Takes any
 * value, however deep, and never throws: json-rules-engine ignores what it does not know, we refuse it at load.
 */
export function checkCondition(
  condition: unknown,
  catalogue: FactCatalogue,
  pointer = '',
  parameters?: ReadonlyMap<string, readonly Scalar[]>,
  levels?: ReadonlySet<string>,
): readonly ConditionFault[] {
  const vocabulary: Vocabulary = { catalogue, parameters, levels };
  const faults: ConditionFault[] = [];
  const open: Place[] = [{ part: condition, pointer, depth: 1 }];
  for (let seen = 1; open.length > 0; seen += 1) {
    if (seen > MAX_PARTS) {
      faults.push(conditionFault('condition-too-large', pointer, `the condition has more than ${MAX_PARTS} parts`));
      break;
    }
    const inner = checkPart(open.pop() as Place, vocabulary, faults);
    for (let index = Math.min(inner.length, MAX_PARTS) - 1; index >= 0; index -= 1) open.push(inner[index] as Place);
  }
  return faults;
}

/** Checks one part by itself and returns the parts inside it. */
function checkPart(
  { part, pointer, depth }: Place,
  vocabulary: Vocabulary,
  faults: ConditionFault[],
): readonly Place[] {
  if (depth > MAX_DEPTH) {
    faults.push(conditionFault('condition-too-deep', pointer, `the condition is nested more than ${MAX_DEPTH} deep`));
    return [];
  }
  if (typeof part !== 'object' || part === null || Array.isArray(part)) {
    faults.push(conditionFault('condition-not-an-object', pointer, `a condition is an object, not ${quote(part)}`));
    return [];
  }
  const keys = Object.keys(part);
  for (const key of keys) {
    if (LANGUAGE.has(key)) continue;
    faults.push(
      conditionFault('condition-key-unknown', `${pointer}/${escapeKey(key)}`, `a condition has no key ${quote(key)}`),
    );
  }
  const combiners = COMBINERS.filter((key) => keys.includes(key));
  const testKeys = TEST_KEYS.filter((key) => keys.includes(key));
  const kinds = combiners.length + (testKeys.length > 0 ? 1 : 0);
  if (kinds === 0) faults.push(conditionFault('condition-empty', pointer));
  if (kinds > 1) {
    const mixed = [...combiners, ...testKeys].map((key) => `\`${key}\``).join(', ');
    faults.push(conditionFault('condition-mixed', pointer, `a condition has only one of these: ${mixed}`));
  }
  const fields = part as Readonly<Record<string, unknown>>;
  if (testKeys.length > 0) {
    for (const key of TEST_KEYS) {
      if (!testKeys.includes(key))
        faults.push(conditionFault('test-incomplete', pointer, `the test has no \`${key}\``));
    }
    checkTest(fields, new Set(testKeys), pointer, vocabulary, faults);
  }
  return combiners.flatMap((key) => partsOf(fields[key], key, `${pointer}/${key}`, depth + 1, faults));
}

function partsOf(
  value: unknown,
  key: (typeof COMBINERS)[number],
  pointer: string,
  depth: number,
  faults: ConditionFault[],
): readonly Place[] {
  if (key === 'not') return [{ part: value, pointer, depth }];
  if (!Array.isArray(value) || value.length === 0) {
    faults.push(
      conditionFault('condition-parts-missing', pointer, `\`${key}\` is not a list of at least one condition`),
    );
    return [];
  }
  return value.slice(0, MAX_PARTS + 1).map((part: unknown, index) => ({ part, pointer: `${pointer}/${index}`, depth }));
}

const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
