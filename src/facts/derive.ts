import { addDays, daysBetween, daysInSpan } from '../domain/dates.js';
import { businessDaysBetween } from './business-days.js';
import type { FactCatalogue, FactValues, Scalar } from './catalogue.js';
import { factIndex, isDerived } from './catalogue.js';
import { isAlcoholCode, isCircumstance, isSudCode, onlyTobaccoOrGambling } from './diagnoses.js';
import type { RequestBody } from './read.js';
import { readList } from './read.js';

/** Computes one derived fact; `undefined` when what it needs is unknown. */
type Derivation = (known: Known) => Scalar | undefined;

interface Known {
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
  readonly isTrue: (name: string) => boolean;
  readonly isFalse: (name: string) => boolean;
  readonly list: (name: string) => readonly string[] | undefined;
}

const both = <A, B, R>(a: A | undefined, b: B | undefined, use: (a: A, b: B) => R): R | undefined =>
  a === undefined || b === undefined ? undefined : use(a, b);

function daysAsked(known: Known): number | undefined {
  const span = both(known.text('requested.from'), known.text('requested.to'), daysInSpan);
  if (span !== undefined) return span;
  return known.text('requested.unit') === 'day' ? known.number('requested.units') : undefined;
}

/** The day of admission is day 1. */
function dayOfStay(known: Known): number | undefined {
  return both(
    known.text('stay.admittedOn'),
    known.text('requested.from'),
    (admitted, from) => daysBetween(admitted, from) + 1,
  );
}

function lastDayAsked(known: Known): string | undefined {
  const last = known.text('requested.to');
  return last ?? both(known.text('requested.from'), daysAsked(known), (from, days) => addDays(from, days - 1));
}

function businessDays(known: Known, from: string, to: string): number | undefined {
  const state = known.text('provider.state');
  return state === undefined
    ? undefined
    : both(known.text(from), known.text(to), (first, last) => businessDaysBetween(first, last, state));
}

function allDiagnoses(known: Known, is: (code: string) => boolean): boolean | undefined {
  const codes = known.list('diagnoses');
  return codes === undefined || codes.length === 0 ? undefined : codes.every(is);
}

/** Visits or sessions with those asked for; days and hours are neither. */
function visitsThroughRequest(known: Known, before: string): number | undefined {
  const unit = known.text('requested.unit');
  const counted = unit === 'visit' || unit === 'session' ? known.number('requested.units') : undefined;
  return both(known.number(before), counted, (had, now) => had + now);
}

const MS_PER_HOUR = 3_600_000;

/** A request is received when the first of the payer and its delegate has it. */
function receipt(known: Known): number | undefined {
  const moments = ['review.receivedAt', 'review.delegateReceivedAt'].flatMap((name) => known.text(name) ?? []);
  return moments.length === 0 ? undefined : Math.min(...moments.map((text) => Date.parse(text)));
}

/** A plan year is at most this many days long. */
const PLAN_YEAR_DAYS = 366;

