import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Published, Verdict } from './evaluate.js';

/** One line of summary.json, which `scripts/vignettes.ts` writes and the tables of docs/clinical-validation.md come from. */
export interface Line {
  readonly id: string;
  /** The request as filed: answer in words. */
  readonly filed: string;
  /** With the administrative questions answered. */
  readonly answer: string;
  readonly indicated?: string;
  readonly possible: readonly string[];
  readonly missing: readonly string[];
  readonly verdict: Verdict;
  /** How often each answer came over all combinations of the defensible ratings. */
  readonly defensible: Readonly<Record<string, number>>;
  /** The missing fact whose answers most often end the questions, and what each answer gives. */
  readonly question?: { readonly fact: string; readonly settles: number; readonly answers: Readonly<Record<string, string>> };
}

export interface Explanation {
  /** The answer and the result it explains: when either changes it must be written anew. */
  readonly of: string;
  readonly result: Verdict;
  readonly cause: 'none' | 'silence' | 'reading' | 'criteria' | 'engine' | 'not scored';
  readonly text: string;
}

export const SUMMARY = join(import.meta.dirname, 'summary.json');
export const DOCUMENT = join(import.meta.dirname, '../../docs/clinical-validation.md');

export const readSummary = (): readonly Line[] => JSON.parse(readFileSync(SUMMARY, 'utf8')) as Line[];

const TIERS = ['A', 'B', 'C'] as const;

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const of = (known: ReadonlyMap<string, Published>, id: string): Published => known.get(id) as Published;
const tier = (known: ReadonlyMap<string, Published>, id: string): string => of(known, id).tier.charAt(0);

/** Long sets are given by their treatment and withdrawal parts. */
function possible(line: Line): string {
  if (line.indicated !== undefined) return line.indicated;
  if (line.possible.length > 20) return `${line.possible.length} results`;
  const treatments = [...new Set(line.possible.map((one) => one.split(' + ')[0] as string))].sort();
  const withdrawals = [...new Set(line.possible.map((one) => one.split(' + ')[1] ?? 'none'))].sort();
  const beside = withdrawals.join() === 'none' ? '' : `; withdrawal ${withdrawals.join(', ')}`;
  return `${treatments.join(', ')}${beside}`;
}

function outcome(one: Published): string {
  const level = one.recommended_level === null ? 'level not named' : one.recommended_level;
  return one.outcome === null ? level : `${one.outcome} (${level})`;
}

