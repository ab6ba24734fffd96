import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createFaults } from '../../rulesets/faults.js';
import { pinOf } from '../../rulesets/imports.js';
import type { Importer, Pins } from '../../rulesets/pin.js';
import { readPins, repinned, textWithImports, withOverlay } from '../../rulesets/pin.js';
import { readTree } from '../../rulesets/tree.js';
import { Failure } from '../failure.js';
import { type RulesetsOption, rulesetsFailure, rulesetsFolder, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { heading, paragraph } from '../terminal/sheet.js';

interface PinOptions extends RulesetsOption {
  readonly json?: boolean;
}

export function rulesetsPinCommand(rulesets: Command, session: Session): void {
  withRulesets(rulesets.command('pin'))
    .summary('list the overlays and their pins; write the imports of a version')
    .description(
      'An overlay holds rules of a higher authority. A version imports it by a pin, `id@version#digest`, so that its text ' +
        'cannot change unnoticed. Without arguments, lists every pin. With a payer and version, brings the pins of that ' +
        'version up to date; with an overlay as well, imports it.',
    )
    .argument('[payer]', 'payer whose version to write')
    .argument('[version]', 'version to write')
    .argument('[overlay]', 'overlay to import, as id@version')
    .option('--json', 'print {overlays, importers} as JSON')
    .addHelpText('after', EXAMPLES)
    .action(
      (payer: string | undefined, version: string | undefined, overlay: string | undefined, options: PinOptions) => {
        const folder = rulesetsFolder(session.env, options.rulesets);
        const pins = pinsIn(folder);
        if (payer === undefined) return list(session, pins, options);
        const importer = importerOf(pins, payer, version);
        const imports =
          overlay === undefined ? importer.imports : withOverlay(importer.imports, overlayOf(pins, overlay));
        write(
          session,
          folder,
          importer,
          imports.map((entry) => repinned(entry, pins.overlays)),
        );
      },
    );
}

function pinsIn(folder: string): Pins {
  const faults = createFaults();
  const files = readTree(folder, faults);
  if (files.length === 0) throw rulesetsFailure(folder, faults.list());
  return readPins(files);
}

function list(session: Session, { overlays, importers }: Pins, { json }: PinOptions): void {
  const right = new Set(overlays.map(pinOf));
  const importing = importers.filter(({ imports }) => imports.length > 0);
  if (json === true) {
    return session.printJson({
      overlays: overlays.map((overlay) => ({
        title: overlay.document.title,
        effective: overlay.document.effective,
        pin: pinOf(overlay),
      })),
      importers: importing.map(({ payer, version, imports }) => ({
        payer,
        version,
        imports,
        current: imports.every((entry) => right.has(entry)),
      })),
    });
  }
  const { sheet } = session;
  session.print([
    ...overlays.flatMap((overlay) => [
      pinOf(overlay),
      ...paragraph(sheet, overlay.document.title, '  ', sheet.ink.faint),
    ]),
    ...heading(sheet, importing.length === 0 ? 'No version imports an overlay' : 'Imported by'),
    ...importing.flatMap(({ payer, version, imports }) =>
      imports.map((entry) => {
        const current = right.has(entry);
        const name = `${payer} ${version}: ${entry.slice(0, entry.indexOf('#'))}`;
        return `  ${current ? sheet.ink.good('✓') : sheet.ink.bad('✗')} ${name}${current ? '' : ', pinned to another text'}`;
      }),
    ),
  ]);
}

function importerOf({ importers }: Pins, payer: string, version: string | undefined): Importer {
  const own = importers.filter((one) => one.payer === payer);
  const found = own.find((one) => one.version === version);
  if (found !== undefined) return found;
  const known = own.length === 0 ? [...new Set(importers.map((one) => one.payer))] : own.map((one) => one.version);
  const what =
    own.length === 0
      ? `there is no payer ${payer}`
      : version === undefined
        ? `name a version of ${payer}`
        : `there is no version ${version} of ${payer}`;
  throw new Failure('usage', [`ur: ${what}`, `    known: ${known.join(', ')}`]);
}

function overlayOf({ overlays }: Pins, name: string): Pins['overlays'][number] {
  const found = overlays.find(({ document }) => `${document.overlay}@${document.version}` === name);
  if (found !== undefined) return found;
  const known = overlays.map(({ document }) => `${document.overlay}@${document.version}`);
  throw new Failure('usage', [
    `ur: there is no overlay ${name} whose files are sound`,
    `    known: ${known.join(', ')}`,
  ]);
}

function write(
  session: Session,
  folder: string,
  { imports: before, path, published, text }: Importer,
  imports: readonly string[],
): void {
  const changed = imports.filter((entry) => !before.includes(entry));
  if (changed.length === 0) return session.print([`${path}: every pin is up to date`]);
  if (published)
    throw new Failure('usage', [
      `ur: ${path} is published and keeps its pins`,
      '    import the overlay in a new version',
    ]);
  writeFileSync(join(folder, path), textWithImports(text, imports));
  session.print([`${path}: pinned`, ...changed.map((entry) => `  ${entry}`)]);
}

const EXAMPLES = `
Examples:
  ur rulesets pin
  ur rulesets pin ny-commercial-oasas 2020-01-01
  ur rulesets pin ny-commercial-oasas 2020-01-01 us-federal@2014-07-01`;
