import type { Command } from 'commander';
import type { CaseFailure } from '../../analysis/cases.js';
import { runCases } from '../../analysis/cases.js';
import type { Library, Ruleset } from '../../library.js';
import { Failure } from '../failure.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { paragraph } from '../terminal/sheet.js';
import { counted } from '../views/words.js';

interface Tested {
  readonly payer: string;
  readonly version: string;
  readonly run: number;
  readonly failures: readonly CaseFailure[];
}

export function rulesetsTestCommand(rulesets: Command, session: Session): void {
  withRulesets(rulesets.command('test'))
    .summary('run the cases of rulesets and list those that fail')
    .description('Runs the cases that ship with rulesets: each asserts a decision and the rules it must cite.')
    .argument('[payer]', 'only this payer')
    .argument('[version]', 'only this version of it')
    .option('--json', 'print {ok, tested} as JSON')
    .addHelpText('after', '\nExamples:\n  ur rulesets test\n  ur rulesets test va-medicaid-arts 2020-03-05')
    .action((payer: string | undefined, version: string | undefined, options: RulesetsOption & { json?: boolean }) => {
      const library = openLibrary(session, options);
      const tested = chosen(library, payer, version).map((ruleset): Tested => {
        const { document } = ruleset;
        return { payer: document.payer, version: document.version, ...runCases(library, ruleset) };
      });
      const ok = tested.every(({ failures }) => failures.length === 0);
      if (options.json === true) session.printJson({ ok, tested });
      else session.print(report(session, tested));
      if (!ok) session.end('disagrees');
    });
}

export function chosen(library: Library, payer: string | undefined, version: string | undefined): readonly Ruleset[] {
  const payers = [...library.payers.values()].filter(({ document }) => payer === undefined || document.payer === payer);
  const versions = payers.flatMap((one) => one.versions);
  const found = versions.filter(({ document }) => version === undefined || document.version === version);
  if (found.length > 0) return found;
  const known = payers.length === 0 ? [...library.payers.keys()] : versions.map(({ document }) => document.version);
  const what = payers.length === 0 ? `payer ${payer ?? ''}` : `version ${version ?? ''} of ${payer ?? ''}`;
  throw new Failure('usage', [`ur: there is no ${what}`, `    known: ${known.join(', ')}`]);
}

function report({ sheet }: Session, tested: readonly Tested[]): readonly string[] {
  const { ink } = sheet;
  const failed = tested.reduce((sum, { failures }) => sum + failures.length, 0);
  const run = tested.reduce((sum, one) => sum + one.run, 0);
  return [
    ...tested.flatMap(({ failures, payer, run: count, version }) => [
      `${failures.length === 0 ? ink.good('✓') : ink.bad('✗')} ${payer} ${version}  ${counted(count, 'case')}${failures.length === 0 ? '' : `, ${failures.length} failed`}`,
      ...failures.flatMap(({ name, problems }) => [
        ...paragraph(sheet, name, { first: '    ', rest: '    ' }),
        ...problems.flatMap((problem) => paragraph(sheet, problem, { first: '      – ', rest: '        ' })),
      ]),
    ]),
    '',
    failed === 0 ? `${counted(run, 'case')}, all as expected` : `${counted(run, 'case')}, ${failed} failed`,
  ];
}
