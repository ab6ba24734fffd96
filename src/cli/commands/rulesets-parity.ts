import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { parity } from '../../analysis/parity/parity.js';
import type { ParityReport } from '../../analysis/parity/report.js';
import type { Library, Ruleset } from '../../library.js';
import type { Basis } from '../../rulesets/documents.js';
import { Failure } from '../failure.js';
import { reportJson } from '../parity/json.js';
import { answersLess } from '../parity/shares.js';
import type { ParityOptions } from '../parity/view.js';
import { parityLines } from '../parity/view.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import { partOf, versionsIn } from '../rulesets-path.js';
import type { Session } from '../session.js';
import { unlessInterrupted, worked } from '../terminal/working.js';
import { counted } from '../views/words.js';

interface Options extends RulesetsOption, ParityOptions {
  readonly json?: boolean;
  readonly failOn?: readonly Basis[];
  readonly out?: string;
}

export function rulesetsParityCommand(rulesets: Command, session: Session): void {
  withRulesets(rulesets.command('parity'))
    .summary('prove where a ruleset answers less than the criteria find')
    .description(
      'Asks for what the criteria indicate, over every assessment and the boundary values of the facts each rule reads, and shows by which rule, how often and in which request the answer is less; and where it is more.',
    )
    .argument('<payer>', 'payer')
    .argument('[version]', 'only this version of it, or "latest"')
    .addOption(
      new Option(
        '--fail-on <bases>',
        `end with 4 if a rule of this basis answers less (${BASES.join(', ')}; with commas)`,
      ).argParser(bases),
    )
    .option('--witnesses', 'print the request that shows it, for each rule')
    .option('--out <folder>', 'write these requests, one file for each rule')
    .option('--json', 'print {ok, reports} as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (payer: string, version: string | undefined, options: Options) => {
      const part = partOf(session, options, payer, version === LATEST ? undefined : version);
      const library = openLibrary(session, { rulesets: part.root, drafts: true });
      const found = versionsIn(library, part);
      const chosen = version === LATEST ? found.slice(-1) : found;
      const reports: ParityReport[] = [];
      for (const ruleset of chosen) {
        const report = await unlessInterrupted(proven(session, library, ruleset));
        if (report === undefined) break;
        reports.push(report);
        if (options.json !== true)
          session.print([
            ...(reports.length > 1 ? [''] : []),
            ...parityLines(session.sheet, library, ruleset, report, options),
          ]);
        if (options.out !== undefined) await write(options.out, report);
      }
      const failing = reports
        .map((report) => ({ report, ids: idsOf(report, options.failOn ?? []) }))
        .filter(({ ids }) => ids.length > 0);
      const whole = reports.length === chosen.length;
      if (options.json === true)
        session.printJson({
          ok: whole && failing.length === 0,
          ...(whole ? {} : { partial: true }),
          reports: reports.map(reportJson),
        });
      for (const { ids, report } of failing)
        session.complain([
          `ur: ${report.payer} ${report.version}: ${counted(ids.length, 'rule')} of basis ${(options.failOn ?? []).join(' or ')} answer${ids.length === 1 ? 's' : ''} less: ${ids.join(', ')}`,
        ]);
      if (failing.length > 0) session.end('disagrees');
      if (whole) return;
      session.complain([
        `ur: interrupted: ${reports.length} of ${counted(chosen.length, 'version')} proved; a version is proved as a whole`,
      ]);
      session.end('interrupted');
    });
}

const LATEST = 'latest';

const BASES: readonly Basis[] = ['cost', 'coverage', 'documentation', 'statute', 'clinical'];

function bases(text: string): readonly Basis[] {
  return text.split(',').map((one) => {
    const basis = BASES.find((known) => known === one.trim());
    if (basis === undefined) throw new InvalidArgumentError(`Bases are ${BASES.join(', ')}.`);
    return basis;
  });
}

const proven = (session: Session, library: Library, ruleset: Ruleset): Promise<ParityReport> =>
  worked(
    session,
    parity(library, ruleset),
    ({ at, done, of }) => `${ruleset.document.payer} ${ruleset.document.version}: ${done} of ${of}, ${at}`,
  );

/** What answers less on one of these bases. */
const idsOf = ({ causes }: ParityReport, of: readonly Basis[]): readonly string[] =>
  causes.filter((one) => answersLess(one) && of.includes(one.basis)).map(({ id }) => id);

async function write(folder: string, { above, causes, payer, version }: ParityReport): Promise<void> {
  const place = join(folder, payer, version);
  const files = [
    ...causes.map(({ id, witness }) => ({ name: id, witness })),
    ...above.map(({ id, witness }) => ({ name: `${id} above`, witness })),
  ];
  try {
    await mkdir(place, { recursive: true });
    for (const { name, witness } of files)
      if (witness !== undefined)
        await writeFile(
          join(place, `${name.replaceAll(' ', '-')}.json`),
          `${JSON.stringify(witness.body, undefined, 2)}\n`,
        );
  } catch (error) {
    throw new Failure('cannotRun', [`ur: ${place} cannot be written (${(error as NodeJS.ErrnoException).code ?? ''})`]);
  }
}

const EXAMPLES = `
Examples:
  ur rulesets parity example-health latest
  ur rulesets parity example-health 2026-01-01 --witnesses
  ur rulesets parity example-health latest --fail-on cost,clinical
  ur rulesets parity va-medicaid-arts latest --out witnesses

A rule answers less where it denies, lowers, cuts or makes wait what the
criteria alone would approve. What is proved, and what is not: docs/parity.md.`;
