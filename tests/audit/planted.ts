/** Evaluators with a fault planted in them: what a second opinion is there to notice. */
import type { Condition, LeafCondition } from '../../src/conditions/condition.js';
import { isLeaf } from '../../src/conditions/condition.js';
import type { CompiledLeaf, Findings, Program } from '../../src/conditions/program.js';
import { createFindings } from '../../src/conditions/program.js';
import type { Truth } from '../../src/domain/truth.js';
import { and, fromBoolean, MET, not, NOT_MET, or, UNDETERMINED } from '../../src/domain/truth.js';
import type { FactValues, Scalar } from '../../src/facts/catalogue.js';

export type Evaluate = (program: Program, values: FactValues, findings?: Findings) => Findings;

type Test = (seen: Scalar, wanted: Scalar | readonly Scalar[], leaf: CompiledLeaf) => boolean;

/** The meaning of the condition language, part by part, so that one part at a time can be wrong. */
interface Meaning {
  readonly test: Test;
  readonly unknown: Truth;
  readonly all: (parts: readonly Truth[]) => Truth;
  readonly any: (parts: readonly Truth[]) => Truth;
  readonly not: (part: Truth) => Truth;
  readonly seen: (values: FactValues, leaf: CompiledLeaf) => Scalar | undefined;
}

const RIGHT: Meaning = {
  test: (seen, wanted, leaf) => leaf.test(seen, wanted),
  unknown: UNDETERMINED,
  all: (parts) => parts.reduce(and, MET),
  any: (parts) => parts.reduce(or, NOT_MET),
  not,
  seen: (values, leaf) => values[leaf.fact],
};

/** A plain evaluator by the given meaning. */
const by = (wrong: Partial<Meaning>): Evaluate => {
  const meaning = { ...RIGHT, ...wrong };
  return (program, values, findings = createFindings(program)) => {
    program.leaves.forEach((leaf, index) => {
      const seen = meaning.seen(values, leaf);
      findings.leaves[index] =
        seen === undefined ? meaning.unknown : fromBoolean(meaning.test(seen, leaf.wanted, leaf));
    });
    const truth = (condition: Condition): Truth => {
      if (isLeaf(condition)) return findings.leaves[leafOf(program, condition)] as Truth;
      if ('not' in condition) return meaning.not(truth(condition.not));
      return 'all' in condition ? meaning.all(condition.all.map(truth)) : meaning.any(condition.any.map(truth));
    };
    program.conditions.forEach((condition, index) => (findings.conditions[index] = truth(condition)));
    return findings;
  };
};

const leafOf = (program: Program, leaf: LeafCondition): number => program.leafIndexOf.get(leaf) as number;

/** One operator tested otherwise. */
const testing = (operator: string, test: (seen: never, wanted: never) => boolean): Evaluate =>
  by({
    test: (seen, wanted, leaf) =>
      leaf.operator === operator ? test(seen as never, wanted as never) : leaf.test(seen, wanted),
  });

const text = (value: unknown): string => String(value);

/** Without a fault: the plain evaluator itself must raise no alarm. */
export const SOUND: Evaluate = by({});

export const PLANTED: Readonly<Record<string, Evaluate>> = {
  'at least, read as more than': testing('greaterThanInclusive', (seen, wanted) => seen > wanted),
  'at most, read as less than': testing('lessThanInclusive', (seen, wanted) => seen < wanted),
  'less than, read as at most': testing('lessThan', (seen, wanted) => seen <= wanted),
  'equal, as text without case and only by its beginning': testing('equal', (seen, wanted) =>
    text(wanted).startsWith(text(seen).slice(0, 1)),
  ),
  'not equal, always met': testing('notEqual', () => true),
  'a list without its last item': testing('in', (seen, wanted: readonly unknown[]) =>
    wanted.slice(0, -1).includes(seen),
  ),
  'a list searched as text': testing('in', (seen, wanted) => text(wanted).includes(text(seen).slice(0, 2))),
  'a date by its year only': testing('onOrAfter', (seen, wanted) => text(seen).slice(0, 4) > text(wanted).slice(0, 4)),
  'unknown is false': by({ unknown: NOT_MET }),
  'unknown is true': by({ unknown: MET }),
  'all, met by most of its parts': by({ all: (parts) => (parts.length > 1 ? parts.slice(1) : parts).reduce(and, MET) }),
  'all, met although a part is unknown': by({
    all: (parts) => (parts.includes(NOT_MET) ? NOT_MET : parts.includes(MET) ? MET : UNDETERMINED),
  }),
  'any, without its last part': by({ any: (parts) => parts.slice(0, -1).reduce(or, NOT_MET) }),
  'not, forgotten': by({ not: (part) => part }),
  'zero, read as unknown': by({
    seen: (values, leaf) => (values[leaf.fact] === 0 ? undefined : values[leaf.fact]),
  }),
  'false, read as unknown': by({
    seen: (values, leaf) => (values[leaf.fact] === false ? undefined : values[leaf.fact]),
  }),
  'a leaf with the answer of its neighbour': (program, values, findings) => {
    const found = SOUND(program, values, findings);
    if (found.conditions.length > 1) found.conditions[0] = found.conditions[1] as number;
    return found;
  },
  'what the request before found': stale(),
};

/** Keeps what a program found and gives it for the values that come next. */
function stale(): Evaluate {
  const kept = new WeakMap<Program, Uint8Array>();
  return (program, values, findings) => {
    const found = SOUND(program, values, findings);
    const before = kept.get(program) ?? found.conditions.slice();
    kept.set(program, found.conditions.slice());
    found.conditions.set(before);
    return found;
  };
}
