import { oncePer } from '../domain/once.js';
import type { Fact, FactCatalogue, Scalar } from './catalogue.js';

/** All values a fact can have, each with its place, where the catalogue lists them or they are a few whole numbers. */
export type ClosedList = ReadonlyMap<Scalar, number>;

/** The closed list of each fact of the catalogue, in its order; none for dates, texts, amounts and whatever else is open. */
export const closedLists = oncePer(({ facts }: FactCatalogue): readonly (ClosedList | undefined)[] =>
  facts.map((fact) => {
    const values = valuesOf(fact);
    return values === undefined ? undefined : new Map(values.map((value, place) => [value, place]));
  }),
);

/** Risk ratings have five steps, 0 to 4; days and ages have no list. */
const FEW = 10;

function valuesOf({ type, minimum, maximum, values }: Fact): readonly Scalar[] | undefined {
  if (type === 'boolean') return [false, true];
  if (type === 'code' && values !== undefined) return Object.keys(values);
  if (type !== 'integer' || minimum === undefined || maximum === undefined || maximum - minimum >= FEW)
    return undefined;
  return Array.from({ length: maximum - minimum + 1 }, (_, step) => minimum + step);
}
