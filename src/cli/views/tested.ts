import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFailure } from '../../analysis/cases.js';
import type { Coverage, Gap } from '../../analysis/coverage.js';
import { RESULTS } from '../../analysis/coverage.js';
import type { Proposed } from '../../analysis/propose.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Ruleset } from '../../library.js';
import { fromHere } from '../from-here.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { coverageLines } from './coverage.js';
import { counted } from './words.js';

/** One version with what came of its cases. */
export interface Tested {
  readonly ruleset: Ruleset;
  readonly run: number;
  readonly failures: readonly CaseFailure[];
  readonly covered?: { readonly coverage: Coverage; readonly proposed: Proposed };
}

export interface TestedView {
  readonly catalogue: FactCatalogue;
  readonly root: string;
  readonly all: boolean;
  readonly threshold?: number;
}

export const isBelow = ({ covered, of }: Coverage, threshold: number | undefined): boolean =>
  threshold !== undefined && of > 0 && (100 * covered) / of < threshold;

export function testedLines(sheet: Sheet, tested: readonly Tested[], view: TestedView): readonly string[] {
  const failed = tested.reduce((sum, { failures }) => sum + failures.length, 0);
  const run = tested.reduce((sum, one) => sum + one.run, 0);
  const short = tested.filter(({ covered }) => covered !== undefined && isBelow(covered.coverage, view.threshold));
  return [
    ...tested.flatMap((one) => versionLines(sheet, one, view)),
    '',
    run === 0
      ? 'no cases were run'
      : `${counted(run, 'case')}, ${failed === 0 ? 'all as expected' : `${failed} failed`}`,
    ...(short.length === 0 ? [] : [`${counted(short.length, 'version')} below ${view.threshold ?? 0} % coverage`]),
  ];
}

function versionLines(
  sheet: Sheet,
  { ruleset, run, failures, covered }: Tested,
  { catalogue, root, all, threshold }: TestedView,
): readonly string[] {
  const { ink } = sheet;
  const { payer, version } = ruleset.document;
  const good = run > 0 && failures.length === 0 && !(covered !== undefined && isBelow(covered.coverage, threshold));
  return [
    `${good ? ink.good('✓') : ink.bad('✗')} ${payer} ${version}  ${counted(run, 'case')}${failures.length === 0 ? '' : `, ${failures.length} failed`}`,
    ...failures.flatMap(({ name, problems }) => [
      ...paragraph(sheet, name, { first: '    ', rest: '    ' }),
      ...problems.flatMap((problem) => paragraph(sheet, problem, { first: '      – ', rest: '        ' })),
    ]),
    ...(covered === undefined
      ? []
      : coverageLines(sheet, {
          catalogue,
          ...covered,
          files: caseFiles(ruleset, root).map((file) => fromHere(root, file)),
          all,
        })),
  ];
}

/** In the order in which the case documents of a version are read. */
function caseFiles({ document: { payer, version } }: Ruleset, root: string): readonly string[] {
  const home = `payers/${payer}/${version}/cases`;
  const names = readdirSync(join(root, home)).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => `${home}/${name}`);
}

export function testedJson({ ruleset, run, failures, covered }: Tested, root: string): object {
  const { payer, version } = ruleset.document;
  const head = { payer, version, run, failures };
  if (covered === undefined) return head;
  const { coverage, proposed } = covered;
  const files = proposed.proposals.length === 0 ? [] : caseFiles(ruleset, root);
  return {
    ...head,
    coverage: {
      covered: coverage.covered,
      of: coverage.of,
      percent: coverage.percent,
      parts: coverage.parts.map(({ rule, pointer, condition, seen, unreachable }) => ({
        rule: rule.id,
        pointer,
        ...('fact' in condition ? { test: condition } : {}),
        seen: RESULTS.filter((result) => seen.has(result)),
        unreachable: Object.fromEntries(unreachable),
      })),
      gaps: coverage.gaps.map(gapJson),
      proposed: proposed.proposals.map(({ gaps, document, base, one }) => ({
        closes: gaps.map(gapJson),
        ...(document === undefined ? { base } : { file: files[document] }),
        case: one,
      })),
      open: proposed.open.map(gapJson),
    },
  };
}

const gapJson = ({ rule, pointer, result }: Gap): object => ({ rule: rule.id, pointer, result });
