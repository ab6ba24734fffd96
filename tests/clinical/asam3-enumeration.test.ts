/**
 * All 15,625 adult rating vectors with an SUD diagnosis, under stated profiles of everything else: the engine's possible treatments are the
 * independent oracle's, the counts are pinned, and no worsened rating gives a less intensive level.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { ADULT_FACT_PATHS, possibleAdultTreatments, type AdultFact, type StatedAdult } from '../oracles/asam3-adult.js';
import {
  EVERYTHING_MITIGATES,
  factsFor,
  givesLess,
  keyOf,
  NOTHING_MITIGATES,
  SAFETY_PROFILES,
  worsenings,
  type Applied,
  type PossibleLevels,
} from '../oracles/monotone.js';
import { allRatingVectors } from '../oracles/notes-one-pass.js';
import { finderOf, question, shippedLibrary, treatmentsOf, valuesOf } from './engine.js';

const library = shippedLibrary();
const finder = finderOf(library, 'asam-3-adult');

interface Run {
  readonly name: string;
  readonly profile: StatedAdult;
  readonly applied: Applied;
  readonly counts: Readonly<Record<string, number>>;
}

const nothing = (safety: string): StatedAdult => ({ ...NOTHING_MITIGATES, ...SAFETY_PROFILES[safety] });
const everything = (safety: string): StatedAdult => ({ ...EVERYTHING_MITIGATES, ...SAFETY_PROFILES[safety] });

/**
 * `filled`: a fact is stated only where the ratings entail nothing about it, so no vector is inconsistent. `stated`: it is stated as it is,
 * and contradictions show. The first seven are the safety profiles with nothing that mitigates; then the other extremes.
 */
const RUNS: readonly Run[] = [
  {
    name: 'nothing mitigates, all-unknown',
    profile: nothing('all-unknown'),
    applied: 'filled',
    counts: { '1': 160, '2.1': 200, '3.7': 3436, '4': 7625, 'no-level': 368, several: 789, 'several or none': 3047 },
  },
  {
    name: 'nothing mitigates, all-false',
    profile: nothing('all-false'),
    applied: 'filled',
    counts: { '1': 160, '2.1': 200, '2.5': 1513, '3.5': 90, '3.7': 3436, '4': 7625, 'no-level': 2601 },
  },
  {
    name: 'nothing mitigates, needs24hNursing-true',
    profile: nothing('needs24hNursing-true'),
    applied: 'filled',
    counts: { '1': 160, '2.1': 200, '2.5': 240, '3.7': 6808, '4': 7625, 'no-level': 592 },
  },
  {
    name: 'nothing mitigates, needs24hSupport-true',
    profile: nothing('needs24hSupport-true'),
    applied: 'filled',
    counts: { '1': 160, '2.1': 200, '2.5': 703, '3.1': 192, '3.5': 360, '3.7': 3436, '4': 7625, 'no-level': 2949 },
  },
  {
    name: 'nothing mitigates, imminentDanger-true',
    profile: nothing('imminentDanger-true'),
    applied: 'filled',
    counts: { '1': 160, '2.1': 200, '2.5': 1108, '3.5': 180, '3.7': 3436, '4': 7625, 'no-level': 2916 },
  },
  {
    name: 'nothing mitigates, cognitiveImpairment-true',
    profile: nothing('cognitiveImpairment-true'),
    applied: 'filled',
    counts: { '1': 160, '2.1': 200, '2.5': 1513, '3.3': 108, '3.7': 3436, '4': 7625, 'no-level': 2583 },
  },
  {
    name: 'nothing mitigates, all-true',
    profile: nothing('all-true'),
    applied: 'filled',
    counts: { '1': 160, '2.1': 200, '3.1': 32, '3.3': 48, '3.5': 80, '3.7': 6808, '4': 7625, 'no-level': 672 },
  },
  {
    name: 'nothing mitigates, all-false, contradictions kept',
    profile: nothing('all-false'),
    applied: 'stated',
    counts: { '1': 160, '2.1': 200, '2.5': 1513, '4': 2625, inconsistent: 9625, 'no-level': 1502 },
  },
  {
    name: 'everything mitigates, all-unknown',
    profile: everything('all-unknown'),
    applied: 'filled',
    counts: { '1': 256, '2.1': 224, '3.7': 3436, '4': 7625, 'no-level': 128, several: 1058, 'several or none': 2898 },
  },
  {
    name: 'only ratings and diagnosis known',
    profile: {},
    applied: 'stated',
    counts: { '1': 80, '2.1': 40, '3.7': 3436, '4': 7625, 'no-level': 128, several: 286, 'several or none': 4030 },
  },
];

const table: string[] = [];
afterAll(() => {
  process.stdout.write(`adults, third edition, 15,625 vectors each:\n${table.join('\n')}\n`);
});

function pathsOf(facts: StatedAdult): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [ADULT_FACT_PATHS[name as AdultFact], value]));
}

/** One answer as it is; several as whether "no level" is among them. */
function outcomeOf(possible: string): string {
  if (!possible.includes(' ')) return possible;
  return possible.includes('no-level') ? 'several or none' : 'several';
}

describe('the whole table', () => {
  test.each(RUNS)('$name', ({ name, profile, applied, counts }) => {
    const engine = new Map<string, PossibleLevels>();
    const found: Record<string, number> = {};
    const different: string[] = [];
    for (const vector of allRatingVectors()) {
      const facts = factsFor(vector, profile, applied);
      const possible = treatmentsOf(finder.place(valuesOf(library, pathsOf(facts)), question()));
      const expected = keyOf(possibleAdultTreatments(facts));
      const key = vector.join('');
      if (possible !== expected) different.push(`${key}: engine ${possible}, oracle ${expected}`);
      engine.set(key, possible === 'inconsistent' ? possible : (new Set(possible.split(' ')) as PossibleLevels));
      found[outcomeOf(possible)] = (found[outcomeOf(possible)] ?? 0) + 1;
    }
    const line = Object.entries(found).sort(([one], [other]) => one.localeCompare(other));
    table.push(`  ${name.padEnd(52)}${line.map(([levels, count]) => `${levels}: ${count}`).join(' | ')}`);
    expect(different.slice(0, 5), `${different.length} vectors differ`).toEqual([]);
    // None is known: with every fact stated, or left unknown, a worse rating never gives a less intensive level.
    expect(
      worsenings(engine)
        .filter(givesLess)
        .map(({ from, to, before, after }) => `${from} ${keyOf(before)} -> ${to} ${keyOf(after)}`),
    ).toEqual([]);
    expect(found).toEqual(counts);
  });
});
