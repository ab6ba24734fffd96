import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { copiedVersion } from '../../analysis/new-version/copied.js';
import type { Named, NewFile, SchemaPath } from '../../analysis/new-version/file.js';
import { freshVersion, payerFiles } from '../../analysis/new-version/fresh.js';
import { writeSound } from '../../analysis/new-version/write.js';
import { TO_BE_STATED } from '../../analysis/placeholder.js';
import { addDays, isCalendarDate } from '../../domain/dates.js';
import type { Documents, LoadedVersion } from '../../rulesets/load.js';
import { loadDocuments } from '../../rulesets/load.js';
import { kindOf } from '../../rulesets/tree.js';
import { Failure } from '../failure.js';
import { type RulesetsOption, rulesetsFailure, rulesetsFolder, withRulesets } from '../rulesets-folder.js';
import { fromHere } from '../from-here.js';
import type { Session } from '../session.js';
import { paragraph } from '../terminal/sheet.js';
import { unknownName } from '../unknown-name.js';

interface NewOptions extends RulesetsOption {
  readonly from?: string;
  readonly effective?: string;
  readonly supersedes?: string;
  readonly levels: 'asam-3' | 'asam-4';
  readonly json?: boolean;
}

export function rulesetsNewCommand(rulesets: Command, session: Session): void {
  withRulesets(rulesets.command('new'))
    .summary('begin a new version of a payer’s ruleset')
    .description(
      'Writes a folder that passes check: with one example rule and its cases, or as a copy of an earlier version with its ' +
        'dates moved. It is a draft: it decides nothing until it is published. What its author has to say is marked ' +
        `“${TO_BE_STATED}” and must be filled in before that. Nothing that is there is overwritten.`,
    )
    .argument('<payer>', 'payer; a new one gets a folder')
    .argument('<version>', 'name of the version, usually its first day, as 2027-01-01')
    .option('--from <version>', 'copy this version of the payer')
    .option('--effective <date>', 'first day, when the version is not named after it')
    .option('--supersedes <version>', 'the version it corrects, in whose place it counts from its first day on')
    .addOption(
      new Option('--levels <edition>', 'edition whose level codes it speaks')
        .choices(['asam-3', 'asam-4'])
        .default('asam-3'),
    )
    .option('--json', 'print {folder, files} as JSON')
    .addHelpText('after', EXAMPLES)
    .action((payer: string, version: string, options: NewOptions) => {
      const root = rulesetsFolder(session.env, options.rulesets);
      const loaded = loadDocuments(root);
      if (!loaded.ok) throw rulesetsFailure(root, loaded.faults);
      const { documents } = loaded;
      const named = namedBy(root, payer, version, options, versionsOf(documents, payer));
      const schema = schemaFrom(root);
      const own =
        options.from === undefined
          ? fresh(documents, named, options, schema)
          : copy(documents, named, options.from, schema);
      const isNew = documents.payers.every(({ document }) => document.payer !== payer);
      const files = [...(isNew ? payerFiles(payer, schema) : []), ...own];
      const faults = writeSound(root, documents.files, files);
      if (faults.length > 0) {
        const { lines } = rulesetsFailure(root, faults);
        throw new Failure('faulty', [
          'ur: nothing is written: with the new version the folder would have faults',
          ...lines.slice(1),
        ]);
      }
      if (options.json === true) session.printJson({ folder: root, files: files.map(({ path }) => path) });
      else session.print(nextSteps(session, root, named, files, options.from));
    });
}

const versionsOf = ({ payers }: Documents, payer: string): readonly LoadedVersion[] =>
  payers.find(({ document }) => document.payer === payer)?.versions ?? [];

function namedBy(
  root: string,
  payer: string,
  version: string,
  { effective, supersedes }: NewOptions,
  versions: readonly LoadedVersion[],
): Named {
  const from = effective ?? version;
  if (kindOf(`payers/${payer}/${version}/ruleset.json`) === undefined)
    throw new Failure('usage', ['ur: names of payers and versions are lower-case letters, digits, dots and hyphens']);
  if (!isCalendarDate(from))
    throw new Failure('usage', [
      effective === undefined
        ? `ur: ${version} is not a day: say with --effective on which day it begins`
        : 'ur: --effective is a day of the calendar, as 2027-01-01',
    ]);
  const home = `payers/${payer}/${version}`;
  if (existsSync(join(root, home))) throw new Failure('usage', [`ur: ${home} is there already, and is left as it is`]);
  return { payer, version, from, ...windowFrom(from, payer, supersedes, versions) };
}

