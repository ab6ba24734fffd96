import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { answerCases, failuresOf } from '../../analysis/cases.js';
import { coverageOf } from '../../analysis/coverage.js';
import type { Proposed } from '../../analysis/propose.js';
import { casesOf, proposeCases } from '../../analysis/propose.js';
import type { Library, Ruleset } from '../../library.js';
import { Failure } from '../failure.js';
import { openLibrary, type RulesetsOption } from '../rulesets-folder.js';
import { partOf, versionsIn, withPath } from '../rulesets-path.js';
import type { Session } from '../session.js';
import { unlessInterrupted, worked } from '../terminal/working.js';
import type { Tested } from '../views/tested.js';
import { isBelow, testedJson, testedLines } from '../views/tested.js';
import { counted } from '../views/words.js';

interface TestOptions extends RulesetsOption {
  readonly coverage?: boolean;
  readonly threshold?: string;
  readonly write?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

export function rulesetsTestCommand(rulesets: Command, session: Session): void {
  withPath(rulesets.command('test'))
    .summary('run the cases of rulesets and list those that fail')
    .description(
      'Runs the cases that ship with rulesets: each asserts a decision and the rules it must cite. With --coverage it also tells which results (met, not met, undetermined) of each rule and of each test in it no case shows, and proposes a case for each.',
    )
    .option('--coverage', 'tell what the cases do not show, and propose cases')
    .option('--threshold <percent>', 'fail below this coverage, 0 to 100 (implies --coverage)')
    .option('--write <file>', 'write the cases proposed for one version to a new file (implies --coverage)')
    .option('--all', 'list every rule, not only those with gaps (with --coverage)')
    .option('--json', 'print {ok, tested} as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string | undefined, version: string | undefined, options: TestOptions) => {
      const threshold = thresholdOf(options);
      const part = partOf(session, options, path, version);
      const library = openLibrary(session, { rulesets: part.root, drafts: true });
      const chosen = versionsIn(library, part);
      if (options.write !== undefined && chosen.length !== 1)
        throw new Failure('usage', [
          'ur: --write is for one version; name it',
          `    chosen: ${counted(chosen.length, 'version')}`,
        ]);
      const coverage = options.coverage === true || threshold !== undefined || options.write !== undefined;
      const tested: Tested[] = [];
      const all = await unlessInterrupted(
        worked(session, testing(library, chosen, coverage, tested), (progress) => progress),
      );
      const failed = tested.some(({ failures }) => failures.length > 0);
      const short = tested.some(({ covered }) => covered !== undefined && isBelow(covered.coverage, threshold));
      const ran = tested.reduce((sum, one) => sum + one.run, 0);
      const view = { catalogue: library.catalogue, root: part.root, all: options.all === true };
      if (options.json === true)
        session.printJson({
          ok: all === true && ran > 0 && !failed && !short,
          ...(all === true ? {} : { partial: true }),
          tested: tested.map((one) => testedJson(one, part.root)),
        });
      else session.print(testedLines(session.sheet, tested, threshold === undefined ? view : { ...view, threshold }));
      if (all === true && options.write !== undefined)
        writeProposals(session, options.write, tested[0]?.covered?.proposed);
      if (all === undefined) {
        session.complain([`ur: interrupted: ${tested.length} of ${counted(chosen.length, 'version')} tested`]);
        session.end('interrupted');
      } else if (failed || short) session.end('disagrees');
      else if (ran === 0) session.end('nothing');
    });
}

function thresholdOf({ threshold }: TestOptions): number | undefined {
  if (threshold === undefined) return undefined;
  const percent = Number(threshold);
  if (threshold.trim() === '' || !(percent >= 0 && percent <= 100))
    throw new Failure('usage', [`ur: --threshold is a number from 0 to 100, not ${threshold}`]);
  return percent;
}

/** Version by version: what was tested before an interruption stays in `tested`. */
function* testing(
  library: Library,
  chosen: readonly Ruleset[],
  coverage: boolean,
  tested: Tested[],
): Generator<string, true> {
  for (const ruleset of chosen) {
    const { payer, version } = ruleset.document;
    yield `${tested.length + 1} of ${chosen.length}: ${payer} ${version}`;
    const answered = answerCases(library, ruleset);
    const result = { ruleset, run: answered.length, failures: failuresOf(answered) };
    if (coverage) {
      const found = coverageOf(library, ruleset, answered);
      tested.push({
        ...result,
        covered: { coverage: found, proposed: proposeCases(library, ruleset, found.gaps, answered) },
      });
    } else tested.push(result);
  }
  return true;
}

/** A new file only: what an author has written is never replaced. */
function writeProposals(session: Session, file: string, proposed: Proposed | undefined): void {
  const document = casesOf(proposed?.proposals ?? []);
  if (document === undefined) {
    session.complain([`ur: nothing is proposed, so ${file} is not written`]);
    return;
  }
  try {
    writeFileSync(file, `${JSON.stringify(document, undefined, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'is there already; name a new file' : `cannot be written (${code ?? 'unknown'})`;
    throw new Failure('cannotRun', [`ur: ${file} ${why}`]);
  }
  session.complain([
    `Wrote ${counted(document.cases.length, 'proposed case')} to ${file}: check each against the source.`,
  ]);
}

const EXAMPLES = `
Examples:
  ur rulesets test
  ur rulesets test va-medicaid-arts 2020-03-05
  ur rulesets test ./my-rulesets/payers/lake-health --coverage
  ur rulesets test ./my-rulesets --threshold 100`;
