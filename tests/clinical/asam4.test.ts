/** The fourth edition: the engine's lattice against the rule-form oracle, over every set of minimums and over partial ratings (R14-R20, R27). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JoinDocument, Subdimension } from '../../src/clinical/documents.js';
import { criteriaFinder } from '../../src/clinical/finder.js';
import { drivers } from '../../src/clinical/join.js';
import { ALL_AXES, treatmentKey } from '../../src/clinical/result.js';
import { recommend } from '../../src/recommend.js';
import {
  capabilitiesAbove,
  compare4,
  dominates,
  drivingKeys,
  levelFromMinimums,
  LEVELS4,
  MINIMUMS,
  necessaryDrivers,
  possible,
  possibleLevels,
  RATING_KEYS,
  recommend as recommendByRules,
  type CompleteRatings4,
  type Level4,
  type PartialRatings4,
  type RatingKey,
} from '../oracles/asam4.js';
import { bodyOf, finderOf, question, shippedLibrary, TREATMENT_ONLY, valuesOf } from './engine.js';

const library = shippedLibrary();
const finder = finderOf(library, 'asam-4-adult');
const { method, scale } = finder;
if (method.kind !== 'join') throw new Error('the fourth edition is a join');
const { set } = method;

const pathsOf = (ratings: PartialRatings4): Record<string, unknown> =>
  Object.fromEntries(Object.entries(ratings).map(([key, code]) => [`assessment.asam4.${key}`, code]));

describe('the join table', () => {
  test('all 131,071 sets of minimums give the level of the rules', () => {
    const indexOf = LEVELS4.map((level) => set.levels.indexOf(level));
    expect(indexOf).not.toContain(-1);
    expect(set.levels.length).toBe(LEVELS4.length + 1);
    const counts = new Map<string, number>();
    const different: string[] = [];
    /** The join of the set without its lowest bit is known already. */
    const joined = new Int32Array(1 << LEVELS4.length);
    for (let bits = 1; bits < joined.length; bits += 1) {
      const lowest = 31 - Math.clz32(bits & -bits);
      const rest = bits & (bits - 1);
      joined[bits] = (set.join[joined[rest] as number] as readonly number[])[indexOf[lowest] as number] as number;
      const level = set.levels[joined[bits] as number] as string;
      const minimums = new Set(LEVELS4.filter((_, bit) => (bits & (1 << bit)) !== 0));
      if (level !== levelFromMinimums(minimums))
        different.push(`${[...minimums].join(' ')}: engine ${level}, rules ${levelFromMinimums(minimums)}`);
      counts.set(level, (counts.get(level) ?? 0) + 1);
    }
    expect(different.slice(0, 5), `${different.length} sets differ`).toEqual([]);
    expect(Object.fromEntries([...counts].sort())).toEqual(EXPECTED_COUNTS);
  });

  test('idempotent, commutative, associative, and above both', () => {
    const all = set.levels.map((_, index) => index);
    const join = (a: number, b: number): number => (set.join[a] as readonly number[])[b] as number;
    for (const a of all) {
      expect(join(a, a)).toBe(a);
      for (const b of all) {
        expect(join(a, b)).toBe(join(b, a));
        for (const c of all) expect(join(join(a, b), c)).toBe(join(a, join(b, c)));
      }
    }
  });

  test('every rating points to the minimum of the notes', () => {
    for (const { document, ratings } of set.subdimensions) {
      const key = document.fact.replace('assessment.asam4.', '') as RatingKey;
      expect(Object.fromEntries([...ratings].map(([code, { minimum }]) => [code, minimum]))).toEqual(MINIMUMS[key]);
    }
    expect(set.subdimensions.length).toBe(RATING_KEYS.length);
  });
});

const rating = (key: RatingKey): fc.Arbitrary<string> => fc.constantFrom(...Object.keys(MINIMUMS[key]));
const complete: fc.Arbitrary<CompleteRatings4> = fc
  .tuple(...RATING_KEYS.map(rating))
  .map(
    (codes) => Object.fromEntries(RATING_KEYS.map((key, index) => [key, codes[index]])) as unknown as CompleteRatings4,
  );
