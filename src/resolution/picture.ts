import type { ClinicalFinder } from '../clinical/finder.js';
import type { Evaluated, Nearby } from '../clinical/place.js';
import type { Question } from '../clinical/question.js';
import type { Axes, ClinicalResult, Contradiction, Possible } from '../clinical/result.js';
import { treatmentKey } from '../clinical/result.js';
import { knowsLevel } from '../clinical/scale.js';
import type { Findings } from '../conditions/program.js';
import { createFindings, evaluate } from '../conditions/program.js';
import { daysInSpan } from '../domain/dates.js';
import type { Care, Reason } from '../domain/determination.js';
import { codesOf } from '../domain/level.js';
import type { Truth } from '../domain/truth.js';
import type { Mutable } from '../domain/writable.js';
import type { FactCatalogue, FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { RuleTable } from '../payer/rule-table.js';
import type { ReviewType, RulesetDocument } from '../rulesets/documents.js';
import { ratingFacts, STATED_LEVEL } from './clinical-reads.js';
import { settingOf } from './setting.js';
import type { Picture } from './unknown.js';

/** One request held against one population's criteria and rules. */
export interface Matter {
  readonly catalogue: FactCatalogue;
  readonly ruleset: RulesetDocument;
  readonly finder: ClinicalFinder;
  readonly comparison?: ClinicalFinder;
  readonly table: RuleTable;
  readonly asked: Care;
  readonly reviewType: ReviewType;
  /** Axes to settle whatever is asked for; without it, those that the request touches. */
  readonly axes?: Axes;
  /** Levels that the billing codes given stand for, where the payer's table says and its source was read. */
  readonly mapped?: readonly string[];
  readonly unavailable: ReadonlySet<string>;
  /** The person's age does not tell which criteria apply. */
  readonly populationUnknown: boolean;
  /** Facts that tell whether the ruleset binds this plan at all, while they are unknown. */
  readonly scopeFacts: readonly string[];
}

/** A picture with what it was drawn from, for citing. */
export interface Drawn extends Picture, ClinicalSide {
  /** Stated, derived and entailed values. */
  readonly values: FactValues;
  readonly ruleFindings: Findings;
}

export type Look = Pick<Question, 'doubtUnverified' | 'effort' | 'kindOf' | 'enough'>;

export function draw(
  matter: Matter,
  stated: FactValues,
  look: Look = {},
  clinical: ClinicalSide = clinicalSide(matter, stated, look),
): Drawn {
  const values = clinical.evaluated?.values ?? stated;
  const ruleFindings = evaluate(matter.table.program, values, createFindings(matter.table.program));
  const clinicalKnown = clinical.hold === undefined && clinical.results.length === 1;
  const drawn: Mutable<Drawn> = {
    setting: settingOf(matter, stated, values, clinicalKnown),
    results: clinical.results,
    rules: matter.table.rules.map((compiled) => ({
      compiled,
      truth: ruleFindings.conditions[compiled.condition] as Truth,
    })),
    contradictions: clinical.contradictions,
    needs: clinical.needs,
    question: clinical.question,
    values,
    ruleFindings,
  };
  if (clinical.hold !== undefined) drawn.hold = clinical.hold;
  if (clinical.disagreement !== undefined) drawn.disagreement = clinical.disagreement;
  if (clinical.evaluated !== undefined) drawn.evaluated = clinical.evaluated;
  if (clinical.open !== undefined) drawn.open = clinical.open;
  return drawn;
}

/** The clinical half of a picture; `nearby` is one drawn before some of the facts were stated. */
export function clinicalSide(matter: Matter, stated: FactValues, look: Look = {}, nearby?: Nearby): ClinicalSide {
  const value = (name: string): Scalar | undefined => stated[factIndex(matter.catalogue, name)];
  const question = questionOf(matter, value('stay.currentLevel') as string | undefined, look);
  const barred = unanswerable(matter, stated, value);
  if (barred !== undefined) return { ...barred, question };
  // A level that a tool states is held against every answer, not against one of each kind.
  const asked = value(STATED_LEVEL) === undefined ? question : withoutKinds(question);
  const placed = matter.finder.place(stated, asked, nearby);
  const answer = clinicalAnswer(matter, stated, value, asked, placed);
  const { root, open } = placed;
  if (root === undefined || open === undefined) return { ...answer, question };
  if (answer.hold !== undefined) return { ...answer, question, evaluated: root, open };
  const { results, contradictions, needs } = answer;
  return { results, contradictions, needs, question, evaluated: root, open };
}

function questionOf(matter: Matter, currentLevel: string | undefined, look: Look): Question {
  const { asked, reviewType } = matter;
  const axes = matter.axes ?? {
    withdrawal: true,
    otp: asked.level.otp === true,
    recoveryResidence: asked.level.recoveryResidence === true,
  };
  const level = asked.level.treatment;
  const stays =
    reviewType === 'concurrent' && level !== undefined && (currentLevel === undefined || currentLevel === level);
  return stays ? { ...look, axes, stay: { level } } : { ...look, axes };
}

const withoutStay = ({ stay: _stay, ...question }: Question): Question => question;
const withoutKinds = ({ kindOf: _kindOf, enough: _enough, ...question }: Question): Question => question;

/** Are the answers those of one placing, held against no level that a tool states? */
export function placesOnce({ catalogue }: Matter, stated: FactValues, { stay }: Question): boolean {
  const known = (name: string): boolean => stated[factIndex(catalogue, name)] !== undefined;
  return !known(STATED_LEVEL) && (stay === undefined || known('stay.currentLevel'));
}

export interface ClinicalSide extends ClinicalAnswer {
  readonly question: Question;
  /** The criteria on what is known, where a set of ours computes. */
  readonly evaluated?: Evaluated;
  /** Unknown facts that could still decide between the clinical answers. */
  readonly open?: ReadonlySet<number>;
}

interface ClinicalAnswer {
  readonly results: readonly ClinicalResult[];
  /** Why no clinical answer can be used, if so. */
  readonly hold?: Reason;
  readonly contradictions: readonly Contradiction[];
  /** Levels that a tool states and that this service computes, where they differ (ruling P10). */
  readonly disagreement?: { readonly stated: string; readonly computed: string };
  /** Facts without which no clinical answer can be tried at all. */
  readonly needs: readonly string[];
}

const NO_LEVEL: readonly ClinicalResult[] = [{ treatment: { kind: 'no-level' } }];

const held = (hold: Reason, more: Partial<ClinicalAnswer> = {}): ClinicalAnswer => ({
  results: NO_LEVEL,
  hold,
  contradictions: [],
  needs: [],
  ...more,
});

/** Facts that do not fit together are all asked for again. */
const inconsistent = (contradictions: readonly Contradiction[]): ClinicalAnswer =>
  held('inconsistent-facts', { contradictions, needs: [...new Set(contradictions.flatMap(({ facts }) => facts))] });

/** Contradicting facts as they were stated: behind a derived fact stand the ones it comes from. */
function asStated(
  matter: Matter,
  stated: FactValues,
  contradictions: readonly Contradiction[],
): readonly Contradiction[] {
  const behind = (name: string): readonly string[] => {
    const fact = matter.catalogue.facts[factIndex(matter.catalogue, name)];
    return fact?.derivedFrom ?? [name];
  };
  const known = (name: string): boolean => stated[factIndex(matter.catalogue, name)] !== undefined;
  return contradictions.map(({ entailment, facts }) => ({
    entailment,
    facts: [...new Set(facts.flatMap(behind))].filter(known),
  }));
}

/** Why no clinical answer can even be tried, if so. */
function unanswerable(
  matter: Matter,
  stated: FactValues,
  value: (name: string) => Scalar | undefined,
): ClinicalAnswer | undefined {
  if (matter.populationUnknown) return held('information-needed', { needs: ['member.age'] });
  if (ratedInOtherEdition(matter, stated)) return held('edition-mismatch');
  // A level of the edition that this population's criteria do not have (ruling R12).
  if (!knowsLevel(matter.finder.scale, matter.asked.level)) return held('clinical-review');
  const missing = unratedWhereAllAreWanted(matter, stated);
  if (missing.length > 0) return held('information-needed', { needs: missing });
  const disagreeing = contradictory(matter, value);
  return disagreeing === undefined ? undefined : inconsistent([disagreeing]);
}

/** Statements of the request itself that do not fit together. */
function contradictory(matter: Matter, value: (name: string) => Scalar | undefined): Contradiction | undefined {
  const { asked, mapped } = matter;
  const planned = value('carePlan.hoursPerWeek');
  const hours = value('requested.hoursPerWeek');
  if (planned !== undefined && hours !== undefined && planned !== hours)
    return { entailment: 'care-plan-hours', facts: ['requested.hoursPerWeek', 'carePlan.hoursPerWeek'] };
  const span = asked.from === undefined || asked.to === undefined ? undefined : daysInSpan(asked.from, asked.to);
  if (span !== undefined && asked.unit === 'day' && asked.units !== undefined && asked.units > span)
    return { entailment: 'days-in-span', facts: ['requested.units', 'requested.from', 'requested.to'] };
  if (mapped !== undefined && !codesOf(asked.level).some((code) => mapped.includes(code)))
    return {
      entailment: 'procedure-code',
      facts: ['requested.level', 'requested.procedureCode', 'requested.revenueCode'],
    };
  return undefined;
}

function clinicalAnswer(
  matter: Matter,
  stated: FactValues,
  value: (name: string) => Scalar | undefined,
  question: Question,
  possible: Possible,
): ClinicalAnswer {
  if (possible.contradictions.length > 0 || possible.results.length === 0)
    return inconsistent(asStated(matter, stated, possible.contradictions));
  // A stay's present level decides whether this is a stay or an admission; unknown, both are looked at.
  const results =
    question.stay !== undefined && value('stay.currentLevel') === undefined
      ? unique([...possible.results, ...matter.finder.place(stated, withoutStay(question)).results])
      : possible.results;
  const disagreement = disagreementOf(matter, value, stated, results);
  if (disagreement !== undefined) return held('clinical-review', { disagreement });
  return { results, contradictions: [], needs: [] };
}

const unique = (results: readonly ClinicalResult[]): readonly ClinicalResult[] => [
  ...new Map(results.map((result) => [JSON.stringify(result), result])).values(),
];

/** Ratings are never converted: only those of the criteria's own edition count. */
function ratedInOtherEdition({ finder, catalogue }: Matter, stated: FactValues): boolean {
  const { kind } = finder.method;
  if (kind !== 'best-fit' && kind !== 'join') return false;
  const ratings = ratingFacts(catalogue);
  const rated = (facts: readonly number[]): boolean => facts.some((fact) => stated[fact] !== undefined);
  return kind === 'best-fit'
    ? !rated(ratings.third) && rated(ratings.fourth)
    : !rated(ratings.fourth) && rated(ratings.third);
}

function unratedWhereAllAreWanted(matter: Matter, stated: FactValues): readonly string[] {
  const { method } = matter.finder;
  if (method.kind !== 'join' || !matter.ruleset.policy.requireFullRatings) return [];
  return method.set.subdimensions.filter(({ fact }) => stated[fact] === undefined).map(({ document }) => document.fact);
}

function disagreementOf(
  matter: Matter,
  value: (name: string) => Scalar | undefined,
  stated: FactValues,
  results: readonly ClinicalResult[],
): { readonly stated: string; readonly computed: string } | undefined {
  const { method } = matter.finder;
  // Medicare shows ratings and does not decide by them (ruling P10).
  if (method.kind === 'certification') return undefined;
  const said = value(STATED_LEVEL) as string | undefined;
  if (said === undefined || matter.finder.scale.withdrawal.includes(said)) return undefined;
  const computing = method.kind === 'stated' ? matter.comparison : matter.finder;
  const computed =
    computing === matter.finder
      ? results
      : (computing?.place(stated, {
          axes: { withdrawal: false, otp: false, recoveryResidence: false },
          effort: 'glance',
        }).results ?? []);
  const [only] = computed;
  if (computed.length !== 1 || only?.treatment.kind !== 'level') return undefined;
  const code = treatmentKey(only.treatment);
  return code === said ? undefined : { stated: said, computed: code };
}
