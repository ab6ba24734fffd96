import type { Findings, Program } from '../conditions/program.js';
import { compile, createFindings, evaluate } from '../conditions/program.js';
import type { Truth } from '../domain/truth.js';
import { MET, NOT_MET } from '../domain/truth.js';
import type { FactCatalogue, FactValues } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { ContinuedTest, JoinDocument, RatingDocument, Subdimension } from './documents.js';
import type { Question } from './question.js';
import type { ClinicalResult, Possible, Treatment } from './result.js';
import { resultKey, treatmentKey } from './result.js';
import type { Scale } from './scale.js';

/** The fourth edition's method, compiled: each rating points to a minimum level; the answer is their join. */
export interface Join {
  readonly document: JoinDocument;
  readonly subdimensions: readonly CompiledSubdimension[];
  /** Levels of the lattice; index 0 stands for "no minimum". */
  readonly levels: readonly string[];
  /** `join[a][b]`: the least level that covers both. */
  readonly join: readonly (readonly number[])[];
  readonly continuedProgram: Program;
  readonly continued: readonly ContinuedTest[];
  readonly settings: ReadonlyMap<string, string>;
}

interface CompiledSubdimension {
  readonly document: Subdimension;
  readonly fact: number;
  readonly ratings: ReadonlyMap<string, RatingDocument>;
  /** Level index of each rating's minimum; 0 where it sets none. */
  readonly minimum: ReadonlyMap<string, number>;
}

const RECOVERY_RESIDENCE = 'RR';

export function compileJoin(document: JoinDocument, catalogue: FactCatalogue): Join {
  const placeable = document.levels.filter((level) => level.capabilities !== undefined);
  const levels = ['', ...placeable.map((level) => level.code)];
  const vectors = [{}, ...placeable.map((level) => level.capabilities as Readonly<Record<string, number>>)];
  const indexOf = new Map(levels.map((code, index) => [code, index]));
  return Object.freeze({
    document,
    levels,
    join: joinTable(vectors),
    subdimensions: document.subdimensions.map((subdimension) => ({
      document: subdimension,
      fact: factIndex(catalogue, subdimension.fact),
      ratings: new Map(subdimension.ratings.map((rating) => [rating.code, rating])),
      minimum: new Map(subdimension.ratings.map((rating) => [rating.code, indexOf.get(rating.minimum ?? '') ?? 0])),
    })),
    continuedProgram: compile(
      document.continued.map((test) => test.when),
      catalogue,
    ),
    continued: document.continued,
    settings: new Map(document.levels.map((level) => [level.code, level.setting])),
  });
}

/**
 * The least upper bound of every pair of capability vectors.
 * @throws when a pair has none, or more than one: the table would not be a join semilattice.
 */
function joinTable(vectors: readonly Readonly<Record<string, number>>[]): readonly (readonly number[])[] {
  const covers = vectors.map((upper) =>
    vectors.map((lower) => Object.entries(lower).every(([name, amount]) => (upper[name] ?? 0) >= amount)),
  );
  const all = vectors.map((_, index) => index);
  return all.map((a) =>
    all.map((b) => {
      const upper = all.filter((one) => covers[one]?.[a] === true && covers[one][b] === true);
      const least = upper.filter((one) => upper.every((other) => covers[other]?.[one] === true));
      if (least.length !== 1) throw new Error(`levels ${a} and ${b} have ${least.length} least upper bounds`);
      return least[0] as number;
    }),
  );
}

/** Every answer over the completions of the unknown ratings. A join is associative, so sets of partial joins suffice. */
export function placeJoin(set: Join, scale: Scale, stated: FactValues, question: Question): Possible {
  let partial = new Set<number>([0]);
  let residence: readonly boolean[] = [false];
  for (const subdimension of set.subdimensions) {
    const minimums = minimumsOf(subdimension, ratingOf(subdimension, stated, question));
    partial = new Set(
      [...partial].flatMap((level) =>
        minimums.map((minimum) => (set.join[level] as readonly number[])[minimum] as number),
      ),
    );
    residence = unionOf(residence, residenceOf(subdimension, ratingOf(subdimension, stated, question)));
  }
  const results = new Map<string, ClinicalResult>();
  for (const level of partial) {
    for (const treatment of afterStay(set, scale, set.levels[level] as string, stated, question)) {
      const outpatient = treatment.kind === 'level' && set.settings.get(treatment.code) === 'outpatient';
      const residences = !question.axes.recoveryResidence ? [undefined] : outpatient ? residence : [false];
      for (const one of residences) {
        const result: ClinicalResult = { treatment, ...(one === undefined ? {} : { recoveryResidence: one }) };
        results.set(resultKey(result), result);
      }
    }
  }
  return { results: [...results.values()], contradictions: [] };
}

