import type { CitedCriterion, Determination, Fact } from '../../api/types.js';
import { askedFor, isAtIntake, type Needed } from '../../parts/needed.js';
import { isAbout } from '../../parts/about-level.js';
import { traceLeaves } from '../../parts/leaves.js';
import type { Answers } from '../../store/case.js';

/** One part of a column: its questions and the criteria that read them. Each criterion stands in one place only. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
  /** Questions that matter only where others leave something open. */
  readonly folded: readonly string[];
  readonly criteria: readonly CitedCriterion[];
}

export interface Columns {
  readonly clinical: readonly Section[];
  readonly payer: Section;
  /** What follows from other answers, by fact. */
  readonly follows: ReadonlyMap<string, string>;
}

const DIMENSIONS: Readonly<Record<string, readonly string[]>> = {
  '3': [
    'Acute intoxication and withdrawal',
    'Biomedical conditions',
    'Emotional, behavioral and cognitive conditions',
    'Readiness to change',
    'Relapse and continued use',
    'Recovery environment',
  ],
  '4': [
    'Intoxication, withdrawal and addiction medication',
    'Biomedical conditions',
    'Psychiatric and cognitive conditions',
    'Substance-use risks',
    'Recovery environment',
    'Person-centered considerations',
  ],
};

const ACROSS = 'across';
const CLINICAL = new Set<CitedCriterion['kind']>(['clinical', 'entailment']);
/** What the record says of the person’s condition, whoever reads it. */
const CLINICAL_FACT =
  /^assessment\.(asam[34]|stated|texas)\.|^assessment\.(sudDiagnosis|sedativeCoUse|symptomsPersist|acuteWithdrawal|medicallyStable|bedConfined|complicationsHamperCare)$|^(certification|continued)\.|^history\.(severeWithdrawal|failedOutpatientDetox|priorVoluntaryDischarge)$/;

export interface Material {
  readonly needed: Needed;
  readonly answers: Answers;
  readonly answer: Determination | undefined;
  readonly facts: ReadonlyMap<string, Fact>;
}

export function columnsOf({ needed, answers, answer, facts }: Material): Columns {
  const readBy = readersOf(answer, facts);
  const asked = askedFor(answer);
  const isClinical = (name: string): boolean =>
    CLINICAL_FACT.test(name) || (!isAtIntake(name) && (readBy.get(name) ?? []).some(({ kind }) => CLINICAL.has(kind)));
  const names = [...facts.keys()].filter(
    (name) =>
      (needed.always.includes(name) || needed.depending.includes(name) || asked.has(name) || name in answers) &&
      (!isAtIntake(name) || (asked.has(name) && !needed.permission.includes(name))) &&
      !name.startsWith('assessment.emergency.'),
  );
  const isFolded = (name: string): boolean => !needed.always.includes(name) && !asked.has(name) && !(name in answers);
  const placeOf = (name: string): string => dimensionIn(name) ?? firstDimension(readBy.get(name)) ?? ACROSS;

  const shown = (answer?.criteria ?? []).filter((one) => isAbout(one, answer));
  const clinicalNames = names.filter(isClinical);
  const clinicalCriteria = shown.filter(({ kind }) => CLINICAL.has(kind) && kind !== 'entailment');
  const homeOf = (one: CitedCriterion): string => {
    if (one.dimension !== undefined) return one.dimension;
    const [first] = traceLeaves(one.trace);
    return first === undefined ? ACROSS : placeOf(first.fact);
  };
  const titles = DIMENSIONS[needed.edition ?? '3'] ?? [];
  const places = [...titles.map((_, index) => `D${index + 1}`), ACROSS];
  const clinical = places.map((place) => {
    const here = clinicalNames.filter((name) => placeOf(name) === place);
    const number = Number(place.slice(1));
    return {
      id: place,
      title: place === ACROSS ? 'Across dimensions' : `${number}  ${titles[number - 1] ?? ''}`,
      facts: here.filter((name) => !isFolded(name)),
      folded: here.filter(isFolded),
      criteria: clinicalCriteria.filter((one) => homeOf(one) === place),
    };
  });
  const payerNames = names.filter((name) => !isClinical(name));
  return {
    clinical: clinical.filter(({ facts: here, folded, criteria }) => here.length + folded.length + criteria.length > 0),
    payer: {
      id: 'payer',
      title: 'What the payer asks',
      facts: payerNames.filter((name) => !isFolded(name)),
      folded: payerNames.filter(isFolded),
      criteria: shown.filter(({ kind }) => !CLINICAL.has(kind)),
    },
    follows: followsFrom(answer),
  };
}

function readersOf(
  answer: Determination | undefined,
  facts: ReadonlyMap<string, Fact>,
): ReadonlyMap<string, readonly CitedCriterion[]> {
  const readBy = new Map<string, CitedCriterion[]>();
  for (const one of answer?.criteria ?? []) {
    const names = traceLeaves(one.trace).flatMap(({ fact }) => facts.get(fact)?.derivedFrom ?? [fact]);
    for (const name of new Set(names)) readBy.set(name, [...(readBy.get(name) ?? []), one]);
  }
  return readBy;
}

const dimensionIn = (name: string): string | undefined => {
  const number = /^assessment\.asam[34]\.d([1-6])/.exec(name)?.[1];
  return number === undefined ? undefined : `D${number}`;
};

const firstDimension = (readers: readonly CitedCriterion[] | undefined): string | undefined =>
  readers?.find(({ dimension }) => dimension !== undefined)?.dimension;

function followsFrom(answer: Determination | undefined): ReadonlyMap<string, string> {
  const leaves = (answer?.criteria ?? []).flatMap(({ trace }) => traceLeaves(trace));
  return new Map(
    leaves
      .filter(({ origin, seen }) => origin === 'entailed' && seen !== undefined)
      .map(({ fact, seen }) => [fact, valueWords(seen)]),
  );
}

const valueWords = (value: unknown): string => (value === true ? 'yes' : value === false ? 'no' : String(value));
