import type { CauseReport, ParityReport, PopulationReport } from '../../analysis/parity/report.js';
import type { Stated, Statement } from '../../facts/statement.js';
import { field, heading, paragraph, type Sheet } from '../terminal/sheet.js';
import { spaced } from '../views/words.js';

/** What was tried, so that a reader can judge what the shares are shares of. */
export function enumeratedLines(sheet: Sheet, { causes, populations }: ParityReport): readonly string[] {
  const sliced = causes.filter(({ slice }) => slice !== undefined && slice.tally.points > 0);
  return [
    ...heading(sheet, 'What was enumerated'),
    ...populations.flatMap((one, at) => [...(at === 0 ? [] : ['']), ...populationLines(sheet, one)]),
    ...heading(sheet, 'Facts varied, rule by rule'),
    ...sliced.flatMap((one) => slicedLines(sheet, one)),
  ];
}

function populationLines(sheet: Sheet, report: PopulationReport): readonly string[] {
  const name = `${report.population}s`;
  if (!report.enumerated) return field(sheet, name, `not enumerated: ${report.why}`);
  const { assessments, beside, byLevel, byLevelAsked, criteria, looked, method, neutral, ratings, subAnswers } = report;
  const levels = byLevel.map(([level, count]) => `${level}: ${grouped(count)}`);
  const people = [
    METHODS[method],
    ...(looked === assessments ? [] : [`${grouped(looked)} that differ in the levels they set or to a rule`]),
    ...(subAnswers.length === 0
      ? []
      : [`with none, each and all of ${subAnswers.map(last).join(', ')} where the ratings leave them open`]),
    ...(beside.length === 0 ? [] : [`once more with ${beside.map(statement).join('; with ')}`]),
  ];
  return [
    ...field(
      sheet,
      name,
      `${criteria}, ${grouped(assessments)} assessments: ${people.join(', ')} (${ratings.map(alike).join(', ')})`,
    ),
    ...field(sheet, 'indicated', levels.join(' · ')),
    ...field(sheet, 'all else', statement(neutral)),
    ...(byLevelAsked.length === 0 ? [] : field(sheet, 'by level', byLevelAsked.join(', '))),
  ];
}

const METHODS = {
  'best-fit': 'every vector of the ratings',
  join: 'every vector of the ratings',
  stated: 'every level the tool can state, and the finding is what it states',
  certification: 'every level a physician can certify, and the finding is what is certified',
} as const;

const last = (fact: string): string => fact.split('.').at(-1) ?? fact;
const alike = (facts: string): string => facts.split(' = ').map(last).join(' = ');

const statement = (facts: Statement): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name} ${valueText(value)}`)
    .join(', ');

const valueText = (value: Stated): string => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value));

/** Thousands apart, as people read them. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

function slicedLines(sheet: Sheet, { id, slice }: CauseReport): readonly string[] {
  const facts = Object.entries(slice?.facts ?? {}).map(([name, values]) => `${name} ${values.map(String).join(' | ')}`);
  const types = (slice?.reviewTypes ?? []).map(spaced).join(', ');
  const text = `${facts.length === 0 ? 'nothing but the assessment' : facts.join(' × ')}; ${types}`;
  return [...paragraph(sheet, id, '  '), ...paragraph(sheet, text, '      ', sheet.ink.faint)];
}

/** What the proof does not reach, said plainly. */
export function notEnumeratedLines(sheet: Sheet, { causes, populations }: ParityReport): readonly string[] {
  const without = (level: string, what: string): readonly string[] =>
    populations.flatMap((one) => {
      const count = one.enumerated ? (one.byLevel.find(([name]) => name === level)?.[1] ?? 0) : 0;
      return count === 0 ? [] : [`${grouped(count)} assessments of ${one.population}s ${what}`];
    });
  const loud = [...new Set(populations.flatMap((one) => (one.enumerated ? one.notSilent : [])))];
  const named = (has: (one: NonNullable<CauseReport['slice']>) => boolean): readonly string[] =>
    causes.filter(({ slice }) => slice !== undefined && has(slice)).map(({ id }) => id);
  const apart = named((slice) => slice.apart);
  const empty = named((slice) => slice.tally.points === 0);
  const cut = causes.reduce((sum, { slice }) => sum + (slice?.leftOut ?? 0), 0);
  const impossible = causes.reduce((sum, { slice }) => sum + (slice?.impossible ?? 0), 0);
  const said = [
    ...without('left open', 'leave the finding open and are in no slice'),
    ...without('no level', 'have no level to ask for'),
    ...(loud.length === 0 ? [] : [`met whatever is stated, so in every slice: ${loud.join(', ')}`]),
    ...(apart.length === 0
      ? []
      : [`too many facts to cross, so the rules that protect were tried one at a time: ${apart.join(', ')}`]),
    ...(empty.length === 0
      ? []
      : [`no assessment asks for what these speak of, or the criteria would not approve it: ${empty.join(', ')}`]),
    ...(cut === 0 ? [] : [`${grouped(cut)} combinations left out, because there are too many`]),
    ...(impossible === 0
      ? []
      : [
          `${grouped(impossible)} combinations of values that no request can state together, or that none was found for`,
        ]),
    'facts left unknown (the answer then waits, it is never less), two adverse rules at once beyond the facts they share, requests for less than is indicated',
  ];
  return [
    ...heading(sheet, 'What was not'),
    ...said.flatMap((text) => paragraph(sheet, text, { first: '  – ', rest: '    ' })),
  ];
}
