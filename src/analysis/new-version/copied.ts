import { applyEdits, modify } from 'jsonc-parser';
import { addDays, daysBetween } from '../../domain/dates.js';
import type { RulesetDocument } from '../../rulesets/documents.js';
import { TO_BE_STATED } from '../placeholder.js';
import type { Named, NewFile, SchemaPath } from './file.js';

export interface Original {
  readonly version: string;
  readonly from: string;
  /** Every document of its folder, relative to the rulesets folder. */
  readonly files: readonly NewFile[];
}

/** A copy of a version that begins later: what it says is kept, and who answers for it and why is to be said anew. */
export function copiedVersion(original: Original, named: Named, schema: SchemaPath): readonly NewFile[] {
  const { payer, version, from } = named;
  const [then, now] = [`payers/${payer}/${original.version}/`, `payers/${payer}/${version}/`];
  const days = wholeWeeks(daysBetween(original.from, from));
  return original.files.map(({ path: before, text }) => {
    const path = now + before.slice(then.length);
    if (path === `${now}ruleset.json`)
      return { path, text: edited(text, path, schema, rulesetChanges(original, named, text)) };
    const moved = path.startsWith(`${now}cases/`) ? datesMoved(text, days) : text;
    return { path, text: edited(moved, path, schema, []) };
  });
}

type Change = readonly [path: readonly (string | number)[], value: unknown];

function rulesetChanges(
  { version: before }: Original,
  { version, from, to, supersedes }: Named,
  text: string,
): readonly Change[] {
  const { waivers = [] } = JSON.parse(text) as Pick<RulesetDocument, 'waivers'>;
  return [
    [['version'], version],
    [['effective', 'from'], from],
    [['effective', 'to'], to],
    [['supersedes'], supersedes],
    [['author'], `${TO_BE_STATED} who wrote it`],
    [['approver'], `${TO_BE_STATED} who approved it`],
    [['reasonForChange'], `${TO_BE_STATED} what changed since ${before}, and why`],
    ...waivers.map((_, index): Change => [
      ['waivers', index, 'by'],
      `${TO_BE_STATED} who still waives it, and when (on)`,
    ]),
  ];
}

/** The text with these places changed and the rest as it stands. */
function edited(text: string, path: string, schema: SchemaPath, changes: readonly Change[]): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };
  const all: readonly Change[] = [[['$schema'], schema(path)], ...changes];
  return all.reduce((before, [place, value]) => {
    const edits = modify(before, [...place], value, { formattingOptions, getInsertionIndex: () => 0 });
    return applyEdits(before, edits);
  }, text);
}

/** Days that keep the day of the week, since some rules count business days. */
const wholeWeeks = (days: number): number => Math.ceil(days / 7) * 7;

/** Every date and moment in the requests of the cases; names and expectations have none. */
const datesMoved = (text: string, days: number): string =>
  text.replace(
    /"(\d{4}-\d{2}-\d{2})(T[^"]*)?"/g,
    (_, date: string, moment = '') => `"${addDays(date, days)}${String(moment)}"`,
  );
