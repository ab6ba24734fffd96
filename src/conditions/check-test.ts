import { isCalendarDate } from '../domain/dates.js';
import type { Fact, Scalar } from '../facts/catalogue.js';
import type { Operator } from './condition.js';
import { OPERATORS } from './condition.js';
import type { Vocabulary } from './check.js';
import type { ConditionFault, ConditionFaultCode } from './condition-faults.js';
import { conditionFault, quote } from './condition-faults.js';
import { nearestName } from '../domain/nearest.js';
import { OPERATORS_FOR, takesList, TESTS } from './operators.js';

type Fields = Readonly<Record<string, unknown>>;

/** Adds the faults of one test of a fact, each key judged as far as the others allow. `given` are the keys it has. */
export function checkTest(
  fields: Fields,
  given: ReadonlySet<string>,
  pointer: string,
  vocabulary: Vocabulary,
  faults: ConditionFault[],
): void {
  const before = faults.length;
  const fact = given.has('fact') ? findFact(fields.fact, `${pointer}/fact`, vocabulary, faults) : undefined;
  const operator = given.has('operator')
    ? findOperator(fields.operator, fact, `${pointer}/operator`, faults)
    : undefined;
  if (!given.has('value')) return;
  const candidates = readValue(fields.value, operator, `${pointer}/value`, vocabulary, faults);
  if (fact === undefined) return;
  for (const { value, at } of candidates.flat()) {
    const problem = valueProblem(value, fact, vocabulary);
    if (problem !== undefined) faults.push(conditionFault(problem.code, at, problem.message, problem.hint));
  }
  if (faults.length > before || operator === undefined) return;
  const worthless = worthlessTest(fact, operator, candidates);
  if (worthless !== undefined) faults.push(conditionFault(worthless, pointer));
}

function findFact(name: unknown, pointer: string, vocabulary: Vocabulary, faults: ConditionFault[]): Fact | undefined {
  const { catalogue } = vocabulary;
  const fact = typeof name === 'string' ? catalogue.facts[catalogue.indexOf.get(name) ?? -1] : undefined;
  if (fact === undefined) {
    const near = typeof name === 'string' ? nearestName(name, [...catalogue.indexOf.keys()]) : undefined;
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    faults.push(conditionFault('fact-unknown', pointer, `${quote(name)} is not in the fact catalogue`, hint));
    return undefined;
  }
  if (fact.deprecated !== undefined) {
    faults.push(conditionFault('fact-deprecated', pointer, `\`${fact.name}\` is deprecated`, fact.deprecated));
  }
  if (OPERATORS_FOR[fact.type].length === 0) {
    faults.push(
      conditionFault('fact-not-testable', pointer, `\`${fact.name}\` is of type ${fact.type}, which cannot be tested`),
    );
    return undefined;
  }
  return fact;
}

function findOperator(
  name: unknown,
  fact: Fact | undefined,
  pointer: string,
  faults: ConditionFault[],
): Operator | undefined {
  const fitting = fact === undefined ? OPERATORS : OPERATORS_FOR[fact.type];
  const choice = `use one of ${fitting.join(', ')}`;
  const operator = OPERATORS.find((known) => known === name);
  if (operator === undefined) {
    faults.push(conditionFault('operator-unknown', pointer, `there is no operator ${quote(name)}`, choice));
  } else if (fact !== undefined && !fitting.includes(operator)) {
    faults.push(
      conditionFault('operator-does-not-fit', pointer, `\`${operator}\` does not fit a ${fact.type}`, choice),
    );
  }
  return operator;
}

interface Candidate {
  readonly value: unknown;
  readonly at: string;
}

/** The values a test compares with: one list of them per value a parameter may take, otherwise a single list. */
function readValue(
  value: unknown,
  operator: Operator | undefined,
  pointer: string,
  vocabulary: Vocabulary,
  faults: ConditionFault[],
): readonly (readonly Candidate[])[] {
  const listWanted = operator === undefined ? Array.isArray(value) : takesList(operator);
  if (Array.isArray(value)) {
    if (!listWanted) {
      faults.push(conditionFault('list-not-expected', pointer, `\`${operator}\` wants one value, not a list`));
      return [];
    }
    return [readList(value, pointer, faults)];
  }
  const parameter = parameterName(value);
  if (listWanted) {
    faults.push(conditionFault('list-expected', pointer, `\`${operator}\` wants a list of values`));
    return [];
  }
  if (parameter === undefined) return [[{ value, at: pointer }]];
  if (vocabulary.parameters === undefined) {
    faults.push(conditionFault('parameter-not-allowed', pointer));
    return [];
  }
  const values = vocabulary.parameters.get(parameter);
  if (values === undefined) {
    const near = nearestName(parameter, [...vocabulary.parameters.keys()]);
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    faults.push(
      conditionFault('parameter-unknown', `${pointer}/parameter`, `there is no parameter ${quote(parameter)}`, hint),
    );
    return [];
  }
  return values.map((possible) => [{ value: possible, at: pointer }]);
}

