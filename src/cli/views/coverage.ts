import type { Condition } from '../../conditions/condition.js';
import { isLeaf } from '../../conditions/condition.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Coverage, CoveredPart, Gap } from '../../analysis/coverage.js';
import { RESULTS } from '../../analysis/coverage.js';
import type { Proposal, Proposed } from '../../analysis/propose.js';
import { mark, resultWord, silent } from '../terminal/marks.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { counted, operatorWords, valueWords } from './words.js';

export interface CoverageView {
  readonly catalogue: FactCatalogue;
  readonly coverage: Coverage;
  readonly proposed: Proposed;
  /** File of each case document of the version. */
  readonly files: readonly string[];
  /** Also the rules of which every result is shown. */
  readonly all: boolean;
}

/** How much of the rules the cases show, what they do not, and a case for each gap. */
export function coverageLines(sheet: Sheet, view: CoverageView): readonly string[] {
  const { coverage, proposed, catalogue } = view;
  const { covered, of, percent, parts, gaps } = coverage;
  const rules = new Set(parts.map(({ rule }) => rule));
  const shown = [...rules].filter((rule) => view.all || gaps.some((gap) => gap.rule === rule));
  const impossible = parts.flatMap((part) => [...part.unreachable].map(([result, why]) => ({ part, result, why })));
  return [
    ...paragraph(
      sheet,
      `coverage ${percent} %: ${covered} of ${of} results of ${counted(rules.size, 'rule')} and of each test in them`,
      '  ',
    ),
    ...shown.flatMap((rule) => [
      `    ${rule.id}`,
      ...parts.filter((part) => part.rule === rule).flatMap((part) => partLines(sheet, part, catalogue)),
    ]),
    ...(shown.length === 0 ? [] : paragraph(sheet, LEGEND, '    ', sheet.ink.faint)),
    ...impossible.flatMap(({ part, result, why }) =>
      paragraph(
        sheet,
        `${part.rule.id}: ${partWords(part, catalogue)}: cannot be ${resultWord(result)}: ${why}. It does not count.`,
        { first: '  – ', rest: '    ' },
      ),
    ),
    ...proposalLines(sheet, view),
    ...proposed.open.flatMap((gap) =>
      paragraph(sheet, `${gapWords(gap, catalogue)}: no request was found that shows it`, {
        first: `  ${sheet.ink.bad('✗')} `,
        rest: '    ',
        wide: 4,
      }),
    ),
  ];
}

const LEGEND = '✓ met, ✗ not met, ? undetermined: shown by a case; · shown by none; – cannot be';

function partLines(sheet: Sheet, part: CoveredPart, catalogue: FactCatalogue): readonly string[] {
  const marks = RESULTS.map((result) =>
    part.seen.has(result) ? mark(sheet.ink, result) : part.unreachable.has(result) ? '–' : silent(sheet.ink),
  );
  const rest = ' '.repeat(13);
  return paragraph(sheet, partWords(part, catalogue), { first: `      ${marks.join(' ')}  `, rest, wide: 13 });
}

function proposalLines(sheet: Sheet, { proposed, catalogue, files }: CoverageView): readonly string[] {
  const { proposals } = proposed;
  if (proposals.length === 0) return [];
  const many = proposals.length === 1 ? 'One case is' : `${proposals.length} cases are`;
  const head = `${many} proposed to close the gaps, with the answer given now. Hold ${proposals.length === 1 ? 'it' : 'each'} against the source before you keep it.`;
  return [
    '',
    ...paragraph(sheet, head, '  '),
    ...proposals.flatMap((proposal, index) => [
      '',
      ...proposal.gaps.flatMap((gap, at) =>
        paragraph(sheet, gapWords(gap, catalogue), {
          first: at === 0 ? `  ${`${index + 1}.`.padEnd(4)}` : '      ',
          rest: '        ',
        }),
      ),
      `      ${placeOf(proposal, files)}`,
      ...JSON.stringify(pasted(proposal), undefined, 2)
        .split('\n')
        .map((line) => `      ${line}`),
    ]),
    '',
  ];
}

const placeOf = ({ document }: Proposal, files: readonly string[]): string =>
  document === undefined ? 'as a new file of cases:' : `in ${files[document] ?? 'the cases'}:`;

/** What to paste: a case beside others of its base, or a document of its own. */
const pasted = ({ document, base, one }: Proposal): object => (document === undefined ? { base, cases: [one] } : one);

const gapWords = (gap: Gap, catalogue: FactCatalogue): string =>
  `${gap.rule.id}: ${partWords(gap, catalogue)}: ${resultWord(gap.result)}`;

function partWords({ pointer, condition }: Pick<Gap, 'pointer' | 'condition'>, catalogue: FactCatalogue): string {
  return pointer === '' && !isLeaf(condition) ? 'the whole condition' : testWords(condition, catalogue);
}

function testWords(condition: Condition, { facts, indexOf }: FactCatalogue): string {
  if (!isLeaf(condition)) return 'the whole condition';
  const { fact, operator, value } = condition;
  return `${fact} ${operatorWords(operator)} ${valueWords(value, facts[indexOf.get(fact) ?? -1]?.unit)}`;
}
