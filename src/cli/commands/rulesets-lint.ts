import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { lintRuleset, standing } from '../../analysis/lint/lint.js';
import { chosenRulesets } from '../chosen-rulesets.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import type { Linted } from '../views/lint.js';
import { lintLines } from '../views/lint.js';

interface LintOptions extends RulesetsOption {
  readonly json?: boolean;
  readonly strict?: boolean;
}

export function rulesetsLintCommand(rulesets: Command, session: Session): void {
  withRulesets(rulesets.command('lint'))
    .summary('find rules that are stricter than accepted criteria allow')
    .description(
      'Looks for fourteen patterns in which payers’ rules were found stricter than accepted criteria. What the law of the payer bars is an error, the rest a warning. Each pattern has a page in docs/lint.',
    )
    .argument('[target]', 'a payer, or a rulesets folder (a path); all payers when left out')
    .argument('[version]', 'only this version of the payer')
    .option('--strict', 'end with 1 for warnings too')
    .option('--json', 'print {ok, linted} as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  ur rulesets lint\n  ur rulesets lint example-health 2026-01-01 --strict\n  ur rulesets lint ./my-rulesets --json',
    )
    .action((target: string | undefined, version: string | undefined, options: LintOptions) => {
      const folder = target !== undefined && isPath(target) ? target : undefined;
      const library = openLibrary(session, folder === undefined ? options : { rulesets: folder });
      const payer = folder === undefined ? target : undefined;
      const linted = chosenRulesets(library, payer, version).map((ruleset): Linted => {
        const { document } = ruleset;
        const law = library.payers.get(document.payer)?.document.law ?? [];
        return { payer: document.payer, version: document.version, law, findings: lintRuleset(library, ruleset) };
      });
      const open = linted.flatMap(({ findings }) => standing(findings));
      const ok = options.strict === true ? open.length === 0 : open.every(({ severity }) => severity === 'warning');
      if (options.json === true) session.printJson({ ok, linted });
      else session.print(lintLines(session.sheet, linted));
      if (!ok) session.end('faulty');
    });
}

/** Payers have no slash in their names, and no folder is meant by a bare word unless it is there. */
const isPath = (target: string): boolean => /[\\/]|^\.\.?$/.test(target) || existsSync(`${target}/facts.json`);
