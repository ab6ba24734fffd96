import type { CitedCriterion, Determination, Trace } from '../domain/determination.js';
import { levelText } from '../domain/level.js';
import type { Fact, FactCatalogue, Scalar } from '../facts/catalogue.js';
import { isDerived, isList } from '../facts/catalogue.js';
import type { Gatherer } from '../facts/gather.js';
import { statedFor } from '../facts/invert.js';
import type { RequestBody } from '../facts/read.js';
import type { Statement } from '../facts/statement.js';
import { statedIn, knownOf } from '../facts/statement.js';
import type { ThemesDocument } from '../rulesets/lint-documents.js';

/** Something the record could show: one fact, or the few behind a derived one, with their values. */
export type Candidate = Statement;

export interface Subject {
  readonly body: RequestBody;
  /** In full detail, so that it names every fact that decided. */
  readonly determination: Determination;
  readonly gatherer: Gatherer;
  readonly themes: ThemesDocument;
}

/** Facts of one set at most. */
export const MOST_FACTS = 2;

/**
 * What to try, in the order to try it: of every fact its nearest value first, then the next of each. Facts that are missing
 * go first, then those that deciding, open and unmet criteria read, last those of protections that did not apply.
 */
export function candidates(subject: Subject): readonly Candidate[] {
  const found = new Map<string, { readonly one: Candidate; readonly depth: number }>();
  for (const { fact, wanted } of reads(subject)) {
    const values = isDerived(fact) ? behind(subject, fact, wanted) : alone(subject, fact, wanted);
    values.forEach((one, depth) => {
      const key = JSON.stringify(one);
      if (!found.has(key)) found.set(key, { one, depth });
    });
  }
  return [...found.values()].sort((a, b) => a.depth - b.depth).map(({ one }) => one);
}

interface Read {
  readonly fact: Fact;
  /** Values that conditions hold it against. */
  readonly wanted: readonly Scalar[];
}

function reads({ determination, gatherer: { catalogue } }: Subject): readonly Read[] {
  const { criteria, missing, requested } = determination;
  const wanted = new Map<string, Set<Scalar>>(missing.map(({ fact }) => [fact, new Set()]));
  const asked = [requested.level.treatment, requested.level.withdrawal];
  const tiers = [
    ({ deciding }: CitedCriterion) => deciding,
    ({ result }: CitedCriterion) => result === 'undetermined',
    ({ kind, level, result }: CitedCriterion) =>
      kind === 'clinical' && result === 'not-met' && (level === undefined || asked.includes(level)),
    ({ effect, result }: CitedCriterion) => PROTECTIONS.has(effect ?? '') && result === 'not-met',
  ];
  for (const tier of tiers)
    for (const { fact, value } of criteria.filter(tier).flatMap(({ trace }) => leavesOf(trace)))
      wanted.set(fact, (wanted.get(fact) ?? new Set()).add(value));
  return [...wanted].flatMap(([name, values]) => {
    const fact = catalogue.facts[catalogue.indexOf.get(name) ?? -1];
    if (fact === undefined) return [];
    const level = fact.type === 'level' ? [levelText(requested.level)] : [];
    return [{ fact, wanted: [...level, ...values] }];
  });
}

const PROTECTIONS: ReadonlySet<string> = new Set(['exempt', 'prohibit', 'guarantee']);

function leavesOf(trace: Trace | undefined): readonly { readonly fact: string; readonly value: Scalar }[] {
  if (trace === undefined) return [];
  if ('fact' in trace) {
    const { fact, wanted } = trace;
    const values = (Array.isArray(wanted) ? wanted : [wanted]) as readonly (Scalar | null)[];
    return values.flatMap((value) => (value === null ? [] : [{ fact, value }]));
  }
  if ('not' in trace) return leavesOf(trace.not);
  const parts = 'all' in trace ? trace.all : 'any' in trace ? trace.any : 'of' in trace ? trace.of : [];
  return parts.flatMap(leavesOf);
}

/**
 * May the fact be proposed at all? What is asked for never; what the person or plan is, only while nobody has said it or
 * the answer asks for it again.
 */
function proposable({ body, determination: { missing }, themes }: Subject, name: string): boolean {
  const change = themes.facts[name]?.change;
  if (change !== undefined) return change !== 'none';
  return knownOf(body, name) === undefined || missing.some(({ fact }) => fact === name);
}

/** Other values of one fact, nearest to the recorded one first. */
function alone(subject: Subject, fact: Fact, wanted: readonly Scalar[]): readonly Candidate[] {
  if (!proposable(subject, fact.name)) return [];
  const now = knownOf(subject.body, fact.name);
  const values = valuesOf(fact, wanted).filter((value) => value !== now);
  return byDistance(values, now, (value) => domainOf(fact)?.indexOf(value) ?? Number(value)).map((value) => ({
    [fact.name]: value,
  }));
}

/** Every value of a fact that has few, else those at the thresholds that conditions set and beside them. */
function valuesOf(fact: Fact, wanted: readonly Scalar[]): readonly Scalar[] {
  const { maximum = Infinity, minimum = -Infinity, type } = fact;
  if (type === 'text' || type === 'date' || type === 'instant' || isList(fact)) return [];
  const domain = domainOf(fact);
  if (domain !== undefined) return domain;
  if (type === 'level') return wanted.filter((value) => value !== '');
  return thresholds(wanted).filter((value) => value >= minimum && value <= maximum);
}

function domainOf({ maximum, minimum, type, values }: Fact): readonly Scalar[] | undefined {
  if (type === 'boolean') return [true, false];
  if (type === 'code') return Object.keys(values ?? {});
  if (type !== 'integer' || minimum === undefined || maximum === undefined || maximum - minimum > FEW) return undefined;
  return Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
}

/** Steps of a rating, not of a count. */
const FEW = 10;

const thresholds = (wanted: readonly Scalar[]): readonly number[] => [
  ...new Set(wanted.flatMap((value) => (typeof value === 'number' ? [value, value - 1, value + 1] : []))),
];

function byDistance(values: readonly Scalar[], now: unknown, place: (value: Scalar) => number): readonly Scalar[] {
  if (now === undefined) return values;
  const from = place(now as Scalar);
  const away = (value: Scalar): number => Math.abs(place(value) - from);
  return [...values].sort((a, b) => away(a) - away(b));
}

/** What could be stated for a derived fact to have another value. */
function behind(subject: Subject, fact: Fact, wanted: readonly Scalar[]): readonly Candidate[] {
  const { body, gatherer } = subject;
  const kept = new Set((fact.derivedFrom ?? []).filter((name) => !proposable(subject, name)));
  if (kept.size === fact.derivedFrom?.length) return [];
  const values = fact.type === 'boolean' ? [true, false] : thresholds(wanted);
  return values.flatMap((value) => {
    const changed = statedFor(gatherer, body, new Map([[fact.name, value]]), kept);
    const one = changed === undefined ? {} : difference(gatherer.catalogue, body, changed);
    const count = Object.keys(one).length;
    return count === 0 || count > MOST_FACTS ? [] : [one];
  });
}

/** Facts stated otherwise in the changed body; none at all where one is no longer stated. */
function difference(catalogue: FactCatalogue, body: RequestBody, changed: RequestBody): Statement {
  const before = statedIn(body, catalogue);
  const after = statedIn(changed, catalogue);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return names.some((name) => after[name] === undefined)
    ? {}
    : Object.fromEntries(names.map((name) => [name, after[name]]));
}
