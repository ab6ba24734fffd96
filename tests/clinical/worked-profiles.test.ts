/** The worked profiles and the known wrong encodings of the domain notes, through `recommend`: validated, gathered, placed, explained. */
import { describe, expect, test } from 'vitest';
import type { Level } from '../../src/domain/determination.js';
import { recommend, type Recommendation } from '../../src/recommend.js';
import { criteriaFinder } from '../../src/clinical/finder.js';
import type { CriteriaDocument } from '../../src/clinical/documents.js';
import { KNOWN_WRONG_3, KNOWN_WRONG_4 } from '../oracles/known-wrong.js';
import {
  ADOLESCENT_PROFILES,
  ADULT_PROFILES,
  CONTINUED_PROFILES,
  FOURTH_EDITION_PROFILES,
} from '../oracles/worked-profiles.js';
import { bodyOf, finderOf, question, shippedLibrary, treatmentsOf, valuesOf } from './engine.js';

const library = shippedLibrary();

function recommended(facts: Readonly<Record<string, unknown>>): Recommendation {
  const body = bodyOf(facts);
  const { review: _review, ...assessment } = body;
  const outcome = recommend(assessment, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

/** The levels a recommendation leaves open. */
function levels({ clinical }: Recommendation): readonly Level[] {
  if (clinical.finding === 'inconsistent') return [];
  if (clinical.possible !== undefined) return clinical.possible;
  return [clinical.indicated ?? {}];
}

const sorted = (values: Iterable<unknown>): string[] => [...new Set([...values].map(String))].sort();

const NO_TREATMENT = new Set(['no-level', 'none-indicated']);

function expectAnswer(
  facts: Readonly<Record<string, unknown>>,
  expected: { treatment?: readonly string[]; withdrawal?: readonly string[]; otp?: readonly boolean[] },
): void {
  const answer = recommended(facts);
  const found = levels(answer);
  if (expected.treatment !== undefined) {
    expect(sorted(found.map(({ treatment }) => treatment ?? 'none'))).toEqual(
      sorted(expected.treatment.map((one) => (NO_TREATMENT.has(one) ? 'none' : one))),
    );
    if (expected.treatment.length === 1) {
      const [only] = expected.treatment;
      expect(['level', 'possible', 'no-level', 'none-indicated']).toContain(answer.clinical.finding);
      if (answer.clinical.finding !== 'possible')
        expect(answer.clinical.finding).toBe(NO_TREATMENT.has(only as string) ? only : 'level');
    } else expect(answer.clinical.finding).toBe('possible');
  }
  if (expected.withdrawal !== undefined)
    expect(sorted(found.map(({ withdrawal }) => withdrawal ?? 'none'))).toEqual(sorted(expected.withdrawal));
  if (expected.otp !== undefined) expect(sorted(found.map(({ otp }) => otp ?? false))).toEqual(sorted(expected.otp));
}

describe('third edition, adults', () => {
  test.each(ADULT_PROFILES)('$id $title', ({ facts, expect: expected }) => {
    expectAnswer(facts, expected);
  });

  test.each(CONTINUED_PROFILES)('$id $title', ({ facts, expect: expected }) => {
    const finder = finderOf(library, 'asam-3-adult');
    const values = valuesOf(library, facts);
    expect(treatmentsOf(finder.place(values, question()))).toBe(expected.readmission.join(' '));
    expect(
      treatmentsOf(finder.place(values, { ...question(), stay: { level: String(facts['stay.currentLevel']) } })),
    ).toBe(expected.continuedAt);
  });
});

describe('third edition, adolescents', () => {
  const document = library.criteria.get('asam-3-adolescent')?.document as CriteriaDocument;

  test.each(ADOLESCENT_PROFILES)('$id $title', ({ facts, expect: expected }) => {
    expectAnswer(facts, { treatment: expected.unset });
    const values = valuesOf(library, facts);
    const under = (residentialCombination: string): string =>
      treatmentsOf(criteriaFinder(document, library.catalogue, { residentialCombination }).place(values, question()));
    expect({ unset: under('unset'), atLeastTwo: under('at-least-two'), each: under('each') }).toEqual({
      unset: expected.unset.join(' '),
      atLeastTwo: expected.atLeastTwo.join(' '),
      each: expected.each.join(' '),
    });
  });
});

describe('fourth edition', () => {
  /** Flags of the notes in the words of this service; emergencies are `urgent`, not flags. */
  const FLAGS: Readonly<Record<string, string>> = {
    MOUD_CONTINUE: 'medication-continues',
    WM_EVAL: 'withdrawal-evaluation',
    AM_EVAL: 'medication-evaluation',
  };

  test.each(FOURTH_EDITION_PROFILES)('$id $title', ({ facts, expect: expected }) => {
    const answer = recommended(facts);
    const found = levels(answer);
    expect(sorted(found.map(({ treatment }) => treatment))).toEqual(sorted(expected.treatment));
    if (expected.recoveryResidence !== undefined)
      expect(sorted(found.map(({ recoveryResidence }) => recoveryResidence ?? false))).toEqual(
        sorted(expected.recoveryResidence),
      );
    if (expected.flags !== undefined)
      expect(sorted(answer.clinical.flags)).toEqual(sorted(expected.flags.map((flag) => FLAGS[flag] ?? flag)));
    if (expected.missing !== undefined) {
      const asked = answer.missing.map(({ fact }) => fact.replace('assessment.asam4.', ''));
      // Only what narrows the answer is asked for (R29), so a rating that cannot change it may be left out.
      for (const fact of asked) expect(expected.missing).toContain(fact);
      expect(asked.length).toBeGreaterThan(0);
    }
  });
});

describe('known wrong encodings', () => {
  test.each(KNOWN_WRONG_3)('$id ($source)', ({ axis, facts, right, wrong }) => {
    if (axis === 'treatment') expectAnswer(facts, { treatment: right as readonly string[] });
    if (axis === 'withdrawal') expectAnswer(facts, { withdrawal: right as readonly string[] });
    if (axis === 'otp') expectAnswer(facts, { otp: right as readonly boolean[] });
    expect(sorted(wrong)).not.toEqual(sorted(right));
  });

  test.each(KNOWN_WRONG_4)('$id ($source)', ({ facts, wrong, right }) => {
    const outcome = recommend(bodyOf({ criteria: 'asam-4', 'member.age': 35, ...facts }), library);
    if (right === 'unknown-code') {
      expect(outcome.ok).toBe(false);
      if (!outcome.ok) expect(outcome.faults.map(({ code }) => code)).toEqual(['field-value']);
      return;
    }
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    const found = levels(outcome.value);
    expect(sorted(found.map(({ treatment }) => treatment))).toEqual(sorted(right.treatment));
    if (right.recoveryResidence !== undefined)
      expect(found.map(({ recoveryResidence }) => recoveryResidence ?? false)).toEqual([right.recoveryResidence]);
    expect(wrong).not.toEqual(right);
  });
});
