import type { Barring, Evidence, Finding, Values } from '../../analysis/lint/finding.js';
import { PATTERNS } from '../../analysis/lint/patterns.js';
import type { Lint } from '../../rulesets/lint-documents.js';
import { fromHere } from '../from-here.js';
import { field, paragraph, type Sheet } from '../terminal/sheet.js';
import { counted, spaced, valueWords } from './words.js';

/** One version and what was found in it. */
export interface Linted {
  readonly payer: string;
  readonly version: string;
  /** Bodies of law that the payer names; without one, nothing can be an error. */
  readonly law: readonly string[];
  readonly findings: readonly Finding[];
}

/** Version by version: what was found, what shows it, which law is against it, and what a waiver says. */
export function lintLines(sheet: Sheet, root: string, linted: readonly Linted[]): readonly string[] {
  const all = linted.flatMap(({ findings }) => findings);
  const seen = [...new Set(all.flatMap(({ lint }) => (lint in PATTERNS ? [lint] : [])))];
  return [
    ...linted.flatMap((one) => versionLines(sheet, root, one)),
    '',
    `${counted(linted.length, 'version')}: ${tally(all)}`,
    ...(seen.length === 0 ? [] : [`about them: ${seen.map((lint) => `docs/lint/${lint}.md`).join(', ')}`]),
  ];
}

function versionLines(sheet: Sheet, root: string, { findings, law, payer, version }: Linted): readonly string[] {
  const { ink } = sheet;
  const open = findings.filter(({ waived }) => waived === undefined);
  const mark =
    open.length === 0
      ? ink.good('✓')
      : open.some(({ severity }) => severity === 'error')
        ? ink.bad('✗')
        : ink.open('!');
  const bound = law.length === 0 ? 'no body of law named' : law.join(', ');
  return [
    ...(findings.length === 0 ? [] : ['']),
    `${mark} ${ink.strong(`${payer} ${version}`)}  ${findings.length === 0 ? 'nothing found' : tally(findings)}  ${ink.faint(`(${bound})`)}`,
    ...findings.flatMap((finding) => findingLines(sheet, root, finding)),
  ];
}

function findingLines(
  sheet: Sheet,
  root: string,
  { evidence, laws, lint, message, place, rule, severity, waived }: Finding,
): readonly string[] {
  const { ink } = sheet;
  const paint = waived !== undefined ? ink.faint : severity === 'error' ? ink.bad : ink.open;
  const name = lint in PATTERNS ? `${lint} ${PATTERNS[lint as Lint].title}` : lint;
  const state = waived === undefined ? severity : `${severity}, waived`;
  const where = `${fromHere(root, place.file)}${place.line === undefined ? place.pointer : `:${place.line}`}`;
  return [
    `  ${paint(state)}  ${name}${rule === undefined ? '' : `  ${ink.strong(rule)}`}`,
    ...paragraph(sheet, rule === undefined ? message : `The rule ${message}.`, '    '),
    ...(evidence === undefined ? [] : evidenceLines(sheet, evidence)),
    ...laws.flatMap((law) => field(sheet, '  law', lawWords(law), 10)),
    ...(waived === undefined ? [] : field(sheet, '  waived', `${waived.on}, ${waived.by}: ${waived.reason}`, 10)),
    ...field(sheet, '  at', where, 10),
  ];
}

function evidenceLines(sheet: Sheet, { applies, level, reviewType, spares, where }: Evidence): readonly string[] {
  const same = [`Level ${level}`, spaced(reviewType), ...listed(where)].join(', ');
  if (spares === undefined) return field(sheet, '  applies', [same, ...listed(applies)].join(', '), 10);
  return [
    ...field(sheet, '  with', same, 10),
    ...field(sheet, '  applies', listed(applies).join(', '), 10),
    ...field(sheet, '  spares', listed(spares).join(', '), 10),
  ];
}

const listed = (values: Values): readonly string[] =>
  Object.entries(values).map(([name, value]) => `${name} ${valueWords(value, undefined)}`);

function lawWords({ body, from, says, source, status }: Barring): string {
  const caution = status === 'verified' || status === 'secondary' ? '' : ` That is ${status}, so it makes no error.`;
  return `${body}, from ${from}: ${says} (${source}).${caution}`;
}

/** `1 error, 3 warnings, 2 waived`. */
function tally(findings: readonly Finding[]): string {
  const open = findings.filter(({ waived }) => waived === undefined);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const waived = findings.length - open.length;
  const parts = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(open.length === errors ? [] : [counted(open.length - errors, 'warning')]),
    ...(waived === 0 ? [] : [`${waived} waived`]),
  ];
  return parts.length === 0 ? 'nothing found' : parts.join(', ');
}
