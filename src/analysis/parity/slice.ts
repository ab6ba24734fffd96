import type { ClinicalResult } from '../../clinical/result.js';
import type { Level } from '../../domain/determination.js';
import type { ReviewType } from '../../rulesets/documents.js';
import type { Posed } from '../../pose.js';
import type { Verdict } from '../../verdict.js';
import { verdict } from '../../verdict.js';
import { speaksAt } from '../../payer/rule-table.js';
import type { Answer } from './answers.js';
import { answerTo, worse } from './answers.js';
import type { Cause } from './causes.js';
import { coverageId, criteriaAlone, under } from './causes.js';
import type { Ground } from './ground.js';
import type { Point, Walked } from './points.js';
import { walk } from './points.js';
import { STRIDE } from './steps.js';

/** Answers that are less than what was asked for. */
export type Less = Exclude<Answer, 'full'>;

/** How much of a slice came out how: assessments times combinations of facts. */
export interface Tally {
  /** Where the criteria alone would approve all that is asked. */
  points: number;
  /** Of these, where the condition is met. */
  met: number;
  /** Where the answer is worse because of this cause alone, by what it is. */
  readonly less: Record<Less, number>;
  /** Where the answer is less because of it and others: without it alone the answer is no better. */
  shared: number;
  /** Where it would make the answer worse, and others protect from it. */
  held: number;
}

/** A tally to count in. */
export const nothingCounted = (): Tally => ({
  points: 0,
  met: 0,
  less: { later: 0, waits: 0, cut: 0, lower: 0, denied: 0 },
  shared: 0,
  held: 0,
});

/** A point at which the cause decides that the answer is less. */
export interface Found {
  /** Without it alone the answer would be better. */
  readonly alone: boolean;
  readonly answer: Less;
  readonly point: Point;
}

export interface Slice {
  readonly tally: Tally;
  readonly found: readonly Found[];
  /** Other rules that decide where this one is met. */
  readonly beside: ReadonlySet<string>;
  readonly protecting: ReadonlySet<string>;
  readonly walked: Walked;
}

/** Where does this cause answer less than the criteria find, on this kind of review? */
export function* sliceOf(ground: Ground, cause: Cause, reviewType: ReviewType): Generator<undefined, Slice> {
  const { scale } = ground.arm.finder;
  const { companions, id, rule } = cause;
  const protectors = companions.map((one) => one.rule.id);
  const walked = walk(ground, {
    rule,
    companions,
    reviewType,
    asks: ({ asks }) => asks.filter((level) => cause.speaks(level, reviewType)),
  });
  const tally = nothingCounted();
  const found: Found[] = [];
  const beside = new Set<string>();
  const protecting = new Set<string>();
  /** Would it make the answer worse if nothing protected from it? */
  const exposed = (as: (changed: Posed) => Verdict, posed: Posed): boolean => {
    const bare = as(under(posed, { table: ground.without(protectors) }));
    return worse(posed.asked.care, scale, bare, as(cause.lifted(posed, protectors)));
  };
  let steps = 0;
  for (const point of walked.points) {
    if ((steps += 1) % STRIDE === 0) yield;
    const { posed, weight } = point;
    if (posed === undefined) continue;
    const { care } = posed.asked;
    const alone = verdict(criteriaAlone(ground, posed));
    if (answerTo(care, alone) !== 'full') continue;
    tally.points += weight;
    const values = alone.clinical.evaluated?.values ?? posed.values;
    if (!cause.met(values)) continue;
    tally.met += weight;
    const as = (changed: Posed): Verdict => verdict(changed, alone.clinical);
    const given = as(posed);
    const answer = answerTo(care, given);
    const decides = given.deciding.includes(id);
    // Where the window of an exemption ends, what comes after is put off, whatever would be answered without it.
    const putOff = answer === 'later' && decides;
    if (answer !== 'full' && (putOff || worse(care, scale, given, as(cause.lifted(posed))))) {
      tally.less[answer] += weight;
      found.push({ alone: true, answer, point });
    } else if (answer !== 'full' && (decides || given.coverageAt.some((code) => id === coverageId(code)))) {
      tally.shared += weight;
      found.push({ alone: false, answer, point });
      for (const one of given.deciding) if (one !== id) beside.add(one);
    } else if (protectors.length > 0 && exposed(as, posed)) {
      tally.held += weight;
      for (const one of companions)
        if (speaksAt(one, point.level, reviewType) && ground.met(one, values)) protecting.add(one.rule.id);
    } else for (const one of given.deciding) if (one !== id) beside.add(one);
  }
  return { tally, found, beside, protecting, walked };
}

/** What more than is indicated is given because of a cause, when more is asked for. */
export interface Above {
  /** Where a level above the one indicated is asked for. */
  points: number;
  /** Where it, or a level between the two, is given, and without the cause would not be. */
  given: number;
}

/** Where does this cause give more than the criteria find? */
export function sliceAbove(
  ground: Ground,
  cause: Cause,
  reviewType: ReviewType,
): { readonly above: Above; readonly found: readonly Point[]; readonly walked: Walked } {
  const { scale } = ground.arm.finder;
  const walked = walk(ground, {
    rule: cause.rule,
    companions: [],
    reviewType,
    asks: ({ result }) => aboveIndicated(ground, result, cause, reviewType),
  });
  const above: Above = { points: 0, given: 0 };
  const found: Point[] = [];
  const gives = ({ care }: Verdict, { treatment }: ClinicalResult): boolean =>
    care?.level.treatment !== undefined &&
    treatment.kind === 'level' &&
    scale.compareTreatment(care.level.treatment, treatment.code) === 'more';
  for (const point of walked.points) {
    const { assessed, posed, weight } = point;
    if (posed === undefined) continue;
    above.points += weight;
    const given = verdict(posed);
    if (!gives(given, assessed.result)) continue;
    if (gives(verdict(cause.lifted(posed), given.clinical), assessed.result)) continue;
    above.given += weight;
    found.push(point);
  }
  return { above, found, walked };
}

/** The least intensive level above the one indicated at which it shows: for a rule one it speaks at, else one that is covered. */
function aboveIndicated(
  { arm: { finder }, ruleset }: Ground,
  { treatment, withdrawal }: ClinicalResult,
  { rule, speaks }: Cause,
  reviewType: ReviewType,
): readonly Level[] {
  if (treatment.kind !== 'level' || (withdrawal !== undefined && withdrawal !== 'none')) return [];
  if (rule === undefined && !speaks({ treatment: treatment.code }, reviewType)) return [];
  return finder.scale.treatment
    .filter((code) => finder.scale.compareTreatment(code, treatment.code) === 'more')
    .filter((code) =>
      rule === undefined
        ? ruleset.document.coverage[code]?.status !== 'excluded'
        : speaks({ treatment: code }, reviewType),
    )
    .slice(0, 1)
    .map((code) => ({ treatment: code }));
}
