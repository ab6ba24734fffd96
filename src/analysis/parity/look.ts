import type { CompiledRule } from '../../payer/rule-table.js';
import type { ReviewType } from '../../rulesets/documents.js';
import { statedIn } from '../../facts/statement.js';
import type { Scalar } from '../../facts/catalogue.js';
import { ANSWERS } from './answers.js';
import type { Cause } from './causes.js';
import type { Ground } from './ground.js';
import type { AboveReport, CauseReport, SliceReport, Standing } from './report.js';
import { lessOf } from './report.js';
import type { Slice, Tally } from './slice.js';
import { nothingCounted, sliceAbove, sliceOf } from './slice.js';
import type { Witness } from './witness.js';
import { reviewed, witnessOf } from './witness.js';

/** One cause in one population. */
export interface Look {
  readonly ground: Ground;
  readonly cause: Cause;
  readonly reviewTypes: readonly ReviewType[];
}

export interface Seen {
  readonly report: CauseReport;
  readonly above?: AboveReport;
}

const TYPES: readonly ReviewType[] = ['prior-authorization', 'concurrent', 'retrospective', 'claim'];

/** The kinds of review on which a rule speaks: one for each set of rules that speaks beside it. */
export function typesOf(rule: CompiledRule, rules: readonly CompiledRule[]): readonly ReviewType[] {
  const beside = (type: ReviewType): string =>
    rules
      .filter(({ polarity, reviewTypes }) => polarity !== 'neutral' && reviewTypes?.has(type) !== false)
      .map((one) => one.rule.id)
      .join(' ');
  const own = TYPES.filter((type) => rule.reviewTypes?.has(type) !== false);
  return own.filter((type, at) => own.findIndex((other) => beside(other) === beside(type)) === at);
}

/** All slices of one cause, added up, with its shortest witness. */
export function* lookAt(
  head: Pick<CauseReport, 'id' | 'title' | 'basis' | 'effect'>,
  looks: readonly Look[],
): Generator<undefined, Seen> {
  const slices: (Slice & { readonly cause: Cause; readonly ground: Ground; readonly reviewType: ReviewType })[] = [];
  for (const { cause, ground, reviewTypes } of looks)
    for (const reviewType of reviewTypes)
      slices.push({ cause, ground, reviewType, ...(yield* sliceOf(ground, cause, reviewType)) });
  const tally = slices.reduce<Tally>((sum, slice) => added(sum, slice.tally), nothingCounted());
  const witness = gravest(slices.flatMap(({ cause, found, ground }) => witnessOf(ground, cause, found) ?? []));
  const beside = [...new Set(slices.flatMap((slice) => [...slice.beside]))];
  const above = lookAbove(head, looks);
  return {
    report: {
      ...head,
      standing: standingOf(tally, head.effect, beside.length > 0),
      slice: sliceReport(slices, tally),
      beside,
      protectedBy: [...new Set(slices.flatMap(({ protecting }) => [...protecting]))],
      protectsFrom: [],
      ...(witness === undefined ? {} : { witness }),
    },
    ...(above === undefined ? {} : { above }),
  };
}

/** Only an exemption, or a level that is not covered, can give more than is indicated. */
function lookAbove(
  { basis, effect, id }: Pick<CauseReport, 'id' | 'basis' | 'effect'>,
  looks: readonly Look[],
): AboveReport | undefined {
  if (effect !== 'exempt' && effect !== 'excluded') return undefined;
  const seen = looks.flatMap(({ cause, ground, reviewTypes }) =>
    reviewTypes.map((reviewType) => ({ ground, ...sliceAbove(ground, cause, reviewType) })),
  );
  const sum = (of: 'points' | 'given'): number => seen.reduce((total, { above }) => total + above[of], 0);
  const [first] = seen.flatMap(({ found, ground }) => found.slice(0, 1).map((point) => ({ ground, point })));
  if (first === undefined) return undefined;
  const { body } = first.point;
  const facts = Object.keys(statedIn(body, first.ground.library.catalogue)).length;
  return { id, basis, points: sum('points'), given: sum('given'), witness: reviewed(first.ground, body, facts) };
}

function added(a: Tally, b: Tally): Tally {
  return {
    points: a.points + b.points,
    met: a.met + b.met,
    less: {
      later: a.less.later + b.less.later,
      waits: a.less.waits + b.less.waits,
      cut: a.less.cut + b.less.cut,
      lower: a.less.lower + b.less.lower,
      denied: a.less.denied + b.less.denied,
    },
    shared: a.shared + b.shared,
    held: a.held + b.held,
  };
}

function standingOf(tally: Tally, effect: string, decidedByOthers: boolean): Standing {
  const { held, less, met, shared } = tally;
  if (lessOf(tally) > 0) return 'less';
  if (shared > 0) return 'shared';
  if (less.waits > 0) return 'waits';
  if (less.later > 0) return 'later';
  if (effect === 'exempt') return 'unused';
  if (met === 0) return 'never-met';
  if (held > 0) return 'held';
  return decidedByOthers ? 'shadowed' : 'idle';
}

function sliceReport(slices: readonly (Slice & { readonly reviewType: ReviewType })[], tally: Tally): SliceReport {
  const facts = new Map<string, readonly Scalar[]>();
  for (const { walked } of slices)
    for (const [name, values] of walked.axes()) facts.set(name, [...new Set([...(facts.get(name) ?? []), ...values])]);
  const limits = slices.map(({ walked }) => walked.limits());
  return {
    reviewTypes: [...new Set(slices.map(({ reviewType }) => reviewType))],
    facts: Object.fromEntries(facts),
    tally,
    impossible: limits.reduce((sum, { impossible }) => sum + impossible, 0),
    leftOut: limits.reduce((sum, { leftOut }) => sum + leftOut, 0),
    apart: limits.some(({ apart }) => apart),
  };
}

/** The worst for the person, then the shortest. */
function gravest(witnesses: readonly Witness[]): Witness | undefined {
  const rank = ({ answer }: Witness): number => ANSWERS.indexOf(answer);
  return [...witnesses].sort((a, b) => rank(b) - rank(a) || a.facts - b.facts)[0];
}