/** To the end of what it corrects, or to the day before the next begins; it may not begin while another is in force. */
function windowFrom(
  from: string,
  payer: string,
  supersedes: string | undefined,
  versions: readonly LoadedVersion[],
): Pick<Named, 'to' | 'supersedes'> {
  const corrected = supersedes === undefined ? undefined : versionNamed(versions, payer, supersedes);
  const others = versions.filter((one) => one !== corrected && one.document.withdrawn === undefined);
  // An open version ends by itself the day before this one begins.
  const inTheWay = others.find(
    ({ document: { effective } }) => effective.from === from || (effective.from < from && from <= (effective.to ?? '')),
  );
  if (inTheWay !== undefined) throw overlapping(inTheWay, from);
  const next = others
    .map(({ document }) => document.effective.from)
    .filter((day) => day > from)
    .sort()[0];
  const ends = [corrected?.document.effective.to ?? null, next === undefined ? null : addDays(next, -1)];
  const to = ends.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
  return { to, ...(supersedes === undefined ? {} : { supersedes }) };
}

function fresh({ criteria }: Documents, named: Named, { levels }: NewOptions, schema: SchemaPath): readonly NewFile[] {
  const edition = levels === 'asam-3' ? '3' : '4';
  const codes = criteria
    .filter(({ document }) => document.edition === edition)
    .flatMap(({ document }) => document.levels.map(({ code }) => code));
  return freshVersion(
    { ...named, levels, codes: [...new Set(codes)], on: new Date().toISOString().slice(0, 10) },
    schema,
  );
}

function overlapping({ document: { effective, payer, version }, published }: LoadedVersion, from: string): Failure {
  const mayEnd = published !== undefined && effective.from < from;
  return new Failure('faulty', [
    `ur: nothing is written: ${payer} ${version} is in force on ${from} already`,
    `    where the new version corrects it, or takes its place from that day on: --supersedes ${version}`,
    ...(mayEnd
      ? [`    where it ends before: ur rulesets end ${payer} ${version} --to ${addDays(from, -1)} …, then this again`]
      : []),
  ]);
}

function versionNamed(versions: readonly LoadedVersion[], payer: string, wanted: string): LoadedVersion {
  const found = versions.find(({ document }) => document.version === wanted);
  if (found !== undefined) return found;
  const known = versions.map(({ document }) => document.version);
  throw unknownName(`version ${wanted} of ${payer}`, wanted, known);
}

function copy(documents: Documents, named: Named, from: string, schema: SchemaPath): readonly NewFile[] {
  const original = versionNamed(versionsOf(documents, named.payer), named.payer, from);
  const home = `payers/${named.payer}/${from}/`;
  const decoder = new TextDecoder();
  const own = documents.files
    .filter(({ path }) => path.startsWith(home))
    .map(({ path, bytes }) => ({ path, text: decoder.decode(bytes) }));
  return copiedVersion({ version: from, from: original.document.effective.from, files: own }, named, schema);
}

const SCHEMAS = fileURLToPath(new URL('../../../schemas', import.meta.url));

/** Editors follow a path from the file to its schema. */
const schemaFrom =
  (root: string): SchemaPath =>
  (path) =>
    `${relative(dirname(join(root, path)), SCHEMAS).replaceAll('\\', '/')}/${kindOf(path) ?? ''}.schema.json`;

function nextSteps(
  { sheet }: Session,
  root: string,
  { payer, version }: Named,
  files: readonly NewFile[],
  from: string | undefined,
): readonly string[] {
  const step = (number: number, text: string): readonly string[] =>
    paragraph(sheet, text, { first: `  ${number}. `, rest: '     ' });
  return [
    `${sheet.ink.good('✓')} ${payer} ${version} is begun and passes check:`,
    ...files.map(({ path }) => `    ${fromHere(root, path)}`),
    '',
    'Next:',
    ...step(
      1,
      `Fill in what begins with “${TO_BE_STATED}”, and ${from === undefined ? 'put your own rules and cases in place of the examples' : `change what is no longer as in ${from}`}; docs/authoring.md says how.`,
    ),
    ...step(2, `ur rulesets check ${payer} && ur rulesets test ${payer} ${version} --coverage`),
    ...step(3, 'ur decide request.json --drafts'),
    ...step(4, `ur rulesets publish ${payer} ${version} --author … --approver … --reason …`),
  ];
}

const EXAMPLES = `
Examples:
  ur rulesets new lake-health 2027-01-01
  ur rulesets new lake-health 2027-01-01 --from 2026-01-01
  ur rulesets new lake-health 2026-01-01-b --from 2026-01-01 \\
    --effective 2026-01-01 --supersedes 2026-01-01
  ur rulesets new lake-health handbook-2027 --effective 2027-01-01 \\
    --levels asam-4`;
