import { Engine } from 'json-rules-engine';
import type { Truth } from '../domain/truth.js';
import { and, fromBoolean, MET, not, NOT_MET, or, UNDETERMINED } from '../domain/truth.js';
import type { Fact, FactCatalogue, FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { Condition, LeafCondition, Operator } from './condition.js';
import { isLeaf } from './condition.js';

/**
 * The second opinion: json-rules-engine on the same conditions, and the only file that imports it. It supplies the
 * leaves and its own verdict; unknown is settled here, because its verdict has no third value.
 */
export interface ReferenceVerdict {
  /** Its leaves under three-valued logic. */
  readonly truth: Truth;
  /** Its own verdict: the same wherever `truth` is definite, arbitrary where it is undetermined. */
  readonly verdict: boolean;
}

/**
 * Evaluates the conditions in a new `Engine`, since overlapping runs of one silently skip rules, and returns one
 * verdict per condition in the order given. Facts are well typed, conditions have passed `checkCondition`.
 * @throws when json-rules-engine left a condition or a leaf out.
 */
export async function referenceVerdicts(
  conditions: readonly Condition[],
  values: FactValues,
  catalogue: FactCatalogue,
  parameters: ReadonlyMap<string, Scalar> = new Map(),
): Promise<readonly ReferenceVerdict[]> {
  const facts: Record<string, Scalar> = {};
  const questionOf = createQuestions(values, catalogue, parameters, facts);
  const rules = conditions.map((condition, index) => ({
    name: String(index),
    conditions: { all: [questionOf(condition)] },
    event: { type: 'met' },
  }));
  const engine = new Engine(rules, { allowUndefinedFacts: true, pathResolver: refusePath });
  const { results, failureResults } = await engine.run(facts);
  const answers = new Map([...results, ...failureResults].map((result) => [result.name, result]));
  if (results.length + failureResults.length !== rules.length || answers.size !== rules.length) {
    throw new Error(`json-rules-engine answered ${answers.size} of ${rules.length} rules`);
  }
  return conditions.map((condition, index) => {
    const answer = answers.get(String(index)) as { readonly result: unknown; readonly conditions: unknown };
    const [root] = (answer.conditions as { readonly all: readonly Answer[] }).all;
    return { truth: settle(condition, root as Answer, values, catalogue), verdict: answer.result === true };
  });
}

/** A condition as json-rules-engine is asked it. */
type Question =
  | { all: Question[] }
  | { any: Question[] }
  | { not: Question }
  | { fact: string; operator: string; value: Scalar | readonly Scalar[] };

/** The same condition as it comes back: a tree of the same form with a result at each node. */
interface Answer {
  readonly all?: readonly Answer[];
  readonly any?: readonly Answer[];
  readonly not?: Answer;
  readonly result?: unknown;
}

/** Writes conditions as questions and collects in `facts` the known facts they read. */
function createQuestions(
  values: FactValues,
  catalogue: FactCatalogue,
  parameters: ReadonlyMap<string, Scalar>,
  facts: Record<string, Scalar>,
): (condition: Condition) => Question {
  let dates = 0;

  const questionOf = (condition: Condition): Question => {
    if (isLeaf(condition)) return leafQuestion(condition);
    if ('not' in condition) return { not: questionOf(condition.not) };
    return 'all' in condition ? { all: condition.all.map(questionOf) } : { any: condition.any.map(questionOf) };
  };

  const leafQuestion = ({ fact: name, operator, value }: LeafCondition): Question => {
    const index = factIndex(catalogue, name);
    const seen = values[index];
    const wanted = wantedValue(value, parameters);
    if ((catalogue.facts[index] as Fact).type !== 'date') {
      if (seen !== undefined) facts[name] = seen;
      return { fact: name, operator, value: wanted };
    }
    // It has no notion of a date: a test of one is answered by compareDates and asked of it as a plain boolean.
    const stand = `date test ${(dates += 1)}`;
    if (seen !== undefined) facts[stand] = testDate(operator, seen as string, wanted as string | readonly string[]);
    return { fact: stand, operator: 'equal', value: true };
  };

  return questionOf;
}

function wantedValue(
  value: LeafCondition['value'],
  parameters: ReadonlyMap<string, Scalar>,
): Scalar | readonly Scalar[] {
  if (typeof value !== 'object' || !('parameter' in value)) return value;
  const setting = parameters.get(value.parameter);
  if (setting === undefined) throw new Error(`no parameter ${value.parameter}`);
  return setting;
}

/** Our three-valued verdict on its leaves. */
function settle(condition: Condition, answer: Answer, values: FactValues, catalogue: FactCatalogue): Truth {
  if (isLeaf(condition)) {
    if (typeof answer.result !== 'boolean') throw new Error(`json-rules-engine left ${condition.fact} unevaluated`);
    return values[factIndex(catalogue, condition.fact)] === undefined ? UNDETERMINED : fromBoolean(answer.result);
  }
  if ('not' in condition) return not(settle(condition.not, answer.not as Answer, values, catalogue));
  const [parts, answers] = 'all' in condition ? [condition.all, answer.all] : [condition.any, answer.any];
  const truths = parts.map((part, index) =>
    settle(part, (answers as readonly Answer[])[index] as Answer, values, catalogue),
  );
  return 'all' in condition ? truths.reduce(and, MET) : truths.reduce(or, NOT_MET);
}

function testDate(operator: Operator, seen: string, wanted: string | readonly string[]): boolean {
  const orders = (typeof wanted === 'string' ? [wanted] : wanted).map((date) => compareDates(seen, date));
  const order = orders[0] as number;
  switch (operator) {
    case 'equal':
    case 'in':
      return orders.includes(0);
    case 'notEqual':
    case 'notIn':
      return !orders.includes(0);
    case 'before':
      return order < 0;
    case 'onOrBefore':
      return order <= 0;
    case 'after':
      return order > 0;
    case 'onOrAfter':
      return order >= 0;
    default:
      throw new Error(`${operator} does not test a date`);
  }
}

/** Negative when `a` is the earlier day: by year, then month, then day, as numbers. */
function compareDates(a: string, b: string): number {
  const [ours, theirs] = [a.split('-').map(Number), b.split('-').map(Number)];
  const at = ours.findIndex((number, index) => number !== theirs[index]);
  return at === -1 ? 0 : (ours[at] as number) - (theirs[at] as number);
}

function refusePath(): never {
  throw new Error('a path reached json-rules-engine');
}
