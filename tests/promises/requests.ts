/** Random well-typed requests to every shipped ruleset: a plausible one from its own cases, then facts changed, added and taken away. */
import fc from 'fast-check';
import { leavesOf } from '../../src/conditions/condition.js';
import type { Fact } from '../../src/facts/catalogue.js';
import { isDerived } from '../../src/facts/catalogue.js';
import type { Library, Ruleset } from '../../src/library.js';
import { bodyOf } from '../clinical/engine.js';

/** Facts by path; lists as they are. `payer`, `previous.rulesetVersion` and the like are paths as well. */
export type Facts = Readonly<Record<string, unknown>>;

export interface RandomRequest {
  readonly payer: string;
  readonly version: string;
  readonly facts: Facts;
}

export function flatten(node: object, path = ''): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.entries(node).map(([key, value]: [string, unknown]) => {
      const name = path === '' ? key : `${path}.${key}`;
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? flatten(value, name)
        : { [name]: value };
    }),
  ) as Record<string, unknown>;
}

export const requestOf = ({ facts }: RandomRequest): object => bodyOf(facts);

const DATES = [
  '2016-01-15',
  '2018-06-01',
  '2020-06-01',
  '2023-11-01',
  '2024-03-01',
  '2025-02-14',
  '2026-01-01',
  '2026-03-02',
  '2026-03-09',
  '2026-03-30',
  '2026-12-01',
];

/** Values worth trying for each asked fact: everything in a closed list, both sides of every threshold in the rules. */
function samples(library: Library): ReadonlyMap<string, readonly unknown[]> {
  const wanted = new Map<string, Set<unknown>>();
  for (const { versions } of library.payers.values())
    for (const { arms } of versions)
      for (const { table } of Object.values(arms))
        for (const { rule } of table.rules)
          for (const { fact, value } of leavesOf(rule.when)) {
            const values = wanted.get(fact) ?? new Set();
            for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
              values.add(one);
              if (typeof one === 'number') for (const near of [one - 1, one + 1]) values.add(near);
            }
            wanted.set(fact, values);
          }
  return new Map(
    library.catalogue.facts
      .filter((fact) => !isDerived(fact))
      .map((fact) => [fact.name, valuesOf(fact, [...(wanted.get(fact.name) ?? [])])]),
  );
}

function valuesOf(fact: Fact, near: readonly unknown[]): readonly unknown[] {
  const within = (one: unknown): boolean =>
    typeof one === 'number' && one >= (fact.minimum ?? -Infinity) && one <= (fact.maximum ?? Infinity);
  switch (fact.type) {
    case 'boolean':
      return [true, false];
    case 'code':
      return Object.keys(fact.values ?? {}).filter((code) => code !== 'unknown');
    case 'integer':
    case 'number':
      return [...new Set([...near.filter(within), ...[fact.minimum ?? 0, 1, 2, 3, 4, 8, 9, 14, 20].filter(within)])];
    case 'date':
      return DATES;
    case 'instant':
      return ['2026-03-01T09:00:00-05:00'];
    case 'level':
      return ['1', '2.1', '2.5', '3.1', '3.5', '3.7', '3.7-WM', '4', '1.5', '2.7'];
    case 'text':
      return near.length > 0 ? near : ['H0015'];
    case 'code-list':
      return [['F10.20'], ['F11.20', 'F41.1'], ['F17.210'], ['F50.2'], []];
    case 'level-list':
      return [[], ['2.1'], ['2.1', '2.5'], ['3.1']];
  }
}

/** Facts that say what is asked for, of whom and about what; taking one away asks something else. */
const ASKED = /^(payer|reference|attestation|previous\.|requested\.|review\.type$)/;
export const isAsked = (path: string): boolean => ASKED.test(path);

function bases(library: Library): readonly RandomRequest[] {
  return [...library.payers].flatMap(([payer, { versions }]) =>
    versions.flatMap(({ document, cases }) =>
      cases.map(({ base }): RandomRequest => ({
        payer,
        version: document.version,
        facts: { ...flatten(base), payer },
      })),
    ),
  );
}

export function requests(library: Library): fc.Arbitrary<RandomRequest> {
  const values = samples(library);
  const starts = bases(library);
  const names = [...values.keys()].filter(
    (name) => name !== 'requested.edition' && name !== 'requested.procedureCode' && name !== 'requested.revenueCode',
  );
  const relevant = (start: RandomRequest): readonly string[] => {
    const ruleset = library.payers
      .get(start.payer)
      ?.versions.find(({ document }) => document.version === start.version) as Ruleset;
    const read = new Set<string>(Object.keys(start.facts).filter((name) => values.has(name)));
    for (const { table } of Object.values(ruleset.arms))
      for (const { rule } of table.rules)
        for (const { fact } of leavesOf(rule.when)) if (values.has(fact)) read.add(fact);
    const edition = ruleset.document.levels === 'asam-3' ? 'assessment.asam3.' : 'assessment.asam4.';
    for (const name of names) if (name.startsWith(edition)) read.add(name);
    for (const name of [
      'diagnoses',
      'assessment.sudDiagnosis',
      'requested.units',
      'requested.to',
      'requested.hoursPerWeek',
      'member.age',
      'stay.admittedOn',
      'availability.unavailableLevels',
      'availability.reason',
      'review.type',
    ])
      read.add(name);
    return [...read].filter((name) => names.includes(name));
  };
  return fc.constantFrom(...starts).chain((start) => {
    const near = relevant(start);
    const change = fc
      .oneof(
        {
          weight: 2,
          arbitrary: fc.constantFrom('requested.level', 'requested.units', 'requested.hoursPerWeek', 'requested.to'),
        },
        { weight: 8, arbitrary: fc.constantFrom(...near) },
        { weight: 1, arbitrary: fc.constantFrom(...names) },
      )
      .chain((name) => {
        const one = values.get(name) as readonly unknown[];
        const gone = fc.constant([name, undefined] as const);
        return one.length === 0 || name === 'review.type'
          ? one.length === 0
            ? gone
            : fc.constantFrom(...one).map((value) => [name, value] as const)
          : fc.oneof(
              { weight: 1, arbitrary: gone },
              { weight: 5, arbitrary: fc.constantFrom(...one).map((value) => [name, value] as const) },
            );
      });
    return fc.array(change, { maxLength: 10 }).map((changes): RandomRequest => {
      const facts = new Map(Object.entries(start.facts));
      for (const [name, value] of changes) {
        if (value !== undefined) facts.set(name, value);
        else if (!isAsked(name)) facts.delete(name);
      }
      return { ...start, facts: Object.fromEntries(facts) };
    });
  });
}
