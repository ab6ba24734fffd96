import type { Fact, Scalar } from '../../facts/catalogue.js';
import type { Order, Theme, ThemesDocument } from '../../rulesets/lint-documents.js';

/** How much of a theme a value is; only the order of these numbers means anything. */
export type Rank = (value: Scalar) => number;

/** The rank of a fact's values in the first of these themes that it is about. */
export function rankOf(document: ThemesDocument, { name }: Fact, themes: readonly Theme[]): Rank | undefined {
  const classified = document.facts[name];
  const order = themes.map((theme) => classified?.[theme]).find((one) => one !== undefined);
  return order === undefined ? undefined : rankBy(order);
}

function rankBy(order: Order): Rank {
  if (order === 'ascending') return (value) => Number(value);
  if (order === 'descending') return (value) => -Number(value);
  return (value) => order.findIndex((step) => step.includes(String(value)));
}

/** The values that are most of a theme. */
export function most(values: readonly Scalar[], rank: Rank): readonly Scalar[] {
  const highest = Math.max(...values.map(rank));
  return values.filter((value) => rank(value) === highest);
}
