import type { Command } from 'commander';
import { lintRuleset, standing } from '../../analysis/lint/lint.js';
import { openLibrary, type RulesetsOption } from '../rulesets-folder.js';
import { partOf, versionsIn, withPath } from '../rulesets-path.js';
import type { Session } from '../session.js';
import type { Linted } from '../views/lint.js';
import { lintLines } from '../views/lint.js';

interface LintOptions extends RulesetsOption {
  readonly json?: boolean;
  readonly strict?: boolean;
}

export function rulesetsLintCommand(rulesets: Command, session: Session): void {
  withPath(rulesets.command('lint'))
    .summary('find rules that are stricter than accepted criteria allow')
    .description(
      'Looks for fourteen patterns in which payers’ rules were found stricter than accepted criteria. What the law of the payer bars is an error, the rest a warning. Each pattern has a page in docs/lint.',
    )
    .option('--strict', 'end with 1 for warnings too')
    .option('--json', 'print {ok, linted} as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  ur rulesets lint\n  ur rulesets lint example-health 2026-01-01 --strict\n  ur rulesets lint ./my-rulesets --json',
    )
    .action((path: string | undefined, version: string | undefined, options: LintOptions) => {
      const part = partOf(session, options, path, version);
      const library = openLibrary(session, { rulesets: part.root, drafts: true });
      const linted = versionsIn(library, part).map((ruleset): Linted => {
        const { payer, version } = ruleset.document;
        const law = library.payers.get(payer)?.document.law ?? [];
        return { payer, version, law, findings: lintRuleset(library, ruleset) };
      });
      const open = linted.flatMap(({ findings }) => standing(findings));
      const ok = options.strict === true ? open.length === 0 : open.every(({ severity }) => severity === 'warning');
      if (options.json === true) session.printJson({ ok, linted });
      else session.print(lintLines(session.sheet, part.root, linted));
      if (!ok) session.end('faulty');
    });
}
