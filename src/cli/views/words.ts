import { levelWords } from '../../explanation/words.js';
import type { Care, Level } from '../../domain/determination.js';
import { codesOf } from '../../domain/level.js';
import type { Scalar } from '../../facts/catalogue.js';
import type { Library } from '../../library.js';

/** Words for what answers hold as codes. */
export interface Words {
  readonly level: (level: Level) => string;
  readonly name: (code: string) => string;
  readonly code: (code: string) => string;
  readonly care: (care: Care) => string;
}

/** Level names of one criteria set; bare codes where no set is named. */
export function wordsOf(library: Library, criteriaId: string | undefined): Words {
  const documents = [...library.criteria.values()].map(({ document }) => document);
  const own = documents.find(({ id }) => id === criteriaId);
  const others = documents.filter(({ edition }) => edition !== own?.edition);
  const name = own === undefined ? (code: string): string => code : levelWords(own, others);
  const code = (one: string): string => withCode(one, name(one));
  const level = (one: Level): string => codesOf(one).map(code).join(' + ') || 'no level';
  return { name, code, level, care: (care) => [level(care.level), ...amounts(care)].join(', ') };
}

const withCode = (code: string, name: string): string => (name.includes(code) ? name : `${code} ${name}`);

function amounts({ hoursPerWeek, hoursPerWeekBelow, units, unit, from, to }: Care): readonly string[] {
  const all: (string | undefined)[] = [
    hoursPerWeek === undefined ? undefined : `${hoursPerWeek} hours a week`,
    hoursPerWeekBelow === undefined ? undefined : `fewer than ${hoursPerWeekBelow} hours a week`,
    units === undefined ? undefined : counted(units, unit ?? 'unit'),
    from !== undefined && to !== undefined ? `${from} to ${to}` : undefined,
    from !== undefined && to === undefined ? `from ${from}` : undefined,
    from === undefined && to !== undefined ? `through ${to}` : undefined,
  ];
  return all.filter((amount) => amount !== undefined);
}

export const counted = (count: number, what: string, many = `${what}s`): string =>
  `${count} ${count === 1 ? what : many}`;

/** `payer-rule` → `payer rule`. */
export const spaced = (code: string): string => code.replaceAll('-', ' ');

const OPERATORS: Readonly<Record<string, string>> = {
  equal: 'is',
  notEqual: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  lessThan: 'is below',
  lessThanInclusive: 'is at most',
  greaterThan: 'is above',
  greaterThanInclusive: 'is at least',
  before: 'is before',
  onOrBefore: 'is on or before',
  after: 'is after',
  onOrAfter: 'is on or after',
};

export const operatorWords = (operator: string): string => OPERATORS[operator] ?? operator;

/** A value as a person reads it: `9 hours a week`, `none, 1-WM or 2-WM`. */
export function valueWords(value: unknown, unit: string | undefined): string {
  if (Array.isArray(value)) return oneOf(value.map((one) => valueWords(one, undefined)));
  const plain = typeof value === 'string' ? value : JSON.stringify(value as Scalar | null);
  return typeof value === 'number' ? withUnit(value, unit) : plain;
}

const oneOf = (parts: readonly string[]): string =>
  parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts[parts.length - 1] as string}`;

/** Units that only repeat what the fact is. */
const UNSAID: ReadonlySet<string> = new Set(['risk rating', 'as requested.unit says']);

function withUnit(value: number, unit: string | undefined): string {
  if (unit === undefined || UNSAID.has(unit)) return String(value);
  const [what, per] = unit.split('/');
  return `${counted(value, what ?? unit)}${per === undefined ? '' : ` a ${per}`}`;
}
