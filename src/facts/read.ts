import type { Fact, FactCatalogue, FactValues, Scalar } from './catalogue.js';
import { isDerived, isList } from './catalogue.js';

/** A request body that the schema has accepted. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** How a value came to be known. */
export type Origin = 'stated' | 'entailed' | 'derived' | 'unknown';

interface Branch {
  readonly children: Map<string, Branch>;
  fact?: number;
}

export type FactReader = (body: RequestBody) => FactValues;

/**
 * Compiles a reader that walks only what a request holds. Lists are left out: rules see them through derived facts.
 * The word "unknown" is how a caller says that nobody knows; it reads as unknown, like a fact left out.
 */
export function createReader(catalogue: FactCatalogue): FactReader {
  const root: Branch = { children: new Map() };
  catalogue.facts.forEach((fact, index) => {
    if (!isDerived(fact) && !isList(fact)) plant(root, fact, index);
  });
  const size = catalogue.facts.length;
  return (body) => {
    const values = new Array<Scalar | undefined>(size).fill(undefined);
    walk(root, body, values);
    return values;
  };
}

function plant(root: Branch, fact: Fact, index: number): void {
  let branch = root;
  for (const step of fact.name.split('.')) {
    const next = branch.children.get(step) ?? { children: new Map<string, Branch>() };
    branch.children.set(step, next);
    branch = next;
  }
  branch.fact = index;
}

function walk(branch: Branch, node: object, values: FactValues): void {
  for (const key of Object.keys(node)) {
    const child = branch.children.get(key);
    if (child === undefined) continue;
    const value = (node as Readonly<Record<string, unknown>>)[key];
    if (child.fact !== undefined) {
      if (value !== 'unknown') values[child.fact] = value as Scalar;
    } else if (typeof value === 'object' && value !== null) {
      walk(child, value, values);
    }
  }
}

/** A list fact as stated; `undefined` when unknown. */
export function readList(body: RequestBody, path: string): readonly string[] | undefined {
  let node: unknown = body;
  for (const step of path.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<string, unknown>)[step];
  }
  return Array.isArray(node) ? (node as readonly string[]) : undefined;
}