/** The rating given; none where its minimum comes from a source that nobody read and that is doubted. */
function ratingOf(
  { fact, ratings }: CompiledSubdimension,
  stated: FactValues,
  { doubtUnverified }: Question,
): RatingDocument | undefined {
  const code = stated[fact];
  const rating = code === undefined ? undefined : ratings.get(code as string);
  return doubtUnverified === true && rating?.status === 'unverified' ? undefined : rating;
}

function minimumsOf({ minimum }: CompiledSubdimension, rating: RatingDocument | undefined): readonly number[] {
  return rating === undefined ? [...new Set(minimum.values())] : [minimum.get(rating.code) as number];
}

function residenceOf({ ratings }: CompiledSubdimension, rating: RatingDocument | undefined): readonly boolean[] {
  const possible = rating === undefined ? [...ratings.values()] : [rating];
  return [...new Set(possible.map((one) => one.minimum === RECOVERY_RESIDENCE))];
}

/** Needed if either needs it; both answers stay open unless one side is certain. */
function unionOf(a: readonly boolean[], b: readonly boolean[]): readonly boolean[] {
  return [...new Set(a.flatMap((left) => b.map((right) => left || right)))];
}

function afterStay(
  set: Join,
  scale: Scale,
  placed: string,
  stated: FactValues,
  question: Question,
): readonly Treatment[] {
  const rerated: Treatment = placed === '' ? { kind: 'none-indicated' } : { kind: 'level', code: placed };
  const stay = question.stay;
  if (stay === undefined || placed === '' || scale.compareTreatment(placed, stay.level) !== 'same') return [rerated];
  const findings: Findings = evaluate(set.continuedProgram, stated, createFindings(set.continuedProgram));
  const possible = new Map<string, Treatment>();
  let settled = false;
  set.continued.forEach((test, index) => {
    const truth = findings.conditions[index] as Truth;
    if (settled || truth === NOT_MET) return;
    const outcome: Treatment = test.outcome === 'continue' ? rerated : { kind: 'no-level' };
    possible.set(treatmentKey(outcome), outcome);
    settled = truth === MET;
  });
  if (!settled) possible.set('no-level', { kind: 'no-level' });
  return [...possible.values()];
}

/** The rated subdimensions with what each points to. */
export function ratingsOf(
  set: Join,
  stated: FactValues,
): readonly { readonly subdimension: Subdimension; readonly rating?: RatingDocument }[] {
  return set.subdimensions.map((subdimension) => {
    const code = stated[subdimension.fact];
    const rating = code === undefined ? undefined : subdimension.ratings.get(code as string);
    return rating === undefined
      ? { subdimension: subdimension.document }
      : { subdimension: subdimension.document, rating };
  });
}

/**
 * The drivers of an answer: minimums whose removal alone changes it, and representatives of the rest until together
 * they explain it (ruling R20). Returns fact paths.
 */
export function drivers(set: Join, stated: FactValues): readonly string[] {
  const rated = set.subdimensions.flatMap((subdimension) => {
    const rating = stated[subdimension.fact];
    const minimum = rating === undefined ? 0 : (subdimension.minimum.get(rating as string) ?? 0);
    return minimum === 0 ? [] : [{ fact: subdimension.document.fact, minimum }];
  });
  const joined = (minimums: readonly number[]): number =>
    minimums.reduce((level, minimum) => (set.join[level] as readonly number[])[minimum] as number, 0);
  const whole = joined(rated.map((one) => one.minimum));
  const needed = rated.filter(
    (one) => joined(rated.filter((other) => other !== one).map((other) => other.minimum)) !== whole,
  );
  // Representatives are added until those cited do explain the whole.
  const cited = [...needed];
  for (const one of rated) {
    const soFar = joined(cited.map(({ minimum }) => minimum));
    if (soFar === whole) break;
    if (!cited.includes(one) && (set.join[soFar] as readonly number[])[one.minimum] !== soFar) cited.push(one);
  }
  return cited.map((one) => one.fact);
}
