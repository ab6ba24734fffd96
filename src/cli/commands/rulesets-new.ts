import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { copiedVersion } from '../../analysis/new-version/copied.js';
import type { Named, NewFile, SchemaPath } from '../../analysis/new-version/file.js';
import { freshVersion, payerFiles } from '../../analysis/new-version/fresh.js';
import { writeSound } from '../../analysis/new-version/write.js';
import { TO_BE_STATED } from '../../analysis/placeholder.js';
import { isCalendarDate } from '../../domain/dates.js';
import type { Documents } from '../../rulesets/load.js';
import { loadDocuments } from '../../rulesets/load.js';
import { kindOf } from '../../rulesets/tree.js';
import { Failure } from '../failure.js';
import { type RulesetsOption, rulesetsFailure, rulesetsFolder, withRulesets } from '../rulesets-folder.js';
import { fromHere } from '../from-here.js';
import type { Session } from '../session.js';
import { paragraph } from '../terminal/sheet.js';

interface NewOptions extends RulesetsOption {
  readonly from?: string;
  readonly effective?: string;
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
      const named = namedBy(root, payer, version, options);
      const { documents } = loaded;
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

function namedBy(root: string, payer: string, version: string, { effective }: NewOptions): Named {
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
  return { payer, version, from };
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

function copy({ files, payers }: Documents, named: Named, from: string, schema: SchemaPath): readonly NewFile[] {
  const versions = payers.find(({ document }) => document.payer === named.payer)?.versions ?? [];
  const original = versions.find(({ document }) => document.version === from);
  if (original === undefined) {
    const known = versions.map(({ document }) => document.version);
    throw new Failure('usage', [
      `ur: there is no version ${from} of ${named.payer}`,
      `    known: ${known.join(', ') || 'none'}`,
    ]);
  }
  const home = `payers/${named.payer}/${from}/`;
  const decoder = new TextDecoder();
  const own = files
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
  ur rulesets new lake-health handbook-2027 --effective 2027-01-01 --levels asam-4`;
