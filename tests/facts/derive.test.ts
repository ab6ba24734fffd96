/** Each derived fact: known from what it needs, unknown without any of it, never guessed. */
import { describe, expect, test } from 'vitest';
import { isDerived } from '../../src/facts/catalogue.js';
import { factIndex } from '../../src/facts/catalogue.js';
import { shippedLibrary, valuesOf } from '../clinical/engine.js';

const library = shippedLibrary();
const derived = (facts: Readonly<Record<string, unknown>>, name: string): unknown =>
  valuesOf(library, facts)[factIndex(library.catalogue, name)];

interface Derivation {
  readonly name: string;
  readonly known: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  /** What remains when nothing is known. */
  readonly without?: unknown;
}

const DERIVATIONS: readonly Derivation[] = [
  { name: 'derived.diagnosis.principalIsSud', known: { diagnoses: ['F10.20', 'F41.1'] }, value: true },
  { name: 'derived.diagnosis.principalIsSud', known: { diagnoses: ['F41.1', 'F10.20'] }, value: false },
  { name: 'derived.diagnosis.sud', known: { diagnoses: ['F41.1', 'F10.20'] }, value: true },
  { name: 'derived.diagnosis.sud', known: { diagnoses: ['F17.210'] }, value: false },
  { name: 'derived.diagnosis.sud', known: { diagnoses: [] }, value: false },
  { name: 'derived.diagnosis.onlyTobaccoOrGambling', known: { diagnoses: ['F17.210', 'F63.0'] }, value: true },
  { name: 'derived.diagnosis.onlyTobaccoOrGambling', known: { diagnoses: ['F17.210', 'F10.20'] }, value: false },
  { name: 'derived.diagnosis.alcohol', known: { diagnoses: ['F41.1', 'F10.20'] }, value: true },
  { name: 'derived.diagnosis.alcohol', known: { diagnoses: ['F11.20', 'F19.20'] }, value: false },
  {
    name: 'derived.plan.daysBefore',
    known: { 'plan.yearStartsOn': '2026-01-01', 'requested.from': '2026-01-01' },
    value: 0,
  },
  {
    name: 'derived.plan.daysBefore',
    known: { 'plan.yearStartsOn': '2023-07-01', 'requested.from': '2024-06-30' },
    value: 365,
  },
  {
    name: 'derived.review.hoursBeforeAuthorizationEnds',
    known: { 'review.receivedAt': '2026-03-07T12:00:00-05:00', 'authorization.endsAt': '2026-03-08T13:00:00-04:00' },
    value: 24,
  },
  {
    name: 'derived.review.hoursBeforeAuthorizationEnds',
    known: { 'review.delegateReceivedAt': '2026-03-08T12:00:00Z', 'authorization.endsAt': '2026-03-08T11:30:00Z' },
    value: -0.5,
  },
  {
    name: 'derived.requested.days',
    known: { 'requested.from': '2026-03-01', 'requested.to': '2026-03-30' },
    value: 30,
  },
  { name: 'derived.requested.days', known: { 'requested.units': 31, 'requested.unit': 'day' }, value: 31 },
  { name: 'derived.diagnosis.onlyCircumstances', known: { diagnoses: ['Z63.0', 'Z72.89'] }, value: true },
  { name: 'derived.diagnosis.onlyCircumstances', known: { diagnoses: ['Z63.0', 'F10.20'] }, value: false },
  { name: 'derived.stay.day', known: { 'stay.admittedOn': '2026-03-01', 'requested.from': '2026-03-01' }, value: 1 },
  { name: 'derived.stay.day', known: { 'stay.admittedOn': '2026-03-01', 'requested.from': '2026-03-28' }, value: 28 },
  { name: 'derived.stay.day', known: { 'stay.admittedOn': '2024-02-28', 'requested.from': '2024-03-01' }, value: 3 },
  {
    name: 'derived.stay.lastDay',
    known: { 'stay.admittedOn': '2026-03-01', 'requested.from': '2026-03-01', 'requested.to': '2026-03-30' },
    value: 30,
  },
  {
    name: 'derived.stay.lastDay',
    known: {
      'stay.admittedOn': '2026-03-01',
      'requested.from': '2026-03-15',
      'requested.units': 17,
      'requested.unit': 'day',
    },
    value: 31,
  },
  {
    name: 'derived.stay.noticeBusinessDays',
    known: { 'stay.admittedOn': '2026-12-07', 'stay.noticeOn': '2026-12-09', 'provider.state': 'NY' },
    value: 2,
  },
  // Friday to Tuesday: Friday and Monday have passed.
  {
    name: 'derived.stay.businessDaysElapsed',
    known: { 'stay.admittedOn': '2026-12-04', 'requested.from': '2026-12-08', 'provider.state': 'WA' },
    value: 2,
  },
  // Admitted on a Saturday: on Tuesday only Monday has passed.
  {
    name: 'derived.stay.businessDaysElapsed',
    known: { 'stay.admittedOn': '2026-12-05', 'requested.from': '2026-12-08', 'provider.state': 'WA' },
    value: 1,
  },
  {
    name: 'derived.stay.businessDaysElapsed',
    known: { 'stay.admittedOn': '2026-12-07', 'requested.from': '2026-12-07', 'provider.state': 'WA' },
    value: 0,
  },
  {
    name: 'derived.review.businessDays',
    known: { 'review.startedOn': '2026-12-04', 'review.writtenDecisionOn': '2026-12-07', 'provider.state': 'WA' },
    value: 1,
  },
  {
    name: 'derived.review.daysPastDecision',
    known: { 'review.writtenDecisionOn': '2026-12-09', 'requested.to': '2026-12-08' },
    value: -1,
  },
  {
    name: 'derived.review.daysPastDecision',
    known: {
      'review.writtenDecisionOn': '2026-12-09',
      'requested.from': '2026-12-07',
      'requested.units': 5,
      'requested.unit': 'day',
    },
    value: 2,
  },
  {
    name: 'derived.review.daysBeforeReview',
    known: { 'requested.from': '2026-12-07', 'review.startedOn': '2026-12-09' },
    value: 2,
  },
  {
    name: 'derived.stay.visitsThroughRequest',
    known: { 'stay.visitsSoFar': 10, 'requested.units': 5, 'requested.unit': 'visit' },
    value: 15,
  },
  {
    name: 'derived.history.outpatientSessionsThroughRequest',
    known: { 'history.outpatientSessionsThisYear': 20, 'requested.units': 12, 'requested.unit': 'session' },
    value: 32,
  },
  {
    name: 'derived.assessment.countersignBusinessDays',
    known: {
      'assessment.completedOn': '2026-03-06',
      'assessment.countersignedOn': '2026-03-09',
      'provider.state': 'VA',
    },
    value: 1,
  },
  {
    name: 'derived.certification.ageDays',
    known: { 'certification.on': '2026-03-01', 'requested.from': '2026-03-19' },
    value: 18,
  },
  {
    name: 'derived.history.residentialDaysThroughRequest',
    known: { 'history.residentialDaysThisYear': 20, 'requested.from': '2026-03-01', 'requested.to': '2026-03-10' },
    value: 30,
  },
  {
    name: 'derived.history.residentialDaysThroughRequest',
    known: { 'history.residentialDaysThisYear': 20, 'requested.units': 8, 'requested.unit': 'day' },
    value: 28,
  },
  ...[
    'history.severeWithdrawal',
    'assessment.sedativeCoUse',
    'member.pregnant',
    'assessment.asam3.biomedicalUnstable',
  ].map((fact): Derivation => ({
    name: 'derived.asam3.withdrawalRaised',
    known: { [fact]: true },
    value: true,
    without: false,
  })),
  {
    name: 'derived.asam3.withdrawalRaised',
    known: { 'assessment.asam3.coOccurring': 'unstable' },
    value: true,
    without: false,
  },
  {
    name: 'derived.asam3.noSafeHome',
    known: { 'assessment.asam3.homeSupportsWithdrawal': false },
    value: true,
    without: false,
  },
];

