import type { ClinicalFinder } from '../../clinical/finder.js';
import type { Join } from '../../clinical/join.js';
import type { Gatherer } from '../../facts/gather.js';
import type { RequestBody } from '../../facts/read.js';
import type { Statement } from '../../facts/statement.js';
import { withStated } from '../../facts/statement.js';
import type { Assessment } from './assessment.js';
import { placed } from './assessment.js';
import type { LeafSign } from './leaf-sign.js';

/** Ratings up to some subdimension that set the same minimums and are the same to every rule. */
interface Partial {
  /** One bit for each level that is a minimum. */
  readonly minimums: number;
  readonly sign: string;
  readonly ratings: Statement;
  /** How many vectors of ratings these are. */
  readonly weight: number;
}

/**
 * Every set of minimum levels that ratings can give, with how many rating vectors give it. Subdimension by subdimension:
 * what two partial vectors have in common need be followed once.
 */
export function* minimumSets(
  gatherer: Gatherer,
  finder: ClinicalFinder,
  set: Join,
  body: RequestBody,
  sign: LeafSign,
): Generator<Assessment> {
  const blank = gatherer.read(body);
  let partial: readonly Partial[] = [{ minimums: 0, sign: '', ratings: {}, weight: 1 }];
  for (const { document, fact, ratings } of set.subdimensions) {
    const signed = [...ratings.values()].map(({ code, minimum }) => {
      const values = blank.slice();
      values[fact] = code;
      return { code, bit: minimum === null ? 0 : bitOf(set, minimum), sign: sign(values) };
    });
    const next = new Map<string, Partial>();
    for (const before of partial) {
      for (const { bit, code, sign: own } of signed) {
        const minimums = before.minimums | bit;
        const key = `${minimums} ${before.sign}${own}`;
        const known = next.get(key);
        const weight = before.weight + (known?.weight ?? 0);
        const rated = known?.ratings ?? { ...before.ratings, [document.fact]: code };
        next.set(key, { minimums, sign: `${before.sign}${own}`, ratings: rated, weight });
      }
    }
    partial = [...next.values()];
  }
  for (const { ratings, weight } of partial) {
    const about = withStated(body, ratings);
    const values = gatherer.read(about);
    gatherer.derive(about, values);
    yield placed(finder, values, weight, () => ratings);
  }
}

/** A recovery residence comes after the levels. */
const bitOf = ({ levels }: Join, minimum: string): number => {
  const at = levels.indexOf(minimum);
  return 1 << (at === -1 ? levels.length : at);
};
