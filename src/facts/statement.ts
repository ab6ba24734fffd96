import { isRecord } from '../domain/record.js';
import type { FactCatalogue, Scalar } from './catalogue.js';
import { isDerived } from './catalogue.js';
import type { RequestBody } from './read.js';

/** What a caller says of one fact; `undefined` says nothing. */
export type Stated = Scalar | readonly string[] | undefined;

/** Facts by name, as a request states them: a fact's name is its path in the body. */
export type Statement = Readonly<Record<string, Stated>>;

/** The body with these facts stated, or left out where they are `undefined`; an object left empty goes too. */
export function withStated(body: RequestBody, statement: Statement): RequestBody {
  return Object.entries(statement).reduce<RequestBody>(
    (before, [name, value]) => put(before, name.split('.'), value),
    body,
  );
}

function put(node: RequestBody, [step, ...rest]: readonly string[], value: Stated): RequestBody {
  const { [step as string]: before, ...others } = node;
  const inner = isRecord(before) ? before : {};
  const after = rest.length === 0 ? value : put(inner, rest, value);
  const empty = after === undefined || (rest.length > 0 && Object.keys(after as object).length === 0);
  if (empty) return others;
  return { ...node, [step as string]: after };
}

/** The facts a body states. The word "unknown" states nothing. */
export function statedIn(body: RequestBody, catalogue: FactCatalogue): Statement {
  const stated = catalogue.facts
    .filter((fact) => !isDerived(fact))
    .map(({ name }) => [name, at(body, name.split('.'))] as const);
  return Object.fromEntries(stated.filter(([, value]) => value !== undefined && value !== 'unknown'));
}

/** What a body states of one fact. */
export const statedOf = (body: RequestBody, name: string): Stated => at(body, name.split('.'));

/** The same where the word "unknown" says nothing. */
export function knownOf(body: RequestBody, name: string): Stated {
  const stated = statedOf(body, name);
  return stated === 'unknown' ? undefined : stated;
}

function at(node: unknown, [step, ...rest]: readonly string[]): Stated {
  if (step === undefined) return node as Stated;
  if (typeof node !== 'object' || node === null || Array.isArray(node) || !Object.hasOwn(node, step)) return undefined;
  return at((node as Readonly<Record<string, unknown>>)[step], rest);
}
