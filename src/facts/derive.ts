import { daysBetween, daysInSpan } from '../domain/dates.js';
import { businessDaysBetween } from './business-days.js';
import type { FactCatalogue, FactValues, Scalar } from './catalogue.js';
import { factIndex, isDerived } from './catalogue.js';
import { isCircumstance, isSudCode, onlyTobaccoOrGambling } from './diagnoses.js';
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

/** One entry per derived fact of the catalogue; `createDeriver` refuses a catalogue with one missing here. */
const DERIVATIONS: Readonly<Record<string, Derivation>> = {
  'derived.diagnosis.principalIsSud': (known) => {
    const principal = known.list('diagnoses')?.[0];
    return principal === undefined ? undefined : isSudCode(principal);
  },
  'derived.diagnosis.sud': (known) => known.list('diagnoses')?.some(isSudCode),
  'derived.diagnosis.onlyTobaccoOrGambling': (known) => allDiagnoses(known, onlyTobaccoOrGambling),
  'derived.diagnosis.onlyCircumstances': (known) => allDiagnoses(known, isCircumstance),
  'derived.stay.day': (known) =>
    both(
      known.text('stay.admittedOn'),
      known.text('requested.from'),
      (admitted, from) => daysBetween(admitted, from) + 1,
    ),
  'derived.stay.noticeBusinessDays': (known) => businessDays(known, 'stay.admittedOn', 'stay.noticeOn'),
  'derived.stay.visitsThroughRequest': (known) => {
    const unit = known.text('requested.unit');
    const counted = unit === 'visit' || unit === 'session' ? known.number('requested.units') : undefined;
    return both(known.number('stay.visitsSoFar'), counted, (before, now) => before + now);
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
