import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { createSimulator } from '../../analysis/simulation/simulate.js';
import type { Simulation } from '../../analysis/simulation/simulation.js';
import type { Library, Payer, Ruleset } from '../../library.js';
import { Failure } from '../failure.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { openDraft } from '../simulation/draft-folder.js';
import { reportOf } from '../simulation/report.js';
import { runSimulation } from '../simulation/run.js';
import { simulationLines } from '../views/simulation.js';
import { unknownName } from '../unknown-name.js';

interface SimulateOptions extends RulesetsOption {
  readonly requests: string;
  readonly draft?: string;
  readonly report?: string;
  readonly json?: boolean;
}

export function rulesetsSimulateCommand(rulesets: Command, session: Session): void {
  withRulesets(rulesets.command('simulate'))
    .summary('count what a change of a ruleset does to requests')
    .description(
      'Judges each request under two versions of a payer’s ruleset, whatever its dates say, and counts what changes: decisions and authorized levels, by level asked, population and dimension, the rules that cause it, and who stands better or worse. Counts and line numbers only: nothing of a request is kept or shown.',
    )
    .argument('<payer>', 'payer')
    .argument('<before>', 'version to begin with')
    .argument('[after]', 'version to hold against it, unless --draft names a folder')
    .requiredOption('--requests <file>', 'review requests as NDJSON, one a line, or - for standard input')
    .option('--draft <folder>', 'folder of a version that is not among the rulesets')
    .option('--report <file>', 'write a report for a committee to this HTML file')
    .option('--json', 'print the simulation as the API gives it')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, before: string, after: string | undefined, options: SimulateOptions) => {
      const library = openLibrary(session, options);
      const payer = payerOf(library, name);
      const simulated = {
        payer: name,
        before: versionOf(payer, before),
        after: otherVersion(library, payer, after, options.draft),
        draft: options.draft !== undefined,
      };
      const simulation = await runSimulation(session, createSimulator(library, simulated), options.requests);
      if (options.json === true) session.printJson(simulation);
      else session.print(simulationLines(session.sheet, payer.document.name, simulation));
      if (options.report !== undefined) write(session, options.report, reportOf(payer.document.name, simulation));
      session.end(endOf(simulation));
    });
}

const EXAMPLES = `
Examples:
  ur rulesets simulate va-medicaid-arts 2020-03-05 2026-11-21 --requests year.ndjson
  ur rulesets simulate va-medicaid-arts 2026-11-21 --draft ./2027-01-01 \\
    --requests year.ndjson --report change.html

Ctrl-C ends it with what was counted so far, and says that it is partial.`;

function payerOf(library: Library, name: string): Payer {
  const payer = library.payers.get(name);
  if (payer !== undefined) return payer;
  throw unknownName(`payer ${name}`, name, [...library.payers.keys()]);
}

function versionOf({ document: { payer }, drafts, versions: published }: Payer, name: string): Ruleset {
  const versions = [...published, ...drafts];
  const found = versions.find(({ document }) => document.version === name);
  if (found !== undefined) return found;
  throw unknownName(
    `version ${name} of ${payer}`,
    name,
    versions.map(({ document }) => document.version),
  );
}

function otherVersion(library: Library, payer: Payer, after: string | undefined, draft: string | undefined): Ruleset {
  if (after !== undefined && draft === undefined) return versionOf(payer, after);
  if (after === undefined && draft !== undefined) return openDraft(library, payer.document.payer, draft);
  throw new Failure('usage', ['ur: name a second version, or a folder with --draft, and not both']);
}

function write(session: Session, file: string, report: string): void {
  try {
    writeFileSync(file, report);
  } catch (error) {
    throw new Failure('cannotRun', [`ur: ${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? ''})`]);
  }
  session.complain([`Report written to ${file}`]);
}

function endOf({ partial, requests }: Simulation): 'interrupted' | 'nothing' | 'faulty' | 'done' {
  if (partial) return 'interrupted';
  if (requests.read === 0) return 'nothing';
  return requests.faulty > 0 ? 'faulty' : 'done';
}