describe('each derivation', () => {
  test.each(DERIVATIONS)('$name of $known', ({ name, known, value, without }) => {
    expect(derived(known, name)).toBe(value);
    for (const gone of Object.keys(known)) {
      const { [gone]: _, ...rest } = known;
      expect(derived(rest, name), `without ${gone}`).toBe(without);
      if (!Array.isArray(known[gone]))
        expect(derived({ ...rest, [gone]: 'unknown' }, name), `${gone} unknown`).toBe(without);
    }
  });

  test('all derived facts of the catalogue are looked at', () => {
    const names = new Set(library.catalogue.facts.filter(isDerived).map(({ name }) => name));
    expect(new Set(DERIVATIONS.map(({ name }) => name))).toEqual(names);
  });

  test('a raising fact stated false raises nothing (R23)', () => {
    expect(
      derived({ 'member.pregnant': false, 'assessment.asam3.coOccurring': 'stable' }, 'derived.asam3.withdrawalRaised'),
    ).toBe(false);
  });

  test.each([
    ['2026-01-01', '2025-12-31'],
    ['2025-01-01', '2026-01-02'],
  ])('a plan year that begins on %s does not hold %s', (start, from) => {
    expect(derived({ 'plan.yearStartsOn': start, 'requested.from': from }, 'derived.plan.daysBefore')).toBeUndefined();
  });

  test('a visit count is of visits or sessions only', () => {
    expect(
      derived(
        { 'stay.visitsSoFar': 10, 'requested.units': 5, 'requested.unit': 'day' },
        'derived.stay.visitsThroughRequest',
      ),
    ).toBeUndefined();
  });
});
