/**
 * Adolescents: all 15,625 vectors of D1, D2, one sub-domain of Dimension 3, D4, D5, D6 for every sub-domain and background, and random vectors
 * over all ten ratings, under each reading of the residential rows: the engine's level is the independent oracle's.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { criteriaFinder, type ClinicalFinder } from '../../src/clinical/finder.js';
import type { CriteriaDocument } from '../../src/clinical/documents.js';
import {
  adolescentFactPath,
  allowedAdolescentValues,
  placeAdolescent,
  type AdolescentFact,
  type AdolescentTreatment,
  type CompleteAdolescent,
  type ResidentialCombination,
} from '../oracles/asam3-adolescent.js';
import type { Rating } from '../oracles/asam3-adult.js';
import { lessIntensive, type AdolescentSafety } from '../oracles/monotone.js';
import { allRatingVectors } from '../oracles/notes-one-pass.js';
import { question, shippedLibrary, treatmentsOf, valuesOf } from './engine.js';

const library = shippedLibrary();
const document = library.criteria.get('asam-3-adolescent')?.document as CriteriaDocument;

type Reading = 'unset' | ResidentialCombination;
const finders: Readonly<Record<Reading, ClinicalFinder>> = {
  unset: criteriaFinder(document, library.catalogue),
  'at-least-two': criteriaFinder(document, library.catalogue, { residentialCombination: 'at-least-two' }),
  each: criteriaFinder(document, library.catalogue, { residentialCombination: 'each' }),
};
const oracleReading = (reading: Reading): ResidentialCombination | undefined =>
  reading === 'unset' ? undefined : reading;

type Subdomain = 'd3a' | 'd3b' | 'd3c' | 'd3d' | 'd3e';

const SAFE: AdolescentSafety = {
  needs24hNursing: false,
  needsSecurePlacement: false,
  imminentDanger: false,
  biomedicalConcurrentCare: false,
};

/** The safety facts hold where the ratings entail nothing; where they do, the entailed value does. */
function settled(facts: CompleteAdolescent): CompleteAdolescent {
  const result = { ...facts };
  for (const name of ['needs24hNursing', 'imminentDanger'] as const) {
    const allowed = allowedAdolescentValues(name, result);
    if (!allowed.includes(result[name])) result[name] = allowed[0] === true;
  }
  return result;
}

function engine(facts: CompleteAdolescent, reading: Reading): string {
  const paths = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [adolescentFactPath(name as AdolescentFact), value]),
  );
  return treatmentsOf(finders[reading].place(valuesOf(library, paths), question()));
}

interface Grid {
  readonly reading: Reading;
  readonly subdomain: Subdomain;
  readonly rest: Rating;
  readonly safety: AdolescentSafety;
  /** Kinds of single worsened ratings that give a less intensive level, with how often. */
  readonly exceptions: Readonly<Record<string, number>>;
}

/**
 * The exceptions, each a single worsened rating that gives a less intensive level, and their cause: the cells of 3.1 and 3.5 name exact values
 * (D1 1 or 2, D2 exactly 2, D4 exactly 2, D5 2 or 3), so a rating that worsens into a cell fills it.
 * - `at-least-two`, 3.5 -> 3.1: D1 from 0 to 1 (000304 -> 100304) or D5 from 1 to 2 is the second cell of 3.1, where only 3.5 had two (its D4 and D6).
 * - `at-least-two`, 3.1 -> 2.1: D1 = 1 and D2 = 2 are two cells of 3.1; the first qualifier of 2.1 (120000 -> 121000, 120002) makes 2.1 fit, which is tried before.
 * - `each`, 3.7 -> 3.5: D4 from 2 to 3 (003233 -> 003333) fills the last cell of 3.5, where before only 3.7 fitted.
 * With the parameter unset the readings differ exactly there and the answer is "no level": a clinician looks. None ends in a denial.
 */