/** The blocks between the markers of the document, by name. */
export function blocks(
  lines: readonly Line[],
  known: ReadonlyMap<string, Published>,
  asked: ReadonlyMap<string, string>,
  explanations: Readonly<Record<string, Explanation>>,
): Readonly<Record<string, string>> {
  const cases = table(
    ['Case', 'Tier', 'Asked', 'Published', 'Our answer', 'Levels left possible', 'Result', 'Why'],
    lines.map((line) => {
      const one = of(known, line.id);
      const { cause, text } = explanations[line.id] as Explanation;
      return [
        one.source.url === null ? line.id : `[${line.id}](${one.source.url})`,
        tier(known, line.id),
        asked.get(line.id) ?? 'no level asked',
        outcome(one),
        line.answer,
        possible(line),
        line.verdict,
        cause === 'none' ? text : `${cause[0]?.toUpperCase()}${cause.slice(1)}. ${text}`,
      ];
    }),
  );

  const verdicts: readonly Verdict[] = [
    'agrees',
    'false denial',
    'false approval',
    'different level',
    'open, contains the published level',
    'open, contains an accepted alternate only',
    'open, excludes the published level',
    'open, no level published',
    'not scored',
  ];
  const count = (which: string, verdict: Verdict): number =>
    lines.filter((line) => tier(known, line.id) === which && line.verdict === verdict).length;
  const counts = table(
    ['Result', ...TIERS.map((which) => `Tier ${which}`), 'All'],
    [
      ...verdicts.map((verdict) => {
        const each = TIERS.map((which) => count(which, verdict));
        return [verdict, ...each.map(String), String(each.reduce((sum, next) => sum + next, 0))];
      }),
      [
        'cases',
        ...TIERS.map((which) => String(lines.filter((line) => tier(known, line.id) === which).length)),
        String(lines.length),
      ],
    ],
  );

  const kinds = ['approve', 'downgrade or deny', 'pend'] as const;
  const kind = (answer: string): (typeof kinds)[number] =>
    answer.startsWith('approve') ? 'approve' : answer.startsWith('pend') ? 'pend' : 'downgrade or deny';
  const confusionRow = (which: string, label: string, is: (one: Published) => boolean): readonly string[] => {
    const those = lines.filter((line) => tier(known, line.id) === which && asked.has(line.id) && is(of(known, line.id)));
    return [
      `${which}: ${label}`,
      String(those.length),
      ...kinds.map((one) => String(those.filter((line) => kind(line.filed) === one).length)),
      ...kinds.map((one) => String(those.filter((line) => kind(line.answer) === one).length)),
    ];
  };
  const confusion = table(
    ['Published answer', 'Cases', ...kinds.map((one) => `${one} (as filed)`), ...kinds],
    [
      confusionRow('A', 'level upheld', (one) => one.expected_decision === 'approve'),
      confusionRow('A', 'denial upheld', (one) => one.expected_decision === 'deny_or_downgrade'),
      confusionRow('C', 'level supported', (one) => one.expected_decision === 'approve'),
      confusionRow('C', 'lower level named', (one) => one.expected_decision === 'downgrade'),
    ],
  );

  const questions = table(
    ['Case', 'Facts asked for', 'The question that settles most', 'What its answers give'],
    lines
      .filter(({ question, missing }) => question !== undefined || missing.length > 0)
      .filter(({ verdict }) => verdict !== 'not scored')
      .map(({ id, missing, question }) => [
        id,
        String(missing.length),
        question === undefined || !helps(question)
          ? 'none alone'
          : `\`${question.fact}\` (${question.settles} of ${Object.keys(question.answers).length} answers)`,
        question === undefined || !helps(question) ? '' : grouped(question.answers),
      ]),
  );

  const ranges = table(
    ['Case', 'Combinations', 'Answers'],
    lines
      .filter(({ defensible }) => Object.keys(defensible).length > 1)
      .map((line) => [
        line.id,
        String(Object.values(line.defensible).reduce((sum, next) => sum + next, 0)),
        Object.entries(line.defensible)
          .map(([answer, times]) => `${answer}: ${times}`)
          .join('; '),
      ]),
  );
  return { cases, counts, confusion, questions, ranges };
}

/** A question is worth naming when half its answers end the questions, or one of them decides. */
function helps({ settles, answers }: NonNullable<Line['question']>): boolean {
  const results = Object.values(answers);
  return settles * 2 >= results.length || results.some((one) => /^(approve|downgrade|deny|indicates)/.test(one));
}

function grouped(answers: Readonly<Record<string, string>>): string {
  const by = new Map<string, string[]>();
  for (const [value, result] of Object.entries(answers)) by.set(result, [...(by.get(result) ?? []), value]);
  return [...by].map(([result, values]) => `${values.join(', ')}: ${result}`).join('; ');
}

const marker = (name: string, end: 'begin' | 'end'): string => `<!-- ${end} ${name} -->`;

/** The document with each generated block put between its markers. */
export function place(document: string, generated: Readonly<Record<string, string>>): string {
  return Object.entries(generated).reduce((text, [name, block]) => {
    const from = text.indexOf(marker(name, 'begin'));
    const to = text.indexOf(marker(name, 'end'));
    if (from < 0 || to < from) throw new Error(`The document has no place for ${name}`);
    return `${text.slice(0, from + marker(name, 'begin').length)}\n\n${block}\n\n${text.slice(to)}`;
  }, document);
}
