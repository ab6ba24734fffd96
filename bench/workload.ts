import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BestFitDocument, CriteriaDocument } from '../src/clinical/documents.js';
import { checkCondition } from '../src/conditions/check.js';
import type { Condition } from '../src/conditions/condition.js';
import { isLeaf } from '../src/conditions/condition.js';
import type { FactCatalogue, FactValues, Scalar } from '../src/facts/catalogue.js';
import { createCatalogue, isList } from '../src/facts/catalogue.js';
import { createDeriver } from '../src/facts/derive.js';
import { createReader } from '../src/facts/read.js';
import type { CaseDocument, RulesDocument, RulesetDocument } from '../src/rulesets/documents.js';
import { mergePatch } from '../src/rulesets/merge-patch.js';
import { createRandom, vary } from './vary.js';

/** One ruleset version with the adult criteria set it uses, and requests made from the version's own cases. */
export interface Workload {
  readonly ruleset: string;
  readonly criteria: string;
  readonly catalogue: FactCatalogue;
  /** First the payer's rules, then every condition of the criteria set. */
  readonly conditions: readonly Condition[];
  readonly rules: number;
  /** The criteria of each level, as places in `conditions`. */
  readonly criteriaOf: ReadonlyMap<string, readonly number[]>;
  readonly requests: readonly Request[];
}

export interface Request {
  readonly body: Readonly<Record<string, unknown>>;
  readonly values: FactValues;
  /** The known facts by name, as json-rules-engine takes them. */
  readonly facts: Readonly<Record<string, Scalar>>;
}

const readJson = (...parts: readonly string[]): unknown => JSON.parse(readFileSync(path.join(...parts), 'utf8'));

/** @throws when a condition of the ruleset or the criteria set would not be loaded. */
export function loadWorkload(root: string, ruleset: string, count: number): Workload {
  const catalogue = createCatalogue(readJson(root, 'facts.json') as Parameters<typeof createCatalogue>[0]);
  const folder = path.join(root, 'payers', ruleset);
  const document = readJson(folder, 'ruleset.json') as RulesetDocument;
  const set = document.criteria.find(({ population }) => population === 'adult')?.set ?? '';
  const held = existsSync(path.join(root, 'criteria', set, 'criteria.json'));
  const criteria = held ? (readJson(root, 'criteria', set, 'criteria.json') as CriteriaDocument) : undefined;
  const rules = documentsIn(path.join(folder, 'rules')).flatMap((file) => (file as RulesDocument).rules);
  const settings =
    criteria === undefined ? new Map<string, Scalar>() : settingsOf(criteria, document.parameters?.[set] ?? {});
  const authored = [...rules.map(({ when }) => when), ...(criteria === undefined ? [] : conditionsIn(criteria))];
  const conditions = authored
    .map((condition) => settle(condition, settings))
    .filter((condition) => isSound(condition, catalogue));
  const bodies = documentsIn(path.join(folder, 'cases')).flatMap((file) => bodiesOf(file as CaseDocument));
  if (bodies.length === 0) throw new Error(`${ruleset} has no cases to make requests from`);
  return {
    ruleset,
    criteria: set,
    catalogue,
    conditions,
    rules: rules.length,
    criteriaOf: criteria?.method === 'best-fit' ? criteriaByLevel(criteria, authored) : new Map(),
    requests: requestsFrom(bodies, catalogue, count),
  };
}

function criteriaByLevel(
  { order, criteria }: BestFitDocument,
  authored: readonly Condition[],
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    order.map((code) => [
      code,
      criteria.filter(({ levels }) => levels.includes(code)).map(({ when }) => authored.indexOf(when)),
    ]),
  );
}

const documentsIn = (folder: string): readonly unknown[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJson(folder, name));

/** Every condition of a criteria set, wherever in the document it stands. */
function conditionsIn(part: unknown): readonly Condition[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'when' || key === 'condition' ? [value as Condition] : conditionsIn(value),
  );
}

function settingsOf(criteria: CriteriaDocument, chosen: Readonly<Record<string, Scalar>>): ReadonlyMap<string, Scalar> {
  const parameters = criteria.method === 'best-fit' ? criteria.parameters : [];
  return new Map(parameters.map(({ name, default: usual }) => [name, chosen[name] ?? usual]));
}

/** Writes the ruleset's choice of a parameter into the condition, so that both engines read the same. */
function settle(condition: Condition, settings: ReadonlyMap<string, Scalar>): Condition {
  if ('not' in condition) return { not: settle(condition.not, settings) };
  if ('all' in condition) return { all: condition.all.map((part) => settle(part, settings)) };
  if ('any' in condition) return { any: condition.any.map((part) => settle(part, settings)) };
  const { value } = condition;
  if (typeof value !== 'object' || !('parameter' in value)) return condition;
  return { ...condition, value: settings.get(value.parameter) as Scalar };
}

/** A reading may make a test idle; everything else wrong with a condition ends the run. */
function isSound(condition: Condition, catalogue: FactCatalogue): boolean {
  const idle = new Set(['condition-impossible', 'condition-always-true']);
  const faults = checkCondition(condition, catalogue).filter(({ code }) => !idle.has(code));
  const [first] = faults;
  if (first !== undefined) throw new Error(`${first.message} at ${first.pointer}: ${JSON.stringify(condition)}`);
  return true;
}

const bodiesOf = ({ base, cases }: CaseDocument): readonly Request['body'][] =>
  cases.map(({ change }) => mergePatch(base, change ?? {}) as Request['body']);

function requestsFrom(bodies: readonly Request['body'][], catalogue: FactCatalogue, count: number): readonly Request[] {
  const random = createRandom(20_260_101);
  const read = createFactReader(catalogue);
  return Array.from({ length: count }, (_, index) => {
    const body = vary(bodies[index % bodies.length] as Request['body'], random);
    return { body, ...read(body) };
  });
}

/** Stated and derived facts of a body, in the form that each engine takes. */
export function createFactReader(catalogue: FactCatalogue): (body: Request['body']) => Omit<Request, 'body'> {
  const read = createReader(catalogue);
  const derive = createDeriver(catalogue);
  return (body) => {
    const values = read(body);
    derive(body, values);
    return {
      values,
      get facts() {
        return factsOf(catalogue, values);
      },
    };
  };
}

function factsOf(catalogue: FactCatalogue, values: FactValues): Readonly<Record<string, Scalar>> {
  const facts: Record<string, Scalar> = {};
  catalogue.facts.forEach((fact, at) => {
    const value = values[at];
    if (value !== undefined && !isList(fact)) facts[fact.name] = value;
  });
  return facts;
}

/** Leaves of all conditions, counted as written. */
export function countTests(conditions: readonly Condition[]): number {
  const count = (condition: Condition): number => {
    if (isLeaf(condition)) return 1;
    if ('not' in condition) return count(condition.not);
    return ('all' in condition ? condition.all : condition.any).reduce((sum, part) => sum + count(part), 0);
  };
  return conditions.reduce((sum, condition) => sum + count(condition), 0);
}