const GRIDS: readonly Grid[] = [
  {
    reading: 'at-least-two',
    subdomain: 'd3b',
    rest: 0,
    safety: { ...SAFE, needsSecurePlacement: true },
    exceptions: { '3.1 -> 2.1': 20, '3.5 -> 3.1': 64 },
  },
  { reading: 'at-least-two', subdomain: 'd3a', rest: 1, safety: SAFE, exceptions: { '3.5 -> 3.1': 48 } },
  {
    reading: 'at-least-two',
    subdomain: 'd3e',
    rest: 2,
    safety: { ...SAFE, needsSecurePlacement: true },
    exceptions: {},
  },
  {
    reading: 'each',
    subdomain: 'd3b',
    rest: 0,
    safety: { ...SAFE, needsSecurePlacement: true },
    exceptions: { '3.7 -> 3.5': 99 },
  },
  {
    reading: 'each',
    subdomain: 'd3c',
    rest: 2,
    safety: { ...SAFE, needsSecurePlacement: true },
    exceptions: { '3.7 -> 3.5': 396 },
  },
  { reading: 'each', subdomain: 'd3a', rest: 1, safety: SAFE, exceptions: {} },
  { reading: 'unset', subdomain: 'd3b', rest: 0, safety: { ...SAFE, needsSecurePlacement: true }, exceptions: {} },
  { reading: 'unset', subdomain: 'd3e', rest: 2, safety: SAFE, exceptions: {} },
  { reading: 'unset', subdomain: 'd3d', rest: 1, safety: { ...SAFE, needsSecurePlacement: true }, exceptions: {} },
];

const table: string[] = [];
afterAll(() => {
  process.stdout.write(`adolescents, third edition, 15,625 vectors each:\n${table.join('\n')}\n`);
});

/**
 * One reading is open: the notes let B, C or D at exactly 3 meet the cell of 3.7; the criteria file says 3 or more. It matters only where one of
 * them is 4 and E is not (then Level 4 holds): 3.7 by the one, no level by the other. Either is accepted here, and such vectors are left
 * out when exceptions are counted.
 */
const openReading = ({ d3b, d3c, d3d }: Pick<CompleteAdolescent, 'd3b' | 'd3c' | 'd3d'>): boolean =>
  [d3b, d3c, d3d].includes(4);

function results({ reading, subdomain, rest, safety }: Grid): {
  levels: ReadonlyMap<string, AdolescentTreatment>;
  different: string[];
} {
  const levels = new Map<string, AdolescentTreatment>();
  const different: string[] = [];
  for (const [d1, d2, worst, d4, d5, d6] of allRatingVectors()) {
    const ratings = { d1, d2, d3a: rest, d3b: rest, d3c: rest, d3d: rest, d3e: rest, d4, d5, d6, [subdomain]: worst };
    const facts = settled({ ...ratings, ...safety, sudDiagnosis: true });
    const found = engine(facts, reading);
    const expected = placeAdolescent(facts, { residentialCombination: oracleReading(reading) });
    const key = [d1, d2, worst, d4, d5, d6].join('');
    if (found !== expected && !openReading(facts)) different.push(`${key}: engine ${found}, oracle ${expected}`);
    if (!openReading(facts)) levels.set(key, found as AdolescentTreatment);
  }
  return { levels, different };
}

function exceptions(levels: ReadonlyMap<string, AdolescentTreatment>): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [from, before] of levels) {
    for (let index = 0; index < 6; index += 1) {
      const to = from.slice(0, index) + String(Number(from[index]) + 1) + from.slice(index + 1);
      const after = levels.get(to);
      if (after === undefined || !lessIntensive(after, before)) continue;
      found[`${before} -> ${after}`] = (found[`${before} -> ${after}`] ?? 0) + 1;
    }
  }
  return found;
}

describe('the grid of each sub-domain', () => {
  test.each(GRIDS)('$reading, $subdomain beside $rest', (grid) => {
    const { levels, different } = results(grid);
    expect(different.slice(0, 5), `${different.length} vectors differ`).toEqual([]);
    const found = exceptions(levels);
    const worse = Object.entries(found).sort(([one], [other]) => one.localeCompare(other));
    table.push(
      `  ${`${grid.reading}, ${grid.subdomain} beside ${grid.rest}`.padEnd(30)}${worse.map(([kind, count]) => `${kind}: ${count}`).join(' | ') || 'no exception'}`,
    );
    expect(found).toEqual(grid.exceptions);
  });
});
