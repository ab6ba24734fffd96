import type { Library, Ruleset } from '../../library.js';
import type { CoverageEntry, Rule } from '../../rulesets/documents.js';
import { field, heading, paragraph, type Sheet, table } from '../terminal/sheet.js';
import { window } from './payers.js';
import { Sources } from './sources.js';
import { wordsOf } from './words.js';

/** One version of a payer's ruleset: whom it binds, what it covers, every rule with its source. */
export function rulesetLines(
  sheet: Sheet,
  library: Library,
  { arms, digest, document, imports, rules }: Ruleset,
): readonly string[] {
  const words = wordsOf(library, arms.adult.criteria.document.id);
  const sources = new Sources();
  const { binds, coverage, effective, payer, policy, references, title, version } = document;
  const citeFrom = (known: typeof references, { ref, section }: Rule['cite']): string =>
    sources.cite({
      title: known[ref]?.title ?? ref,
      ...(known[ref]?.url === undefined ? {} : { url: known[ref].url }),
      ...(section === undefined ? {} : { section }),
    });
  const order = arms.adult.criteria.document.levels.map((level) => level.code);
  const covered = Object.entries(coverage)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([code, entry]) => [code, coverageText(entry), words.name(code)]);
  const list = (some: readonly Rule[], known: typeof references): readonly string[] =>
    some.flatMap((rule) => [
      ...paragraph(sheet, `${rule.id}: ${rule.title}`, { first: '  ', rest: '    ' }),
      ...paragraph(
        sheet,
        `${describe(rule)} · ${rule.status} · ${citeFrom(known, rule.cite)}`,
        '    ',
        sheet.ink.faint,
      ),
    ]);
  return [
    sheet.ink.strong(`${payer} ${version}`),
    ...field(sheet, 'Title', title),
    ...field(sheet, 'Binds', binds.describe),
    ...field(sheet, 'In force', `${window(effective.from, effective.to)}, by ${effective.by.replace('-', ' ')}`),
    ...field(
      sheet,
      'Approval',
      policy.autoApproval ? 'a full approval may be final by software' : 'every answer needs a person',
    ),
    ...field(sheet, 'Digest', digest),
    ...heading(sheet, 'Coverage'),
    ...table(sheet, covered),
    ...heading(sheet, `Rules: ${rules.length}`),
    ...list(rules, references),
    ...imports.flatMap((overlay) => [
      ...heading(
        sheet,
        `Imported from ${overlay.document.overlay} ${overlay.document.version}: ${overlay.rules.length}`,
      ),
      ...list(overlay.rules, overlay.document.references),
    ]),
    ...heading(sheet, 'Sources'),
    ...sources.lines(sheet),
  ];
}

const coverageText = ({ authorization, status }: CoverageEntry): string =>
  authorization === undefined ? status : `${status}, authorization ${authorization.replace('-', ' ')}`;

function describe({ appliesTo, basis, then }: Rule): string {
  const levels = appliesTo?.levels === undefined ? 'every level' : `levels ${appliesTo.levels.join(', ')}`;
  const reviews = appliesTo?.reviewTypes === undefined ? [] : [appliesTo.reviewTypes.join(', ')];
  return [then.effect, basis, levels, ...reviews].join(' · ');
}
