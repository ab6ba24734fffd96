import type { Fact } from '../../facts/catalogue.js';
import type { Library } from '../../library.js';
import type { MinimumFacts } from '../../minimum-facts.js';
import { field, heading, paragraph, type Sheet, table } from '../terminal/sheet.js';
import { questionLines, TYPES } from './questions.js';
import { counted, spaced } from './words.js';

/** Facts by the object of the request they belong to. */
export function factListLines(sheet: Sheet, facts: readonly Fact[]): readonly string[] {
  const groups = [...new Set(facts.map(groupOf))];
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : ['']),
    sheet.ink.strong(group),
    ...facts.filter((fact) => groupOf(fact) === group).flatMap((fact) => listed(sheet, fact)),
  ]);
}

const groupOf = ({ name }: Fact): string => name.slice(0, Math.max(0, name.lastIndexOf('.'))) || name;

function listed(sheet: Sheet, fact: Fact): readonly string[] {
  const { deprecated, meaning, name } = fact;
  const text = deprecated === undefined ? meaning : `${meaning} Deprecated: ${deprecated}`;
  return [
    ...paragraph(sheet, `${name} (${shortType(fact)})`, { first: '  ', rest: '    ' }),
    ...paragraph(sheet, text, '    ', sheet.ink.faint),
  ];
}

function shortType({ maximum, minimum, type, unit, values }: Fact): string {
  if (values !== undefined) return `one of ${Object.keys(values).length}`;
  const range = minimum === undefined || maximum === undefined ? '' : ` ${minimum} to ${maximum}`;
  return `${type}${range}${unit === undefined ? '' : `, ${unit}`}`;
}

export function factLines(sheet: Sheet, fact: Fact): readonly string[] {
  const { deprecated, derivedFrom, maximum, meaning, minimum, name, note, question, type, unit, values } = fact;
  const line = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : field(sheet, label, text);
  const range = minimum === undefined || maximum === undefined ? undefined : `${minimum} to ${maximum}`;
  return [
    sheet.ink.strong(name),
    ...line('Meaning', meaning),
    ...line('Question', question),
    ...line('Type', `${TYPES[type]}${unit === undefined ? '' : ` (${unit})`}`),
    ...line('Range', range),
    ...line('Derived from', derivedFrom?.join(', ')),
    ...line('Note', note),
    ...line('Deprecated', deprecated),
    ...(values === undefined ? [] : [...heading(sheet, 'Values'), ...table(sheet, meanings(values))]),
  ];
}

/** A value that is its own meaning needs none beside it. */
const meanings = (values: Readonly<Record<string, string>>): readonly (readonly string[])[] =>
  Object.entries(values).map(([value, meaning]) => [value, meaning === value ? '' : meaning]);

export function minimumFactLines(sheet: Sheet, library: Library, minimum: MinimumFacts): readonly string[] {
  const { always, depending, level, payer, population, reviewType, version } = minimum;
  const title = `${payer} ${version}: level ${level}, ${spaced(reviewType)}, ${population}`;
  return [
    ...paragraph(sheet, title, '', sheet.ink.strong),
    ...heading(sheet, `Always needed: ${counted(always.length, 'fact')}`),
    ...questionLines(sheet, library.catalogue, always),
    ...heading(sheet, `Only if the answers above leave something open: ${counted(depending.length, 'fact')}`),
    ...questionLines(sheet, library.catalogue, depending),
  ];
}
