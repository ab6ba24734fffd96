import type { RequestBody } from '../facts/read.js';
import type { Statement } from '../facts/statement.js';
import { withStated } from '../facts/statement.js';
import type { Candidate } from './candidates.js';
import { MOST_FACTS } from './candidates.js';

/** Evaluations of one search at most. */
export const MOST_EVALUATIONS = 2000;
/** Sets shown at most. */
export const MOST_SETS = 3;

/** Facts with which the answer gives more. */
export interface Hit<A> {
  readonly statement: Statement;
  readonly answer: A;
}

export interface Found<A> {
  readonly hits: readonly Hit<A>[];
  readonly complete: boolean;
  readonly evaluations: number;
}

export interface Look<A, G> {
  /** What the answer would give, at little cost. */
  readonly glance: (body: RequestBody) => G | undefined;
  /** The answer of a whole review, where it gives more. */
  readonly confirm: (body: RequestBody, glanced: G) => A | undefined;
  /** Which of two answers goes first: negative for the first. */
  readonly prefer: (a: Hit<A>, b: Hit<A>) => number;
  /** Can no answer give more? */
  readonly isAll: (answer: A) => boolean;
}

/**
 * The smallest sets of candidates whose answer gives more: each alone, then pairs of those that do not do it alone,
 * nearest first, until there are enough that give all. One per set of facts. Bounded by the number of evaluations, not by
 * time, so that it is the same everywhere.
 */
export function search<A, G>(body: RequestBody, candidates: readonly Candidate[], look: Look<A, G>): Found<A> {
  let evaluations = 0;
  const spent = (): boolean => evaluations >= MOST_EVALUATIONS;
  const tried = (statement: Statement): Hit<A> | undefined => {
    const changed = withStated(body, statement);
    evaluations += 1;
    const glanced = look.glance(changed);
    if (glanced === undefined || spent()) return undefined;
    evaluations += 1;
    const answer = look.confirm(changed, glanced);
    return answer === undefined ? undefined : { statement, answer };
  };
  const all = (statements: Iterable<Statement>): readonly Hit<A>[] => {
    const hits: Hit<A>[] = [];
    for (const statement of statements) {
      if (spent()) break;
      const hit = tried(statement);
      if (hit !== undefined) hits.push(hit);
    }
    return hits;
  };
  const result = (hits: readonly Hit<A>[], complete: boolean): Found<A> => ({
    hits: hits.slice(0, MOST_SETS),
    complete,
    evaluations,
  });

  const single = candidates.filter((one) => sizeOf(one) === 1);
  const alone = best(all(single), look.prefer);
  if (alone.length >= MOST_SETS || spent()) return result(alone, alone.length >= MOST_SETS);
  const telling = new Set(alone.flatMap(({ statement }) => Object.keys(statement)));
  const open = candidates.filter((one) => Object.keys(one).every((name) => !telling.has(name)));
  // Two facts that stand behind a derived one were not tried one by one yet.
  const halves = ({ statement }: Hit<A>): readonly Statement[] =>
    Object.entries(statement).map(([name, value]) => ({ [name]: value }));
  const together: Hit<A>[] = [];
  for (const statement of pairs(open)) {
    const hit = spent() ? undefined : tried(statement);
    if (hit !== undefined && all(halves(hit)).length === 0 && !spent()) together.push(hit);
    const whole = best(
      together.filter(({ answer }) => look.isAll(answer)),
      look.prefer,
    );
    if (spent() || alone.length + whole.length >= MOST_SETS) break;
  }
  return result([...alone, ...best(together, look.prefer)], !spent());
}

const sizeOf = (statement: Statement): number => Object.keys(statement).length;

/** Candidates that state two facts themselves, then two of one fact each, those nearest the front first. */
function* pairs(open: readonly Candidate[]): Generator<Statement> {
  yield* open.filter((one) => sizeOf(one) === MOST_FACTS);
  const single = open.filter((one) => sizeOf(one) === 1);
  for (let sum = 1; sum <= 2 * single.length - 3; sum += 1)
    for (let first = Math.max(0, sum - single.length + 1); first < sum - first; first += 1) {
      const pair = { ...single[first], ...single[sum - first] };
      if (sizeOf(pair) === MOST_FACTS) yield pair;
    }
}

/** The preferred of each set of facts, in the order of preference. */
function best<A>(hits: readonly Hit<A>[], prefer: Look<A, never>['prefer']): readonly Hit<A>[] {
  const byFacts = new Map<string, Hit<A>>();
  for (const hit of [...hits].sort(prefer)) {
    const key = Object.keys(hit.statement).sort().join(' ');
    if (!byFacts.has(key)) byFacts.set(key, hit);
  }
  return [...byFacts.values()];
}
