import type { CitedCriterion, Determination } from '../api/types.js';
import type { Answers, Decided } from '../store/case.js';
import { readRequest } from '../store/request.js';
import { keyOf } from '../store/signing.js';

/** What is otherwise between two answers to a case, told from the answers and from what they were asked. */
export interface ResultChanges {
  readonly same: boolean;
  readonly facts: readonly FactChanged[];
  /** Another result, or settling one answer that the other was settled without. */
  readonly criteria: readonly CriterionChanged[];
  /** The same result, but settling one answer only; or looked at for one answer only. */
  readonly beside: readonly CriterionChanged[];
  /** Criteria with the same result in both. */
  readonly unchanged: number;
  readonly versions: readonly VersionChanged[];
}

export interface FactChanged {
  readonly fact: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One that only one answer shows has no result in the other. */
export interface CriterionChanged {
  readonly before: CitedCriterion | undefined;
  readonly after: CitedCriterion | undefined;
}

export interface VersionChanged {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export function changesBetween(before: Decided, after: Decided): ResultChanges {
  const facts = factChanges(answersOf(before), answersOf(after));
  const { beside, changed, unchanged } = criterionChanges(before.determination, after.determination);
  const versions = versionChanges(before.determination, after.determination);
  return {
    same: before.determination.provenance.determination === after.determination.provenance.determination,
    facts,
    criteria: changed,
    beside,
    unchanged,
    versions,
  };
}

const answersOf = ({ request }: Decided): Answers =>
  readRequest(JSON.parse(request) as Readonly<Record<string, unknown>>).answers;

function factChanges(before: Answers, after: Answers): readonly FactChanged[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((fact) => ({ fact, before: before[fact], after: after[fact] }));
}

function criterionChanges(
  before: Determination,
  after: Determination,
): { readonly [kind in 'beside' | 'changed']: readonly CriterionChanged[] } & { readonly unchanged: number } {
  const earlier = new Map(before.criteria.map((one) => [keyOf(one), one]));
  const later = new Map(after.criteria.map((one) => [keyOf(one), one]));
  const keys = [...new Set([...later.keys(), ...earlier.keys()])];
  const pairs = keys.map((key) => ({ before: earlier.get(key), after: later.get(key) }));
  const changed = pairs.filter(
    ({ before: old, after: now }) => old?.result !== now?.result || old?.deciding !== now?.deciding,
  );
  // What settles an answer is read first.
  const inOrder = changed.toSorted((one, other) => weightOf(other) - weightOf(one));
  return {
    changed: inOrder.filter(isTurned),
    beside: inOrder.filter((one) => !isTurned(one)),
    unchanged: pairs.length - changed.length,
  };
}

function isTurned({ before, after }: CriterionChanged): boolean {
  if (before === undefined || after === undefined) return (after ?? before)?.deciding === true;
  return before.result !== after.result;
}

const weightOf = ({ before, after }: CriterionChanged): number =>
  (after?.deciding === true ? 2 : 0) + (before?.deciding === true ? 1 : 0);

function versionChanges(before: Determination, after: Determination): readonly VersionChanged[] {
  const of = ({
    provenance: { criteria, engine, facts, ruleset },
  }: Determination): readonly (readonly [string, string])[] => [
    ['Ruleset', ruleset === undefined ? 'none' : `${ruleset.payer} ${ruleset.version}, ${ruleset.digest.slice(0, 12)}`],
    [
      'Criteria',
      criteria === undefined ? 'none' : `${criteria.id} ${criteria.version}, ${criteria.digest.slice(0, 12)}`,
    ],
    ['Facts', `${facts.version}, ${facts.digest.slice(0, 12)}`],
    ['Engine', engine],
  ];
  const now = new Map(of(after));
  return of(before)
    .map(([what, old]) => ({ what, before: old, after: now.get(what) ?? '' }))
    .filter((one) => one.before !== one.after);
}
