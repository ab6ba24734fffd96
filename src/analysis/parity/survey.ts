import { oncePer } from '../../domain/once.js';
import type { ClinicalFinder } from '../../clinical/finder.js';
import type { ClinicalResult } from '../../clinical/result.js';
import { resultKey } from '../../clinical/result.js';
import type { Level } from '../../domain/determination.js';
import { OTP } from '../../domain/level.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import { factIndex } from '../../facts/catalogue.js';
import type { RequestBody } from '../../facts/read.js';
import type { Statement } from '../../facts/statement.js';
import type { Arm } from '../../library.js';
import { asksFor } from './asks.js';
import type { Space } from './assessments.js';
import type { LeafSign } from './leaf-sign.js';
import { STRIDE } from './steps.js';

/** Assessments with one finding that no rule tells apart: what is true of one of them is true of all. */
export interface AssessmentClass {
  readonly result: ClinicalResult;
  readonly asks: readonly Level[];
  readonly weight: number;
  /** One of them. */
  readonly facts: Statement;
}

/** The assessment space of a population, counted. */
export interface Surveyed {
  readonly classes: readonly AssessmentClass[];
  readonly assessments: number;
  /** How many were looked at: one for all that no rule and no criterion tells apart. */
  readonly looked: number;
  /** Assessments by the level indicated, least intensive first; `no level` and the like where there is none to ask for. */
  readonly byLevel: readonly (readonly [string, number])[];
}

/** Versions that put the same question to the same criteria share its answers. */
export const surveysOf = oncePer((_: ClinicalFinder) => new Map<string, Surveyed>());

/** Places every assessment of people of whom the body says the rest, and gathers them in classes. */
export function* surveyed(
  arm: Arm,
  space: Space,
  body: RequestBody,
  catalogue: FactCatalogue,
  sign: LeafSign,
): Generator<undefined, Surveyed> {
  const coveredBy =
    arm.finder.method.kind === 'best-fit' ? (arm.finder.method.set.document.withdrawal?.coveredBy ?? {}) : {};
  const seen = SEEN_BY_RESOLUTION.map((name) => factIndex(catalogue, name));
  const classes = new Map<string, AssessmentClass & { weight: number }>();
  const byLevel = new Map<string, number>();
  let assessments = 0;
  const count = (level: string, weight: number): unknown => byLevel.set(level, (byLevel.get(level) ?? 0) + weight);
  let steps = 0;
  for (const { facts, result, values, weight } of space.assessments(body, sign)) {
    if ((steps += 1) % STRIDE === 0) yield;
    assessments += weight;
    if (result === undefined) {
      count('left open', weight);
      continue;
    }
    count(indicated(result), weight);
    const asks = asksFor(result, coveredBy, arm.finder.scale);
    if (asks.length === 0) continue;
    const key = [resultKey(result), sign(values), ...seen.map((fact) => String(values[fact]))].join(' ');
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { result, weight, facts: facts(), asks });
    else known.weight += weight;
  }
  const order = [...arm.finder.scale.treatment, ...arm.finder.scale.withdrawal.map(alone), OTP];
  const place = (level: string): number => (order.includes(level) ? order.indexOf(level) : order.length);
  const counted = [...byLevel].sort(([a], [b]) => place(a) - place(b));
  return { classes: [...classes.values()], assessments, looked: steps, byLevel: counted };
}

/** Facts of an assessment that resolution reads beside the finding (`src/resolution/setting.ts`). */
const SEEN_BY_RESOLUTION = [
  'assessment.asam3.imminentDanger',
  'assessment.sudDiagnosis',
  'assessment.asam3.concurrentWithdrawal',
];

const alone = (withdrawal: string): string => `${withdrawal} alone`;

const indicated = ({ otp, treatment, withdrawal }: ClinicalResult): string => {
  if (treatment.kind === 'level') return treatment.code;
  // A tool or a physician may state withdrawal management or an opioid treatment program and nothing beside it.
  if (treatment.kind === 'no-level' && withdrawal !== undefined && withdrawal !== 'none') return alone(withdrawal);
  if (otp === true) return OTP;
  return treatment.kind === 'no-level' ? 'no level' : 'none indicated';
};
