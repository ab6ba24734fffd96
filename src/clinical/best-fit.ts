import type { Condition } from '../conditions/condition.js';
import { leavesOf } from '../conditions/condition.js';
import type { Program } from '../conditions/program.js';
import { compile } from '../conditions/program.js';
import type { Truth } from '../domain/truth.js';
import { fromBoolean } from '../domain/truth.js';
import type { FactCatalogue, Scalar } from '../facts/catalogue.js';
import { factIndex, isDerived } from '../facts/catalogue.js';
import type { BestFitDocument, Combination, ContinuedTest, Entailment } from './documents.js';
import type { Answers, Contradiction, Treatment } from './result.js';
import { createAnswers } from './result.js';

/**
 * The third edition's method, compiled: a table of criteria per level and dimension, a combination of them per level,
 * gates that must all hold, and entailments between facts. Placing by it is in `place.ts`.
 */
export interface BestFit {
  readonly document: BestFitDocument;
  readonly program: Program;
  readonly entailments: readonly CompiledEntailment[];
  readonly entailmentProgram: Program;
  /** Facts that entail a fact, directly or through others. */
  readonly antecedents: ReadonlyMap<number, readonly number[]>;
  /** More than one when a parameter is left open and all its readings must agree (ruling R11). */
  readonly readings: readonly Reading[];
  readonly continued: readonly { readonly test: ContinuedTest; readonly condition: number }[];
  readonly noneIndicated: number;
  /** Flags the criteria raise, each with its condition in `flagProgram`. */
  readonly flags: readonly { readonly code: string; readonly levels: readonly string[] }[];
  readonly flagProgram: Program;
  /** Facts that may be unknown and that the set reads, in the order they are explored. */
  readonly variables: readonly Variable[];
  readonly variableOf: ReadonlyMap<number, Variable>;
  /** Of these, those that entail others. */
  readonly entailing: readonly Variable[];
  readonly withdrawalNeed: Variable | undefined;
  readonly parameters: ReadonlyMap<string, Scalar>;
  readonly answers: Answers;
  /** Every fact that the set reads, tries or entails. */
  readonly facts: readonly number[];
  /** The facts a condition reads and those that would settle them, by the condition's place: what could decide it. */
  readonly deciding: readonly (readonly number[])[];
}

export interface CompiledEntailment {
  readonly entailment: Entailment;
  readonly fact: number;
  readonly condition: number;
  /** What is reported where it does not hold. */
  readonly contradiction: Contradiction;
}

export interface Variable {
  readonly fact: number;
  readonly name: string;
  readonly domain: readonly Scalar[];
  /** The facts it can entail, directly or through others. */
  readonly entails: readonly number[];
}

export interface Reading {
  readonly levels: ReadonlyMap<string, CompiledLevel>;
  /** The same levels in the order they are tried in. */
  readonly order: readonly CompiledLevel[];
}

export interface CompiledLevel {
  readonly code: string;
  /** The level as an answer. */
  readonly treatment: Treatment;
  readonly gates: readonly number[];
  readonly cells: ReadonlyMap<string, number>;
  readonly admission: CompiledCombination;
  readonly continued: CompiledCombination;
  /** How its dimensions combine rests on a source nobody here has read. */
  readonly unread: boolean;
}

/** A combination with its conditions and parameters settled. */
export type CompiledCombination =
  | { readonly kind: 'atLeast'; readonly needed: number; readonly parts: readonly CompiledCombination[] }
  | { readonly kind: 'criterion'; readonly condition: number }
  | { readonly kind: 'constant'; readonly truth: Truth; readonly name: string; readonly wanted: Scalar };

/** An unset choice between readings is settled by running each of them. */
const OPEN = 'unset';

