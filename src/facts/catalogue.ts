/** The fact catalogue: the one vocabulary of requests, rules, forms and documents (`rulesets/facts.json`). */

export type Scalar = string | number | boolean;

export type FactType =
  'boolean' | 'integer' | 'number' | 'code' | 'text' | 'level' | 'date' | 'instant' | 'code-list' | 'level-list';

export interface Fact {
  /** Its path in the request, or `derived.…`. */
  readonly name: string;
  readonly type: FactType;
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Closed list of values with a plain meaning each. */
  readonly values?: Readonly<Record<string, string>>;
  readonly meaning: string;
  /** What to ask a person; asked facts only. */
  readonly question?: string;
  /** The facts a derived fact is computed from. */
  readonly derivedFrom?: readonly string[];
  /** The module under `src/facts/` that computes a derived fact. */
  readonly derivedBy?: string;
  readonly note?: string;
  /** False unless something makes it true: what nobody mentioned is taken as absent, but carries no adverse answer. */
  readonly presumedFalse?: boolean;
  /** Set when a fact must no longer be used in new rules: what to use instead. */
  readonly deprecated?: string;
}

export interface FactCatalogue {
  readonly version: string;
  readonly facts: readonly Fact[];
  /** Position of a fact in `facts`, and of its value in {@link FactValues}. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/** One value per fact of the catalogue, in its order; `undefined` is unknown. */
export type FactValues = (Scalar | undefined)[];

export function createCatalogue(document: { version: string; facts: readonly Fact[] }): FactCatalogue {
  const indexOf = new Map(document.facts.map((fact, index) => [fact.name, index]));
  return Object.freeze({ version: document.version, facts: Object.freeze([...document.facts]), indexOf });
}

export const isDerived = (fact: Fact): boolean => fact.derivedFrom !== undefined;

/** Lists are read by rules only through derived facts. */
export const isList = (fact: Fact): boolean => fact.type === 'code-list' || fact.type === 'level-list';

/** @throws when the catalogue has no such fact: callers name facts the load-time check has accepted. */
export function factIndex(catalogue: FactCatalogue, name: string): number {
  const index = catalogue.indexOf.get(name);
  if (index === undefined) throw new Error(`the catalogue has no fact ${name}`);
  return index;
}
