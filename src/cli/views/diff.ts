import type { CaseDifference } from '../../analysis/diff/cases.js';
import type { Difference } from '../../analysis/diff/difference.js';
import type { RuleDiff, RulesetDiff } from '../../analysis/diff/index.js';
import { isEmpty } from '../../analysis/diff/index.js';
import type { Library } from '../../library.js';
import { heading, paragraph, type Sheet } from '../terminal/sheet.js';
import { counted } from './words.js';

interface Cases {
  readonly run: number;
  readonly changed: readonly CaseDifference[];
}

/** The differences of two versions, what reaches furthest first: a level covered no more or anew, then the rules. */
export function diffLines(sheet: Sheet, library: Library, diff: RulesetDiff, cases?: Cases): readonly string[] {
  const { before, after, rules } = diff;
  const coverage = section(sheet, 'Coverage', coverageLines(sheet, library, diff));
  const isNews = diff.coverage.some(({ at, level }) => at === `/coverage/${level}`);
  const of = (change: RuleDiff['change']): readonly RuleDiff[] => rules.filter((rule) => rule.change === change);
  return [
    sheet.ink.strong(`${before.payer}: from ${before.version} to ${after.version}`),
    ...(isEmpty(diff) ? ['', 'Nothing is different.'] : []),
    ...(isNews ? coverage : []),
    ...section(
      sheet,
      'Rules added',
      of('added').flatMap((rule) => ruleLines(sheet, rule)),
    ),
    ...section(
      sheet,
      'Rules removed',
      of('removed').flatMap((rule) => ruleLines(sheet, rule)),
    ),
    ...section(
      sheet,
      'Rules changed',
      of('changed').flatMap((rule) => ruleLines(sheet, rule)),
    ),
    ...(isNews ? [] : coverage),
    ...section(
      sheet,
      'The version',
      diff.version.flatMap((one) => statement(sheet, one)),
    ),
    ...section(
      sheet,
      'Sources',
      diff.references.flatMap((one) => statement(sheet, one)),
    ),
    ...(cases === undefined ? [] : caseLines(sheet, diff, cases)),
  ];
}

const section = (sheet: Sheet, title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [...heading(sheet, title), ...lines];

const statement = (sheet: Sheet, { statement: text }: Difference, indent = '  '): readonly string[] =>
  paragraph(sheet, text, { first: `${indent}– `, rest: `${indent}  ` });

function ruleLines(sheet: Sheet, rule: RuleDiff): readonly string[] {
  return [
    ...paragraph(sheet, `${rule.id}: ${rule.title}`, { first: '  ', rest: '    ' }, sheet.ink.strong),
    ...(rule.change === 'changed'
      ? rule.differences.flatMap((one) => statement(sheet, one, '    '))
      : paragraph(sheet, rule.summary, '    ')),
  ];
}

/** Levels of which the same is said are named together. */
function coverageLines(sheet: Sheet, library: Library, { after, coverage }: RulesetDiff): readonly string[] {
  const ruleset = library.payers.get(after.payer)?.versions.find(({ document }) => document.version === after.version);
  const order = ruleset?.arms.adult.criteria.document.levels.map(({ code }) => code) ?? [];
  const levels = new Map<string, string[]>();
  for (const { level, statement: text } of coverage) levels.set(text, [...(levels.get(text) ?? []), level]);
  return [...levels].flatMap(([text, named]) => {
    const sorted = [...named].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return paragraph(sheet, `${sorted.join(', ')}: ${text}`, { first: '  – ', rest: '    ' });
  });
}

function caseLines(sheet: Sheet, { before, after }: RulesetDiff, { changed, run }: Cases): readonly string[] {
  const head = `${counted(run, 'case')} of both versions put to both: ${changed.length === 0 ? 'every answer is the same' : `the answer of ${changed.length} changes`}`;
  return [
    ...heading(sheet, 'Cases'),
    ...paragraph(sheet, head, '  '),
    ...changed.flatMap((one) => [
      ...paragraph(sheet, `${one.name} (a case of ${one.of})`, { first: '  ', rest: '    ' }),
      ...paragraph(sheet, `${before.version}: ${one.before}`, { first: '    ', rest: '      ' }),
      ...paragraph(sheet, `${after.version}: ${one.after}`, { first: '    ', rest: '      ' }),
    ]),
  ];
}
