import type { Command } from 'commander';
import { caseDifferences } from '../../analysis/diff/cases.js';
import { diffRulesets } from '../../analysis/diff/index.js';
import type { Library, Ruleset } from '../../library.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { diffLines } from '../views/diff.js';
import { unknownName } from '../unknown-name.js';

interface DiffOptions extends RulesetsOption {
  readonly cases?: boolean;
  readonly json?: boolean;
}

export function rulesetsDiffCommand(rulesets: Command, session: Session): void {
  withRulesets(rulesets.command('diff'))
    .summary('say what is different between two versions of a payer’s ruleset')
    .description(
      'Compares two versions rule by rule, by the ids of the rules, and says in sentences what is different: what a rule looks for, what it does, where it speaks and what it cites; coverage, criteria, switches, scope, dates and sources.',
    )
    .argument('<payer>', 'the payer')
    .argument('<before>', 'the earlier version')
    .argument('<after>', 'the later version')
    .option('--cases', 'also put the cases of both versions to both, and list those whose answer changes')
    .option('--json', 'print the differences as JSON')
    .addHelpText('after', EXAMPLES)
    .action((payer: string, before: string, after: string, options: DiffOptions) => {
      const library = openLibrary(session, { ...options, drafts: true });
      const [old, now] = [before, after].map((version) => versionOf(library, payer, version)) as [Ruleset, Ruleset];
      const diff = diffRulesets(library, old, now);
      const cases = options.cases === true ? caseDifferences(library, old, now) : undefined;
      if (options.json === true) session.printJson(cases === undefined ? diff : { ...diff, cases });
      else session.print(diffLines(session.sheet, library, diff, cases));
    });
}

function versionOf(library: Library, name: string, version: string): Ruleset {
  const payer = library.payers.get(name);
  if (payer === undefined) throw unknownName(`payer ${name}`, name, [...library.payers.keys()]);
  const found = payer.versions.find(({ document }) => document.version === version);
  if (found !== undefined) return found;
  const known = payer.versions.map(({ document }) => document.version);
  throw unknownName(`version ${version} of ${name}`, version, known);
}

const EXAMPLES = `
Examples:
  ur rulesets diff va-medicaid-arts 2017-04-01 2020-03-05
  ur rulesets diff example-health 2025-01-01 2026-01-01 --cases`;
