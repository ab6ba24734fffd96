import { SETTINGS, type Setting } from '../src/config/settings.js';
import { table } from './markdown-table.js';

const BEGIN = '<!-- configuration:begin, written by `npx tsx scripts/write-configuration.ts`; do not edit -->';
const END = '<!-- configuration:end -->';

const HEADINGS: Readonly<Record<keyof typeof SETTINGS, string>> = {
  service: 'The service',
  auth: 'Who calls',
  limits: 'Limits',
};

/** The page with what stands between the markers written anew. @throws when the markers are not there. */
export function withConfiguration(page: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from === -1 || to < from) throw new Error('docs/operations.md has lost its configuration markers');
  return `${page.slice(0, from)}${BEGIN}\n\n${configuration().join('\n')}\n\n${page.slice(to)}`;
}

function configuration(): readonly string[] {
  return Object.entries(SETTINGS).flatMap(([group, settings], index) => [
    ...(index === 0 ? [] : ['']),
    `### ${HEADINGS[group as keyof typeof SETTINGS]}`,
    '',
    ...table(
      ['variable', 'when not set', 'unit', 'what it must be', 'what it does'],
      Object.values<Setting<unknown>>(settings).map(row),
    ),
  ]);
}

const row = ({ name, also, kind, unit, description, ...setting }: Setting<unknown>): readonly string[] => [
  also === undefined ? `\`${name}\`` : `\`${name}\`, else \`${also}\``,
  unsetText(setting),
  unit ?? '',
  kind.words,
  description,
];

function unsetText({ unset, unsetWords }: Pick<Setting<unknown>, 'unset' | 'unsetWords'>): string {
  if (unsetWords !== undefined) return unsetWords;
  if (unset === undefined) return 'nothing';
  return `\`${Array.isArray(unset) ? unset.join(',') : String(unset)}\``;
}
