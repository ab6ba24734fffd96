import { describe, expect, test } from 'vitest';
import {
  ADULT_DOMAINS,
  overAdultCompletions,
  possibleAdultOtp,
  possibleAdultTreatments,
  possibleAdultWithdrawal,
  statedAdultFromPaths,
} from './asam3-adult.js';
import { possibleAdolescent, statedAdolescentFromPaths } from './asam3-adolescent.js';
import { continuesAtLevel1, type Continued3 } from './asam3-continued.js';
import { finding4, missingKeys, possible, recommend, stated4FromPaths, type CompleteRatings4 } from './asam4.js';
import { KNOWN_WRONG_3, KNOWN_WRONG_4, type KnownWrong3 } from './known-wrong.js';
import { ADOLESCENT_PROFILES, ADULT_PROFILES, CONTINUED_PROFILES, FOURTH_EDITION_PROFILES } from './worked-profiles.js';

function sorted(values: Iterable<string | boolean> | 'inconsistent'): string[] {
  if (values === 'inconsistent') return ['inconsistent'];
  return [...values].map(String).sort();
}

describe('third edition, adults', () => {
  test.each(ADULT_PROFILES)('$id $title', ({ facts, expect: expected }) => {
    const stated = statedAdultFromPaths(facts);
    expect(sorted(possibleAdultTreatments(stated))).toEqual(sorted(expected.treatment));
    if (expected.withdrawal !== undefined)
      expect(sorted(possibleAdultWithdrawal(stated))).toEqual(sorted(expected.withdrawal));
    if (expected.otp !== undefined) expect(sorted(possibleAdultOtp(stated))).toEqual(sorted(expected.otp));
  });

  test.each(CONTINUED_PROFILES)('$id $title', ({ facts, expect: expected }) => {
    const stated = statedAdultFromPaths(facts);
    expect(sorted(possibleAdultTreatments(stated))).toEqual(sorted(expected.readmission));
    const continued: Continued3 = {
      progress: facts['continued.progress'] as Continued3['progress'],
      newProblem: facts['continued.newProblem'] as Continued3['newProblem'],
      lowerLevelFeasible: facts['continued.lowerLevelFeasible'] === true,
    };
    const continues = overAdultCompletions(stated, (f) => continuesAtLevel1(f, continued));
    expect(sorted(new Set<string | boolean>(continues === 'inconsistent' ? ['inconsistent'] : continues))).toEqual([
      'true',
    ]);
    expect(facts['stay.currentLevel']).toBe(expected.continuedAt);
  });
});

describe('third edition, adolescents', () => {
  test.each(ADOLESCENT_PROFILES)('$id $title', ({ facts, expect: expected }) => {
    const stated = statedAdolescentFromPaths(facts);
    expect({
      unset: sorted(possibleAdolescent(stated, { residentialCombination: undefined })),
      atLeastTwo: sorted(possibleAdolescent(stated, { residentialCombination: 'at-least-two' })),
      each: sorted(possibleAdolescent(stated, { residentialCombination: 'each' })),
    }).toEqual({ unset: sorted(expected.unset), atLeastTwo: sorted(expected.atLeastTwo), each: sorted(expected.each) });
  });
});

describe('fourth edition', () => {
  test.each(FOURTH_EDITION_PROFILES)('$id $title', ({ facts, expect: expected }) => {
    const { ratings, beside } = stated4FromPaths(facts);
    const results = possible(ratings, beside);
    expect(sorted(new Set(results.map(({ level }) => level)))).toEqual(sorted(expected.treatment));
    if (expected.recoveryResidence !== undefined) {
      expect(sorted(new Set(results.map(({ recoveryResidence }) => recoveryResidence)))).toEqual(
        sorted(expected.recoveryResidence),
      );
    }
    const missing = missingKeys(ratings);
    if (expected.missing !== undefined) expect(missing).toEqual(expected.missing);
    if (missing.length > 0) return;
    const recommendation = recommend(ratings as CompleteRatings4, beside);
    expect([recommendation.level]).toEqual(expected.treatment);
    if (expected.flags !== undefined) expect(recommendation.flags).toEqual(expected.flags);
  });
});

describe('known wrong encodings', () => {
  function possibleOf({ population, axis, facts }: KnownWrong3): string[] {
    if (population === 'adolescent') return sorted(possibleAdolescent(statedAdolescentFromPaths(facts)));
    const stated = statedAdultFromPaths(facts);
    if (axis === 'treatment') return sorted(possibleAdultTreatments(stated));
    if (axis === 'withdrawal') return sorted(possibleAdultWithdrawal(stated));
    return sorted(possibleAdultOtp(stated));
  }

  test.each(KNOWN_WRONG_3)('$id ($source)', (example) => {
    expect(possibleOf(example)).toEqual(sorted(example.right));
    expect(sorted(example.wrong)).not.toEqual(sorted(example.right));
  });

  test.each(KNOWN_WRONG_4)('$id ($source)', ({ facts, wrong, right }) => {
    const { ratings, beside } = stated4FromPaths(facts);
    const finding = finding4(ratings, beside);
    if (right === 'unknown-code') {
      expect(finding.kind).toBe('unknown-code');
      return;
    }
    expect(finding.kind).not.toBe('unknown-code');
    const results = possible(ratings, beside);
    expect(sorted(new Set(results.map(({ level }) => level)))).toEqual(sorted(right.treatment));
    if (right.recoveryResidence !== undefined) {
      expect(results.map(({ recoveryResidence }) => recoveryResidence)).toEqual([right.recoveryResidence]);
    }
    expect(wrong).not.toEqual(right);
  });
});

test('every fact of the profiles is a fact of the catalogue with a value of its domain', async () => {
  const { readFile } = await import('node:fs/promises');
  const catalogue = JSON.parse(await readFile(new URL('../../rulesets/facts.json', import.meta.url), 'utf8')) as {
    facts: { name: string; type: string; values?: Record<string, string>; minimum?: number; maximum?: number }[];
  };
  const byName = new Map(catalogue.facts.map((fact) => [fact.name, fact]));
  const all = [...ADULT_PROFILES, ...CONTINUED_PROFILES, ...ADOLESCENT_PROFILES, ...FOURTH_EDITION_PROFILES];
  for (const { id, facts } of all) {
    for (const [name, value] of Object.entries(facts)) {
      const fact = byName.get(name);
      expect(fact, `${id} ${name}`).toBeDefined();
      if (fact?.type === 'code') expect(Object.keys(fact.values ?? {}), `${id} ${name}`).toContain(value);
      if (fact?.type === 'boolean') expect(typeof value, `${id} ${name}`).toBe('boolean');
      if (fact?.type === 'integer') expect(Number.isInteger(value), `${id} ${name}`).toBe(true);
    }
  }
  expect(Object.keys(byName.get('assessment.asam3.withdrawalNeed')?.values ?? {})).toEqual(
    ADULT_DOMAINS.withdrawalNeed,
  );
});