const partial: fc.Arbitrary<PartialRatings4> = fc
  // The oracle enumerates sets of minimums, so mostly few ratings are left out.
  .tuple(
    complete,
    fc.oneof(
      { weight: 40, arbitrary: fc.subarray([...RATING_KEYS], { minLength: 7 }) },
      { weight: 1, arbitrary: fc.subarray([...RATING_KEYS]) },
    ),
  )
  .map(([codes, known]) => Object.fromEntries(known.map((key) => [key, codes[key]])));

const key = (level: string, residence: boolean): string => `${level}${residence ? ' + RR' : ''}`;

describe('placing', () => {
  test('complete ratings: the level and the recovery residence of the rules (R16)', () => {
    fc.assert(
      fc.property(complete, (ratings) => {
        const { results } = finder.place(valuesOf(library, pathsOf(ratings)), question(ALL_AXES));
        const expected = recommendByRules(ratings);
        expect(
          results.map(({ treatment, recoveryResidence }) => key(treatmentKey(treatment), recoveryResidence === true)),
        ).toEqual([key(expected.level, expected.recoveryResidence)]);
      }),
      { numRuns: 3000 },
    );
  });

  test('partial ratings: exactly the levels some completion gives (R14, R22), recovery residence on its own (R30)', () => {
    fc.assert(
      fc.property(partial, (ratings) => {
        const values = valuesOf(library, pathsOf(ratings));
        const both = finder.place(values, question(ALL_AXES)).results;
        const found = new Set(
          both.map(({ treatment, recoveryResidence }) => key(treatmentKey(treatment), recoveryResidence === true)),
        );
        const expected = new Set(
          possible(ratings).map(({ level, recoveryResidence }) => key(level, recoveryResidence)),
        );
        // The two axes are completed one by one: the pairs hold every possible one, and each axis alone is exact.
        for (const pair of expected) expect(found).toContain(pair);
        const alone = finder
          .place(values, question(TREATMENT_ONLY))
          .results.map(({ treatment }) => treatmentKey(treatment));
        expect([...alone].sort()).toEqual([...possibleLevels(ratings)].sort());
        expect(new Set(both.map(({ treatment }) => treatmentKey(treatment)))).toEqual(new Set(alone));
      }),
      { numRuns: 600 },
    );
  });

  test('R14: one rating of 4 is enough; D1 to D3 complete with a 3.7 among them is enough', () => {
    const quiet = { d1i: '0', d1w: '0', d1m: 'ANY', d2p: '0', d2g: '0', d3a: '0', d3d: '0' };
    const levels = (ratings: PartialRatings4): string[] =>
      finder
        .place(valuesOf(library, pathsOf(ratings)), question())
        .results.map(({ treatment }) => treatmentKey(treatment));
    for (const one of ['d1i', 'd1w', 'd2p', 'd2g'] as const) expect(levels({ [one]: '4' })).toEqual(['4']);
    expect(levels({ ...quiet, d1w: '3A' })).toEqual(['3.7']);
    expect(levels({ ...quiet }).length).toBeGreaterThan(1);
  });

  test('R20: the drivers cited are those whose removal alone changes the level, or one that represents them', () => {
    fc.assert(
      fc.property(complete, (ratings) => {
        const found = drivers(set, valuesOf(library, pathsOf(ratings))).map((path) =>
          path.replace('assessment.asam4.', ''),
        );
        const necessary = necessaryDrivers(ratings);
        // The necessary ones, and representatives of the rest until together they explain the level.
        for (const key of necessary) expect(found).toContain(key);
        const all = drivingKeys(ratings);
        if (necessary.length === 0) expect(all).toContain(found[0]);
        const minimumsOf = (keys: readonly string[]): ReadonlySet<Level4> =>
          new Set(
            RATING_KEYS.filter((key) => keys.includes(key)).flatMap((key) => {
              const minimum = MINIMUMS[key][ratings[key]];
              return minimum === null || minimum === undefined || minimum === 'RR' ? [] : [minimum];
            }),
          );
        expect(levelFromMinimums(minimumsOf(found))).toBe(levelFromMinimums(minimumsOf(RATING_KEYS)));
      }),
      { numRuns: 2000 },
    );
  });

  test('a worse rating never gives a level that is less', () => {
    fc.assert(
      fc.property(complete, fc.constantFrom(...RATING_KEYS), (ratings, key) => {
        const level = recommendByRules(ratings).level;
        for (const code of Object.keys(MINIMUMS[key])) {
          const minimum = MINIMUMS[key][code];
          const before = MINIMUMS[key][ratings[key]];
          if (minimum === null || minimum === undefined || minimum === 'RR') continue;
          if (before !== null && before !== undefined && before !== 'RR' && !dominates(minimum, before)) continue;
          const [worse] = finder.place(valuesOf(library, pathsOf({ ...ratings, [key]: code })), question()).results;
          expect(scale.dominates(treatmentKey((worse as NonNullable<typeof worse>).treatment), level)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('comparing (R17, R18, R27)', () => {
  test('every pair of levels stands as the rules say, and a difference is named', () => {
    let different = 0;
    for (const asked of LEVELS4) {
      for (const indicated of LEVELS4) {
        expect(scale.compareTreatment(asked, indicated), `${asked} asked, ${indicated} indicated`).toBe(
          compare4(asked, indicated) === 'less' && compare4(indicated, asked) === 'different'
            ? 'different'
            : compare4(asked, indicated),
        );
        expect(scale.dominates(asked, indicated)).toBe(dominates(asked, indicated));
        expect(scale.capabilitiesBeyond(asked, indicated).length).toBe(capabilitiesAbove(asked, indicated).length);
        if (scale.compareTreatment(asked, indicated) === 'different') {
          different += 1;
          const named =
            scale.capabilitiesBeyond(asked, indicated).length + scale.capabilitiesBeyond(indicated, asked).length;
          expect(named).toBeGreaterThan(0);
        }
      }
    }
    // 41 incomparable pairs and 4 / 4-PSY, each in both directions.
    expect(different).toBe(2 * 42);
  });
});

test('an emergency screen is urgent whatever the ratings say (R15)', () => {
  for (const screen of ['medical', 'psychiatric']) {
    const outcome = recommend(
      bodyOf({
        criteria: 'asam-4',
        'member.age': 35,
        'assessment.asam4.d4u': 'A',
        [`assessment.emergency.${screen}`]: true,
      }),
      library,
    );
    expect(outcome.ok && outcome.value.urgent).toBe(true);
  }
});

/** Of the sets of minimums that give each level. */
const EXPECTED_COUNTS: Readonly<Record<Level4, number>> = {
  '1.5': 1,
  '1.5-COE': 2,
  '1.7': 2,
  '1.7-COE': 10,
  '2.1': 2,
  '2.5': 4,
  '2.5-COE': 22,
  '2.7': 22,
  '2.7-COE': 446,
  '3.1': 4,
  '3.5': 20,
  '3.5-COE': 200,
  '3.7': 200,
  '3.7-BIO': 256,
  '3.7-COE': 15448,
  '4-PSY': 16384,
  '4': 98048,
};

test('a doubted minimum from an unread source may be any that its subdimension has', () => {
  const source = library.criteria.get('asam-4-adult')?.document as JoinDocument;
  const [first] = set.subdimensions;
  if (first === undefined) throw new Error('no subdimension');
  // Every subdimension at its least rating, which stands last.
  const lowest = ({ ratings }: Subdimension): string | undefined => ratings.at(-1)?.code;
  const rated = Object.fromEntries(set.subdimensions.map(({ document }) => [document.fact, lowest(document)]));
  const unread: JoinDocument = {
    ...source,
    subdimensions: source.subdimensions.map((one) =>
      one.fact === first.document.fact
        ? { ...one, ratings: one.ratings.map((rating) => ({ ...rating, status: 'unverified' as const })) }
        : one,
    ),
  };
  const values = valuesOf(library, rated);
  const answers = (document: JoinDocument, doubtUnverified: boolean): number =>
    criteriaFinder(document, library.catalogue).place(values, { ...question(TREATMENT_ONLY), doubtUnverified }).results
      .length;
  expect(answers(source, true)).toBe(1);
  expect(answers(unread, false)).toBe(1);
  expect(answers(unread, true)).toBe(new Set(first.minimum.values()).size);
});
