import { counted } from '../../explanation/value-words.js';
import { levelWords } from '../../explanation/words.js';
import type { Care, Level } from '../../domain/determination.js';
import { codesOf, sameLevel } from '../../domain/level.js';
import type { Library } from '../../library.js';

export { counted, operatorWords, valueWords } from '../../explanation/value-words.js';

/** Words for what answers hold as codes. */
export interface Words {
  readonly level: (level: Level) => string;
  readonly name: (code: string) => string;
  readonly code: (code: string) => string;
  readonly care: (care: Care) => string;
}

/** What was asked for beside what is given where only the amounts differ: their levels would say nothing. */
export function cutFrom(requested: Care, authorized: Care | undefined): readonly [string, string] | undefined {
  if (authorized === undefined || !sameLevel(requested.level, authorized.level)) return undefined;
  const [asked, given] = [amounts(requested), amounts(authorized)];
  const less = given.filter((amount) => !asked.includes(amount));
  return less.length === 0
    ? undefined
    : [asked.filter((amount) => !given.includes(amount)).join(', '), less.join(', ')];
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

/** `payer-rule` → `payer rule`. */
export const spaced = (code: string): string => code.replaceAll('-', ' ');
