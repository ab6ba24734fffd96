import { CONDITION_FAULTS } from '../src/conditions/condition-faults.js';
import { FAULTS } from '../src/domain/faults.js';
import { RULESET_FAULTS } from '../src/rulesets/faults.js';
import { table } from './markdown-table.js';

interface Entry {
  readonly title: string;
  readonly hint: string;
  readonly status?: number;
  readonly severity?: 'warning';
}

/** `docs/errors.md`: every fault the service or a rulesets folder can have, from the tables in code. */
export function errorsPage(): string {
  const conditions = Object.keys(CONDITION_FAULTS);
  const rest = Object.entries<Entry>(RULESET_FAULTS).filter(([code]) => !conditions.includes(code));
  const folder = rest.filter(([, { severity }]) => severity === undefined);
  const warnings = rest.filter(([, { severity }]) => severity === 'warning');
  const rulesetTable = (entries: readonly (readonly [string, Entry])[]): readonly string[] =>
    table(
      ['code', 'what is wrong', 'what to do'],
      entries.map(([code, { title, hint }]) => [`<a id="${code}"></a>\`${code}\``, title, hint]),
    );
  return [
    '# Errors',
    '',
    '<!-- Written by `npx tsx scripts/write-errors.ts`; do not edit. -->',
    '',
    'Codes are stable: a program may rely on them. Titles and hints may be reworded.',
    '',
    '## Requests',
    '',
    'The service answers with a problem document (`application/problem+json`) that names every fault at once, each with',
    'its code and, where it has a place, a JSON pointer into the request. It never repeats a value that was sent.',
    '',
    ...table(
      ['code', 'HTTP status', 'what is wrong', 'what to do'],
      Object.entries<Entry>(FAULTS).map(([code, { status, title, hint }]) => [
        `\`${code}\``,
        String(status),
        title,
        hint,
      ]),
    ),
    '',
    '## Rulesets',
    '',
    'Errors in the rulesets folder stop the start. All are listed at once, as',
    '`file:line:column  code  message` with a hint on the next line. Warnings stop nothing: `ur rulesets check` looks for',
    'them once a folder has no errors.',
    '',
    '### Conditions',
    '',
    ...rulesetTable(Object.entries<Entry>(CONDITION_FAULTS)),
    '',
    '### Files, documents, versions and cases',
    '',
    ...rulesetTable(folder),
    '',
    '### Warnings',
    '',
    ...rulesetTable(warnings),
    '',
  ].join('\n');
}
