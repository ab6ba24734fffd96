import { oncePer } from '../../domain/once.js';
import { factIndex, isDerived, type Scalar } from '../../facts/catalogue.js';
import { statedFor } from '../../facts/invert.js';
import type { RequestBody } from '../../facts/read.js';
import type { Statement } from '../../facts/statement.js';
import { statedIn, statedOf, withStated } from '../../facts/statement.js';
import type { Library } from '../../library.js';
import type { Axes } from './axes.js';
import { product } from './product.js';

/** Ways to state the facts that vary, each as what it changes in the body, and what could not be tried. */
export interface Combinations {
  readonly patches: readonly Statement[];
  /** Combinations of values that no request can state together. */
  readonly impossible: number;
  /** Combinations left out because there are too many. */
  readonly leftOut: number;
  /** There were too many to cross: the rules that protect were tried one at a time. */
  readonly apart: boolean;
}

/** Combinations crossed for one rule and one level asked for; beyond it, rules that protect are tried one at a time. */
export const MOST = 1000;
/** Combinations tried for one rule and one level asked for. */
const MOST_APART = 5000;

/**
 * The rule's own facts crossed with those of all rules that protect from it; where that is too much, with those of one at a
 * time. `own` comes first in every member of `protecting`.
 */
export function combinations(
  library: Library,
  body: RequestBody,
  own: Axes,
  whole: Axes,
  protecting: readonly Axes[],
): Combinations {
  const all = crossed(library, body, whole);
  if (all.size <= MOST) return { ...all, patches: [...all.patches()], leftOut: 0, apart: false };
  const parts = [own, ...protecting].map((axes) => crossed(library, body, axes));
  const patches = new Map<string, Statement>();
  let leftOut = 0;
  for (const part of parts) {
    for (const patch of part.patches()) {
      const key = JSON.stringify(patch);
      if (patches.size < MOST_APART || patches.has(key)) patches.set(key, patch);
      else leftOut += 1;
    }
  }
  const impossible = parts.reduce((sum, part) => sum + part.impossible, 0);
  return { patches: [...patches.values()], impossible, leftOut, apart: true };
}

interface Crossed {
  readonly size: number;
  readonly impossible: number;
  readonly patches: () => Iterable<Statement>;
}

function crossed(library: Library, body: RequestBody, axes: Axes): Crossed {
  const parts = components(library, axes).map((part) => settings(library, body, part));
  const lists = parts.map(({ patches }) => patches);
  return {
    size: lists.reduce((size, list) => size * list.length, 1),
    impossible: parts.reduce((sum, { impossible }) => sum + impossible, 0),
    *patches() {
      for (const chosen of product(lists)) yield Object.assign({}, ...chosen) as Statement;
    },
  };
}

/** Facts that are derived from the same stated ones cannot be chosen apart from each other. */
function components({ catalogue }: Library, axes: Axes): readonly Axes[] {
  const groups: { readonly facts: Set<string>; readonly axes: Map<string, readonly Scalar[]> }[] = [];
  for (const [name, values] of axes) {
    const behind = new Set([name, ...(catalogue.facts[factIndex(catalogue, name)]?.derivedFrom ?? [])]);
    const joined = groups.filter(({ facts }) => [...behind].some((fact) => facts.has(fact)));
    joined.forEach((group) => groups.splice(groups.indexOf(group), 1));
    groups.push({
      facts: new Set([...joined.flatMap(({ facts }) => [...facts]), ...behind]),
      axes: new Map([...joined.flatMap((group) => [...group.axes]), [name, values]]),
    });
  }
  return groups.map((group) => group.axes);
}

/** Ways to state the facts of one component, and how many of the values wanted no request can state together. */
interface Settings {
  readonly patches: readonly Statement[];
  readonly impossible: number;
}

const settingsOf = oncePer((_: Library) => new Map<string, Settings>());

/** Bodies that say the same of what a component reads have the same settings: the levels asked for share them. */
function settings(library: Library, body: RequestBody, axes: Axes): Settings {
  const { catalogue } = library;
  const read = [...axes.keys()].flatMap((name) => [
    name,
    ...(catalogue.facts[factIndex(catalogue, name)]?.derivedFrom ?? []),
  ]);
  const key = JSON.stringify([[...axes], read.map((name) => statedOf(body, name))]);
  const ofLibrary = settingsOf(library);
  const found = ofLibrary.get(key) ?? settle(library, body, axes);
  ofLibrary.set(key, found);
  return found;
}

/** Derived and stated facts together, and where that cannot be, each by themselves. */
function settle(library: Library, body: RequestBody, axes: Axes): Settings {
  const { catalogue } = library;
  const computed = (name: string): boolean => isDerived(catalogue.facts[factIndex(catalogue, name)] as never);
  const derived = [...axes].filter(([name]) => computed(name));
  const stated = [...axes].filter(([name]) => !computed(name));
  if (derived.length === 0)
    return {
      patches: [...product(stated.map(([, values]) => values))].map((values) =>
        Object.fromEntries(stated.map(([name], at) => [name, values[at]])),
      ),
      impossible: 0,
    };
  const before = statedIn(body, catalogue);
  const found = new Map<string, Statement>();
  let impossible = 0;
  const tryAll = (some: readonly (readonly [string, readonly Scalar[]])[]): void => {
    for (const values of product(some.map(([, domain]) => domain))) {
      const wanted = some.map(([name], at) => [name, values[at]] as const);
      const said = wanted.filter(([name]) => !computed(name));
      const kept = new Set([...said.map(([name]) => name), FIRST_DAY]);
      const start = withStated(body, Object.fromEntries(said));
      const made = statedFor(library.gatherer, start, new Map(wanted.filter(([name]) => computed(name))), kept);
      if (made === undefined) impossible += 1;
      else {
        const patch = difference(before, statedIn(made, catalogue));
        found.set(JSON.stringify(patch), patch);
      }
    }
  };
  tryAll([...stated, ...derived]);
  if (impossible > 0 && stated.length > 0) {
    tryAll(derived);
    tryAll(stated);
  }
  // Where nothing can be changed, the facts stay as they are.
  return { patches: found.size === 0 ? [{}] : [...found.values()], impossible };
}

/** It tells which version decides. */
const FIRST_DAY = 'requested.from';

function difference(before: Statement, after: Statement): Statement {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name]]),
  );
}