export function compileBestFit(
  document: BestFitDocument,
  catalogue: FactCatalogue,
  chosen: Readonly<Record<string, Scalar>> = {},
): BestFit {
  const parameters = new Map(
    document.parameters.map((parameter) => [parameter.name, chosen[parameter.name] ?? parameter.default]),
  );
  const conditions: Condition[] = document.criteria.map((criterion) => criterion.when);
  const add = (condition: Condition): number => conditions.push(condition) - 1;

  const cellsOf = (level: string): ReadonlyMap<string, number> =>
    new Map(
      document.criteria.flatMap((criterion, index) =>
        criterion.kind === 'dimension' && criterion.dimension !== undefined && criterion.levels.includes(level)
          ? [[criterion.dimension, index] as const]
          : [],
      ),
    );
  const gatesOf = (level: string): readonly number[] =>
    document.criteria.flatMap((criterion, index) =>
      criterion.kind === 'gate' && criterion.levels.includes(level) ? [index] : [],
    );

  const treatments = new Map(
    document.combinations.map(({ level: code }): [string, Treatment] => [code, Object.freeze({ kind: 'level', code })]),
  );
  const readings = openReadings(document, parameters).map((settled): Reading => {
    const combine = (combination: Combination, cells: ReadonlyMap<string, number>): CompiledCombination => {
      if ('dimension' in combination)
        return { kind: 'criterion', condition: cells.get(combination.dimension) as number };
      if ('condition' in combination) return { kind: 'criterion', condition: add(combination.condition) };
      if ('parameter' in combination)
        return {
          kind: 'constant',
          truth: fromBoolean(settled.get(combination.parameter) === combination.equals),
          name: combination.parameter,
          wanted: combination.equals,
        };
      const parts = 'all' in combination ? combination.all : 'any' in combination ? combination.any : combination.of;
      const needed = 'all' in combination ? parts.length : 'any' in combination ? 1 : combination.atLeast;
      return { kind: 'atLeast', needed, parts: parts.map((part) => combine(part, cells)) };
    };
    const levels = document.combinations.map((rule): [string, CompiledLevel] => {
      const cells = cellsOf(rule.level);
      const admission = combine(rule.admission, cells);
      const continued = rule.continued === undefined ? admission : combine(rule.continued, cells);
      const unread = rule.status === 'unverified';
      const treatment = treatments.get(rule.level) as Treatment;
      const gates = gatesOf(rule.level);
      return [rule.level, { code: rule.level, treatment, gates, cells, admission, continued, unread }];
    });
    const byCode = new Map(levels);
    return { levels: byCode, order: document.order.map((code) => byCode.get(code) as CompiledLevel) };
  });

  const continued = document.continued.map((test) => ({ test, condition: add(test.when) }));
  const noneIndicated = add(document.noneIndicated.when);
  const program = compile(conditions, catalogue, parameters);
  const entailmentProgram = compile(
    document.entailments.map((entailment) => entailment.when),
    catalogue,
    parameters,
  );
  const flagged = document.criteria.flatMap(({ flag, levels }) => (flag === undefined ? [] : [{ ...flag, levels }]));
  const entailed = document.entailments.map(({ fact }) => factIndex(catalogue, fact));
  const entailments = document.entailments.map((entailment, condition) => ({
    entailment,
    fact: factIndex(catalogue, entailment.fact),
    condition,
    contradiction: {
      entailment: entailment.id,
      facts: [...new Set([entailment.fact, ...leavesOf(entailment.when).map((leaf) => leaf.fact)])],
    },
  }));
  const antecedents = antecedentsOf(entailments, entailmentProgram);
  const variables = variablesOf(catalogue, [program, entailmentProgram], entailed, antecedents);
  const need = document.withdrawal?.need;
  return Object.freeze({
    document,
    program,
    entailments,
    antecedents,
    entailmentProgram,
    readings,
    continued,
    noneIndicated,
    flags: flagged.map(({ code, levels }) => ({ code, levels })),
    flagProgram: compile(
      flagged.map(({ when }) => when),
      catalogue,
      parameters,
    ),
    variables,
    variableOf: new Map(variables.map((variable) => [variable.fact, variable])),
    entailing: variables.filter(({ entails }) => entails.length > 0),
    withdrawalNeed: variables.find((variable) => variable.name === need),
    parameters,
    answers: createAnswers(),
    facts: [
      ...new Set([
        ...program.reads.flat(),
        ...entailmentProgram.reads.flat(),
        ...entailed,
        ...variables.map(({ fact }) => fact),
      ]),
    ],
    deciding: program.reads.map((facts) => [
      ...new Set(facts.flatMap((fact) => [...(antecedents.get(fact) ?? []), fact])),
    ]),
  });
}

/** One settled set of parameters per reading of the parameters left open. */
function openReadings(
  document: BestFitDocument,
  parameters: ReadonlyMap<string, Scalar>,
): readonly ReadonlyMap<string, Scalar>[] {
  let readings: ReadonlyMap<string, Scalar>[] = [parameters];
  for (const parameter of document.parameters) {
    if (parameters.get(parameter.name) !== OPEN) continue;
    const values = parameter.values.filter((value) => value !== OPEN);
    readings = readings.flatMap((settled) => values.map((value) => new Map([...settled, [parameter.name, value]])));
  }
  return readings;
}

/** What entails comes before what is entailed, so that a value is tried only where it contradicts nothing still open. */
function variablesOf(
  catalogue: FactCatalogue,
  programs: readonly Program[],
  entailed: readonly number[],
  antecedents: BestFit['antecedents'],
): readonly Variable[] {
  const read = new Set(programs.flatMap((program) => program.reads.flat()));
  const variables = catalogue.facts.flatMap((fact, index) => {
    if (!read.has(index) || isDerived(fact)) return [];
    const entails = [...antecedents].flatMap(([entails, before]) => (before.includes(index) ? [entails] : []));
    return [{ fact: index, name: fact.name, domain: domainOf(fact), entails }];
  });
  return variables.sort((a, b) => entailed.indexOf(a.fact) - entailed.indexOf(b.fact));
}

/** For each entailed fact, the facts that entail it, directly or through others. */
function antecedentsOf(
  entailments: readonly CompiledEntailment[],
  program: Program,
): ReadonlyMap<number, readonly number[]> {
  const antecedents = new Map<number, readonly number[]>();
  for (const { fact, condition } of entailments) {
    const read = program.reads[condition] ?? [];
    const through = read.flatMap((one) => antecedents.get(one) ?? []);
    antecedents.set(fact, [...new Set([...(antecedents.get(fact) ?? []), ...read, ...through])]);
  }
  return antecedents;
}

/** The values a fact can take: criteria sets read only facts with a short closed list. */
function domainOf(fact: FactCatalogue['facts'][number]): readonly Scalar[] {
  if (fact.type === 'boolean') return [false, true];
  if (fact.values !== undefined) return Object.keys(fact.values);
  if (
    fact.type === 'integer' &&
    fact.minimum !== undefined &&
    fact.maximum !== undefined &&
    fact.maximum - fact.minimum < 100
  ) {
    return Array.from({ length: fact.maximum - fact.minimum + 1 }, (_, step) => (fact.minimum as number) + step);
  }
  throw new Error(`${fact.name} has no short list of values, so a criteria set cannot read it`);
}