function readList(list: readonly unknown[], pointer: string, faults: ConditionFault[]): readonly Candidate[] {
  if (list.length === 0) faults.push(conditionFault('list-empty', pointer));
  const seen = new Set<unknown>();
  return list.map((value, index) => {
    const at = `${pointer}/${index}`;
    if (seen.has(value)) faults.push(conditionFault('list-duplicate', at, `${quote(value)} is listed twice`));
    seen.add(value);
    return { value, at };
  });
}

/** The name in `{ "parameter": name }`, and nothing else. */
function parameterName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'parameter')) return undefined;
  const { parameter } = value as { readonly parameter: unknown };
  return typeof parameter === 'string' && Object.keys(value).length === 1 ? parameter : undefined;
}

const SHORT_CODE = 3;

type Problem = { readonly code: ConditionFaultCode; readonly message: string; readonly hint?: string };

function valueProblem(value: unknown, fact: Fact, { levels }: Vocabulary): Problem | undefined {
  // `false` in quotation marks is a text, which its quotation here would not show.
  const text = typeof value === 'string' ? 'the text ' : '';
  const wrongType: Problem = {
    code: 'value-type',
    message: `${text}${quote(value)} is not a value for a ${fact.type}`,
  };
  if (fact.type === 'boolean') return typeof value === 'boolean' ? undefined : wrongType;
  if (fact.type === 'integer' || fact.type === 'number') {
    const fits = fact.type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
    return fits ? rangeProblem(value as number, fact) : wrongType;
  }
  if (typeof value !== 'string' || value === '') return wrongType;
  if (fact.type === 'date') {
    return isCalendarDate(value)
      ? undefined
      : { code: 'value-not-a-date', message: `${quote(value)} is not a day of the calendar` };
  }
  if (fact.values !== undefined && !Object.hasOwn(fact.values, value)) {
    // Codes of a few letters are all near each other.
    const near = value.length > SHORT_CODE ? nearestName(value, Object.keys(fact.values)) : undefined;
    const message = `${quote(value)} is not a value of \`${fact.name}\``;
    return { code: 'value-not-in-list', message, ...(near === undefined ? {} : { hint: `did you mean \`${near}\`?` }) };
  }
  if (fact.type === 'level' && levels !== undefined && !levels.has(value)) {
    return { code: 'level-unknown', message: `${quote(value)} is not a level code` };
  }
  return undefined;
}

function rangeProblem(value: number, fact: Fact): Problem | undefined {
  const { minimum = -Infinity, maximum = Infinity } = fact;
  if (value >= minimum && value <= maximum) return undefined;
  const range = `${fact.minimum ?? 'no lower limit'} to ${fact.maximum ?? 'no upper limit'}`;
  return { code: 'value-out-of-range', message: `${quote(value)} is outside the range of \`${fact.name}\`, ${range}` };
}

/** Does the test tell no two values of the fact apart? Asked of sound values only; of a parameter, for all it may be. */
function worthlessTest(
  fact: Fact,
  operator: Operator,
  candidates: readonly (readonly Candidate[])[],
): 'condition-impossible' | 'condition-always-true' | undefined {
  const samples = decisiveValues(fact, operator);
  const answers = candidates.flatMap((candidate) => {
    const values = candidate.map(({ value }) => value as Scalar);
    const wanted = takesList(operator) ? values : (values[0] as Scalar);
    return samples.map((sample) => TESTS[operator](sample, wanted));
  });
  if (answers.length === 0 || (answers.includes(true) && answers.includes(false))) return undefined;
  return answers.includes(true) ? 'condition-always-true' : 'condition-impossible';
}

const EQUALITY: ReadonlySet<Operator> = new Set(['equal', 'notEqual', 'in', 'notIn']);
const ENUMERABLE = 1000;

/** Values of the fact on which a test comes out the same only if it does on all: all of them, or both ends of an order. */
function decisiveValues(fact: Fact, operator: Operator): readonly Scalar[] {
  const { type, minimum = -Infinity, maximum = Infinity } = fact;
  if (type === 'boolean') return [true, false];
  if (fact.values !== undefined) return Object.keys(fact.values);
  if (type !== 'integer' && type !== 'number') return [];
  if (!EQUALITY.has(operator)) return [minimum, maximum];
  const span = maximum - minimum;
  if (type === 'number' || span > ENUMERABLE) return [];
  return Array.from({ length: span + 1 }, (_, step) => minimum + step);
}
