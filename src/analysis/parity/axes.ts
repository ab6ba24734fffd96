import { boundaries } from '../../conditions/boundaries.js';
import { addDays } from '../../domain/dates.js';
import type { Scalar } from '../../facts/catalogue.js';
import type { RequestBody } from '../../facts/read.js';
import { statedOf } from '../../facts/statement.js';
import type { Library } from '../../library.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import type { Amounts } from '../../rulesets/documents.js';

/** Facts to vary, each with the values worth trying. */
export type Axes = ReadonlyMap<string, readonly Scalar[]>;

/** What these rules read, at, below and above every threshold, and the amounts at which their effects begin to cut. */
export function axesOf(
  library: Library,
  rules: readonly CompiledRule[],
  body: RequestBody,
  levels: readonly string[],
): Axes {
  const read = boundaries(
    rules.map(({ rule }) => rule.when),
    library.catalogue,
    levels,
  );
  const axes = new Map(read);
  for (const [fact, value] of rules.flatMap(({ rule }) => amounts(rule.then, body)))
    axes.set(fact, [...new Set([...(axes.get(fact) ?? []), value])]);
  // A care plan of other hours than are asked for contradicts the request: the two go together.
  const planned = axes.get('carePlan.hoursPerWeek');
  if (planned !== undefined)
    axes.set('requested.hoursPerWeek', [...new Set([...(axes.get('requested.hoursPerWeek') ?? []), ...planned])]);
  return axes;
}

type Effect = CompiledRule['rule']['then'];
type Amount = readonly [string, Scalar];

function amounts(effect: Effect, body: RequestBody): readonly Amount[] {
  switch (effect.effect) {
    case 'limit':
      return limited(effect, body);
    case 'guarantee':
      return [...spans(effect.days, body), ...(effect.from === 'admission' ? admissions(effect.days, body) : [])];
    case 'exempt': {
      const { days, from, visits } = effect.window ?? {};
      return [
        ...(days === undefined ? [] : from === undefined ? spans(days, body) : admissions(days, body)),
        ...(visits === undefined ? [] : units(visits, 'visit')),
      ];
    }
    default:
      return [];
  }
}

function limited({ days, hoursPerWeek, unit, units: most }: Amounts, body: RequestBody): readonly Amount[] {
  return [
    ...(days === undefined ? [] : spans(days, body)),
    ...(hoursPerWeek === undefined
      ? []
      : [hoursPerWeek, hoursPerWeek + 1].map((hours) => ['requested.hoursPerWeek', hours] as const)),
    ...(most === undefined || unit === undefined ? [] : unit === 'day' ? spans(most, body) : units(most, unit)),
  ];
}

const units = (most: number, unit: string): readonly Amount[] => [
  ['requested.unit', unit],
  ['requested.units', most],
  ['requested.units', most + 1],
];

/** So many days, and one more. */
const spans = (days: number, body: RequestBody): readonly Amount[] =>
  [days - 1, days].flatMap((further) => dayAfter(body, 'requested.from', further, 'requested.to'));

/** Stays whose first `days` end with what is asked for, a day before, and before it begins; and one that begins with it. */
const admissions = (days: number, body: RequestBody): readonly Amount[] => [
  ...dayAfter(body, 'requested.from', 0, 'stay.admittedOn'),
  ...dayAfter(body, 'requested.from', -days, 'stay.admittedOn'),
  ...dayAfter(body, 'requested.to', 1 - days, 'stay.admittedOn').filter(([, day]) => day <= firstDay(body)),
  ...dayAfter(body, 'requested.to', -days, 'stay.admittedOn').filter(([, day]) => day <= firstDay(body)),
];

const firstDay = (body: RequestBody): string => statedOf(body, 'requested.from') as string;

function dayAfter(body: RequestBody, anchor: string, days: number, fact: string): readonly Amount[] {
  const day = statedOf(body, anchor);
  return typeof day === 'string' ? [[fact, addDays(day, days)]] : [];
}
