import { addDays } from '../domain/dates.js';
import type { Fact, Scalar } from './catalogue.js';
import { factIndex } from './catalogue.js';
import { KINDS_OF_DIAGNOSES } from './diagnoses.js';
import type { Gatherer } from './gather.js';
import type { RequestBody } from './read.js';
import type { Stated, Statement } from './statement.js';
import { knownOf, withStated } from './statement.js';

type Forward = Pick<Gatherer, 'catalogue' | 'read' | 'derive'>;

/** Derived facts with the value each is to have; `undefined` is unknown. */
export type Wanted = ReadonlyMap<string, Scalar | undefined>;

/**
 * The body with as few stated facts changed as it takes for derived facts to have these values; nothing when no way was
 * found. Facts in `kept` stay as they are stated. Nothing here knows how a fact is derived: values of the facts behind
 * it are tried and derived forward, so that what comes back is true whatever the derivation.
 */
export function statedFor(
  forward: Forward,
  body: RequestBody,
  wanted: Wanted,
  kept: ReadonlySet<string>,
): RequestBody | undefined {
  const reached: [string, Scalar | undefined][] = [];
  let stated: RequestBody | undefined = body;
  for (const one of wanted) {
    // Derivations share facts: reaching one value must not undo another.
    reached.push(one);
    stated = reach(forward, stated, one, reached, kept);
    if (stated === undefined) return undefined;
  }
  return stated;
}

function reach(
  forward: Forward,
  body: RequestBody,
  [name, value]: readonly [string, Scalar | undefined],
  wanted: readonly (readonly [string, Scalar | undefined])[],
  kept: ReadonlySet<string>,
): RequestBody | undefined {
  const { catalogue } = forward;
  const factOf = (one: string): Fact => catalogue.facts[factIndex(catalogue, one)] as Fact;
  const behind = (factOf(name).derivedFrom ?? []).filter((one) => !kept.has(one)).map(factOf);
  const holds = (tried: RequestBody): boolean => {
    const values = forward.read(tried);
    forward.derive(tried, values);
    return wanted.every(([one, wish]) => values[factIndex(catalogue, one)] === wish);
  };
  if (holds(body)) return body;
  for (const start of startsFrom(body, behind, value)) {
    if (holds(start)) return start;
    for (const fact of [...behind].sort(requestLast)) {
      for (const one of candidates(fact, value, start, behind)) {
        const tried = withStated(start, { [fact.name]: one });
        if (holds(tried)) return tried;
      }
    }
  }
  return undefined;
}

/** What is asked for says more than how long a stay has lasted: it is changed last. */
const requestLast = (a: Fact, b: Fact): number =>
  Number(a.name.startsWith('requested.')) - Number(b.name.startsWith('requested.'));

/** The body as it is; with what is unknown filled in; with nothing behind the fact said, or everything denied. */
function startsFrom(body: RequestBody, behind: readonly Fact[], value: Scalar | undefined): readonly RequestBody[] {
  if (value === undefined)
    return [
      body,
      withStated(
        body,
        all(behind, () => undefined),
      ),
    ];
  const unknown = behind.filter(({ name }) => knownOf(body, name) === undefined);
  const coded = unknown.filter(({ type, name }) => type === 'code' && !isState(name));
  const filled = withStated(
    body,
    all(unknown, (fact) => plainValue(fact, body)),
  );
  const byCode = coded.reduce<readonly RequestBody[]>(
    (bodies, { name, values }) =>
      bodies.flatMap((one) => Object.keys(values ?? {}).map((code) => withStated(one, { [name]: code }))),
    [filled],
  );
  const denied = withStated(
    filled,
    all(
      behind.filter(({ type }) => type === 'boolean'),
      () => false,
    ),
  );
  return [body, ...byCode, denied];
}

const all = (facts: readonly Fact[], value: (fact: Fact) => Stated): Statement =>
  Object.fromEntries(facts.map((fact) => [fact.name, value(fact)]));

const isState = (name: string): boolean => name.endsWith('.state');

/** A value to begin with where none is stated. */
function plainValue(fact: Fact, body: RequestBody): Stated {
  switch (fact.type) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return fact.minimum ?? 0;
    case 'date':
      return knownOf(body, 'requested.from');
    case 'code':
      return isState(fact.name) ? (knownOf(body, 'plan.state') ?? firstOf(fact)) : firstOf(fact);
    default:
      return undefined;
  }
}

const firstOf = ({ values }: Fact): string | undefined => Object.keys(values ?? {})[0];

/** Further away than this, a count of days stands for nothing a rule asks. */
const FARTHEST = 800;

/** Values of a stated fact that could give the derived one its value, nearest first. */
function candidates(
  fact: Fact,
  value: Scalar | undefined,
  body: RequestBody,
  behind: readonly Fact[],
): readonly Stated[] {
  if (value === undefined) return [undefined];
  const reach = Math.min(FARTHEST, typeof value === 'number' ? Math.abs(value) * 2 + 14 : 1);
  switch (fact.type) {
    case 'boolean':
      return [true, false, undefined];
    case 'code':
      return [...Object.keys(fact.values ?? {}), undefined];
    case 'integer':
    case 'number': {
      const { minimum = 0, maximum = Infinity } = fact;
      const top = typeof value === 'number' ? value : minimum;
      return upTo(reach)
        .map((less) => top - less)
        .filter((one) => one >= minimum && one <= maximum);
    }
    case 'date': {
      // A count of days runs from or to another date behind it, which may be far from where this one stands.
      const others = behind.filter(({ type }) => type === 'date').map(({ name }) => knownOf(body, name));
      const anchors = [knownOf(body, fact.name) ?? knownOf(body, 'requested.from'), ...others];
      return [...new Set(anchors.filter((anchor) => typeof anchor === 'string'))].flatMap((anchor) =>
        upTo(reach).flatMap((days) => [addDays(anchor, days), addDays(anchor, -days)]),
      );
    }
    case 'code-list':
      return KINDS_OF_DIAGNOSES;
    default:
      return [];
  }
}

const upTo = (count: number): readonly number[] => Array.from({ length: count + 1 }, (_, index) => index);