/** One entry per derived fact of the catalogue; `createDeriver` refuses a catalogue with one missing here. */
const DERIVATIONS: Readonly<Record<string, Derivation>> = {
  'derived.diagnosis.principalIsSud': (known) => {
    const principal = known.list('diagnoses')?.[0];
    return principal === undefined ? undefined : isSudCode(principal);
  },
  'derived.diagnosis.sud': (known) => known.list('diagnoses')?.some(isSudCode),
  'derived.diagnosis.onlyTobaccoOrGambling': (known) => allDiagnoses(known, onlyTobaccoOrGambling),
  'derived.diagnosis.onlyCircumstances': (known) => allDiagnoses(known, isCircumstance),
  'derived.diagnosis.alcohol': (known) => known.list('diagnoses')?.some(isAlcoholCode),
  'derived.plan.daysBefore': (known) => {
    const days = both(known.text('plan.yearStartsOn'), known.text('requested.from'), daysBetween);
    return days === undefined || days < 0 || days >= PLAN_YEAR_DAYS ? undefined : days;
  },
  'derived.stay.day': dayOfStay,
  'derived.stay.lastDay': (known) => both(dayOfStay(known), daysAsked(known), (first, days) => first + days - 1),
  'derived.requested.days': daysAsked,
  'derived.stay.noticeBusinessDays': (known) => businessDays(known, 'stay.admittedOn', 'stay.noticeOn'),
  'derived.stay.businessDaysElapsed': (known) => {
    const dayBefore = (name: string): string | undefined => {
      const date = known.text(name);
      return date === undefined ? undefined : addDays(date, -1);
    };
    const state = known.text('provider.state');
    return state === undefined
      ? undefined
      : both(dayBefore('stay.admittedOn'), dayBefore('requested.from'), (first, last) =>
          businessDaysBetween(first, last, state),
        );
  },
  'derived.stay.visitsThroughRequest': (known) => visitsThroughRequest(known, 'stay.visitsSoFar'),
  'derived.history.outpatientSessionsThroughRequest': (known) =>
    visitsThroughRequest(known, 'history.outpatientSessionsThisYear'),
  'derived.review.businessDays': (known) => businessDays(known, 'review.startedOn', 'review.writtenDecisionOn'),
  'derived.review.daysPastDecision': (known) =>
    both(known.text('review.writtenDecisionOn'), lastDayAsked(known), daysBetween),
  'derived.review.daysBeforeReview': (known) =>
    both(known.text('requested.from'), known.text('review.startedOn'), daysBetween),
  'derived.review.hoursBeforeAuthorizationEnds': (known) => {
    const ends = known.text('authorization.endsAt');
    return ends === undefined
      ? undefined
      : both(Date.parse(ends), receipt(known), (end, received) => (end - received) / MS_PER_HOUR);
  },
  'derived.assessment.countersignBusinessDays': (known) =>
    businessDays(known, 'assessment.completedOn', 'assessment.countersignedOn'),
  'derived.certification.ageDays': (known) =>
    both(known.text('certification.on'), known.text('requested.from'), daysBetween),
  'derived.history.residentialDaysThroughRequest': (known) =>
    both(known.number('history.residentialDaysThisYear'), daysAsked(known), (before, now) => before + now),
  // Ruling R23: a raising fact counts when it is stated; the Dimension 1 rating is taken to have weighed the others.
  'derived.asam3.withdrawalRaised': (known) =>
    known.isTrue('history.severeWithdrawal') ||
    known.isTrue('assessment.sedativeCoUse') ||
    known.isTrue('member.pregnant') ||
    known.isTrue('assessment.asam3.biomedicalUnstable') ||
    known.text('assessment.asam3.coOccurring') === 'unstable',
  'derived.asam3.noSafeHome': (known) => known.isFalse('assessment.asam3.homeSupportsWithdrawal'),
};

export type Deriver = (body: RequestBody, values: FactValues) => void;

/** Fills the derived facts into `values`, which hold the stated ones. */
export function createDeriver(catalogue: FactCatalogue): Deriver {
  const steps = catalogue.facts.filter(isDerived).map((fact) => {
    const derive = DERIVATIONS[fact.name];
    if (derive === undefined) throw new Error(`nothing derives ${fact.name}`);
    return { index: factIndex(catalogue, fact.name), derive };
  });
  const at = (name: string): number => catalogue.indexOf.get(name) ?? -1;
  return (body, values) => {
    const known: Known = {
      text: (name) => values[at(name)] as string | undefined,
      number: (name) => values[at(name)] as number | undefined,
      isTrue: (name) => values[at(name)] === true,
      isFalse: (name) => values[at(name)] === false,
      list: (name) => readList(body, name),
    };
    for (const step of steps) values[step.index] = step.derive(known);
  };
}
