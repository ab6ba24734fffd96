import type { Simulation, Slice } from '../../analysis/simulation/simulation.js';
import { EFFECTS } from '../../analysis/simulation/effect.js';
import {
  amountWords,
  apartWords,
  causeId,
  causeWords,
  changedIn,
  DECISION_WORDS,
  DECISIONS,
  driverWords,
  editionsIn,
  EFFECT_WORDS,
  faultWords,
  givenWords,
  linesWords,
  moved,
  number,
  onLines,
  PARTIAL,
  populationWords,
  ratingWords,
  share,
  summary,
} from '../simulation/words.js';
import type { Sheet } from '../terminal/sheet.js';
import { heading, paragraph, table } from '../terminal/sheet.js';

/** Rows shown of what can be long; the report and --json have all of them. */
const MOST_ROWS = 12;

export function simulationLines(sheet: Sheet, payer: string, simulation: Simulation): readonly string[] {
  const { after, before, effects, partial, requests } = simulation;
  const editions = editionsIn(simulation);
  const draft = after.draft ? ' (draft)' : '';
  return [
    sheet.ink.strong(`${payer}: ${before.version} → ${after.version}${draft}`),
    ...(partial ? paragraph(sheet, PARTIAL, '', sheet.ink.bad) : []),
    ...paragraph(sheet, summary(simulation)),
    ...apartWords(requests).map((words) => `  ${words}`),
    ...(requests.judged === 0
      ? []
      : [
          ...heading(sheet, 'Who stands how'),
          ...columns(
            EFFECTS.map((effect) => [
              EFFECT_WORDS[effect],
              number(effects[effect]),
              share(effects[effect], requests.judged),
            ]),
          ),
          ...decisions(sheet, simulation),
          ...causes(sheet, simulation),
          ...levels(sheet, simulation),
          ...slices(sheet, 'By level asked for', simulation.byLevel, ({ level }) => level),
          ...slices(sheet, 'By population', simulation.byPopulation, populationWords),
          ...slices(sheet, 'By the dimension that weighs most', simulation.byDriver, driverWords(editions)),
          ...slices(
            sheet,
            'By dimension and rating',
            simulation.byRating.filter(({ effects: one }) => changedIn(one) > 0),
            ratingWords(editions),
          ),
        ]),
    ...faults(sheet, simulation),
    ...heading(sheet, 'How it was judged'),
    ...simulation.method.flatMap((line) => paragraph(sheet, line, { first: '  – ', rest: '    ' })),
  ];
}

function decisions(sheet: Sheet, { decisions: cells }: Simulation): readonly string[] {
  const countOf = (before: string, after: string): string =>
    number(cells.find((cell) => cell.before === before && cell.after === after)?.count ?? 0);
  return [
    ...heading(sheet, 'Decisions: before (rows) → after (columns)'),
    ...columns([
      ['', ...DECISIONS.map((after) => DECISION_WORDS[after])],
      ...DECISIONS.map((before) => [DECISION_WORDS[before], ...DECISIONS.map((after) => countOf(before, after))]),
    ]),
  ];
}

function causes(sheet: Sheet, { causes: all }: Simulation): readonly string[] {
  if (all.length === 0) return [];
  return [
    ...heading(sheet, 'What causes it'),
    ...capped(sheet, all, (cause) => [
      ...paragraph(sheet, causeWords(cause), { first: '  ', rest: '    ' }),
      ...paragraph(
        sheet,
        [
          ...EFFECTS.flatMap((effect) =>
            effect === 'unchanged' || cause.effects[effect] === 0
              ? []
              : [`${number(cause.effects[effect])} ${EFFECT_WORDS[effect]}`],
          ),
          onLines(cause.lines, changedIn(cause.effects)),
          ...(causeId(cause) === '' ? [] : [causeId(cause)]),
        ].join(' · '),
        '    ',
        sheet.ink.faint,
      ),
    ]),
  ];
}

function levels(sheet: Sheet, { levels: all }: Simulation): readonly string[] {
  const changed = all.filter(moved);
  if (changed.length === 0) return [];
  const shown = changed.slice(0, MOST_ROWS);
  return [
    ...heading(sheet, 'Authorized levels that change'),
    ...table(sheet, [
      ['asked', 'before', 'after', 'requests', 'amounts; lines'],
      ...shown.map((one) => [
        one.asked,
        givenWords(one.before),
        givenWords(one.after),
        number(one.count).padStart(8),
        [amountWords(one), linesWords(one.lines, one.count)].filter((part) => part !== '').join('; '),
      ]),
    ]),
    ...rest(sheet, changed.length - shown.length),
  ];
}

function slices<S extends Slice>(
  sheet: Sheet,
  title: string,
  all: readonly S[],
  nameOf: (slice: S) => string,
): readonly string[] {
  if (all.length === 0) return [];
  const shown = [...all].sort((a, b) => changedIn(b.effects) - changedIn(a.effects)).slice(0, MOST_ROWS);
  const kept = all.filter((slice) => shown.includes(slice));
  return [
    ...heading(sheet, title),
    ...columns([
      ['', 'judged', 'better', 'worse', 'neither', 'changed'],
      ...kept.map((slice) => [
        nameOf(slice),
        number(slice.judged),
        number(slice.effects.better),
        number(slice.effects.worse),
        number(slice.effects.incomparable),
        share(changedIn(slice.effects), slice.judged),
      ]),
    ]),
    ...rest(sheet, all.length - kept.length),
  ];
}

function faults(sheet: Sheet, { faults: all }: Simulation): readonly string[] {
  if (all.length === 0) return [];
  return [
    ...heading(sheet, 'Faulty requests'),
    ...all.flatMap((fault) => [
      ...paragraph(sheet, `${number(fault.count)} × ${fault.code}: ${faultWords(fault)}`, {
        first: '  ',
        rest: '    ',
      }),
      ...paragraph(sheet, onLines(fault.lines, fault.count), '    ', sheet.ink.faint),
    ]),
  ];
}

/** A table of a name and numbers, which stand under each other. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  );
}

function capped<T>(sheet: Sheet, all: readonly T[], lines: (one: T) => readonly string[]): readonly string[] {
  return [...all.slice(0, MOST_ROWS).flatMap(lines), ...rest(sheet, all.length - MOST_ROWS)];
}

const rest = ({ ink }: Sheet, count: number): readonly string[] =>
  count > 0 ? [ink.faint(`  and ${number(count)} more: see --json or --report`)] : [];
