import type { Payer, Ruleset } from '../../library.js';
import { field, heading, paragraph, type Sheet, table } from '../terminal/sheet.js';
import { counted } from './words.js';

export function payerListLines(sheet: Sheet, payers: readonly Payer[]): readonly string[] {
  return payers.flatMap(({ document, drafts, versions }, index) => [
    ...(index === 0 ? [] : ['']),
    sheet.ink.strong(document.payer),
    ...paragraph(sheet, fullName(document), '  '),
    ...paragraph(
      sheet,
      [document.jurisdiction, ...named('ruleset version', versions), ...named('draft', drafts)].join(' · '),
      '  ',
      sheet.ink.faint,
    ),
  ]);
}

const named = (what: string, versions: readonly Ruleset[]): readonly string[] =>
  versions.length === 0
    ? []
    : [`${counted(versions.length, what)}: ${versions.map(({ document }) => document.version).join(', ')}`];

const fullName = ({ fictional, name }: Payer['document']): string =>
  fictional === true && !name.includes('fictional') ? `${name} (fictional)` : name;

export function payerLines(sheet: Sheet, { document, drafts, versions }: Payer): readonly string[] {
  const { aliases = [], gaps, jurisdiction, payer } = document;
  return [
    sheet.ink.strong(payer),
    ...field(sheet, 'Name', fullName(document)),
    ...field(sheet, 'Jurisdiction', jurisdiction),
    ...(aliases.length === 0 ? [] : field(sheet, 'Also called', aliases.join(', '))),
    ...[...versions, ...drafts].flatMap((version) => versionLines(sheet, version)),
    ...(gaps.length === 0 ? [] : heading(sheet, 'No version is known; requests for these days pend')),
    ...table(
      sheet,
      gaps.map(({ from, to, reason }) => [window(from, to), reason]),
    ),
  ];
}

function versionLines(sheet: Sheet, { cases, document, published, rules }: Ruleset): readonly string[] {
  const { criteria, effective, lastVerified, reasonForChange, supersedes, title, version, withdrawn } = document;
  const line = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : field(sheet, label, text);
  return [
    ...heading(sheet, `Version ${version}${standing(published, withdrawn)}`),
    ...line('Title', title),
    ...line('In force', `${window(effective.from, effective.to)}, by ${effective.by.replace('-', ' ')}`),
    ...line('Criteria', criteria.map(({ population, set }) => `${population} ${set}`).join(', ')),
    ...line('Holds', `${counted(rules.length, 'rule')}, ${counted(cases.flatMap((one) => one.cases).length, 'case')}`),
    ...line('Verified', lastVerified),
    ...line('Change', reasonForChange),
    ...line('Published', published === undefined ? undefined : `${published.on}: ${published.reason}`),
    ...line('Supersedes', supersedes),
    ...line('Withdrawn', withdrawn === undefined ? undefined : `${withdrawn.on}: ${withdrawn.reason}`),
  ];
}

const standing = (published: Ruleset['published'], withdrawn: Ruleset['document']['withdrawn']): string => {
  if (published === undefined) return ' (draft)';
  return withdrawn === undefined ? '' : ' (withdrawn)';
};

export const window = (from: string | null, to: string | null): string => {
  if (from === null) return to === null ? 'always' : `until ${to}`;
  return to === null ? `from ${from}` : `${from} to ${to}`;
};
