import type { Command } from 'commander';
import { publication } from '../../rulesets/amendments.js';
import { amendFolder, type AmendCommandOptions, withAct } from '../amend.js';
import type { Session } from '../session.js';

export function rulesetsPublishCommand(rulesets: Command, session: Session): void {
  withAct(rulesets.command('publish'))
    .summary('publish versions: from then on they decide, and cannot change')
    .description(
      'Records a version in published.json with the digest of every file in its folder. It must pass check and every other ' +
        'check of a publication. Any later change to the folder is refused. A published version of the payer that is still ' +
        'open ends the day before the new one begins. Several versions are published together, or none is.',
    )
    .argument('<payer>', 'payer')
    .argument('<versions...>', 'versions to publish')
    .addHelpText('after', EXAMPLES)
    .action((payer: string, versions: readonly string[], options: AmendCommandOptions) =>
      amendFolder(session, options, (act) => publication(payer, versions, act)),
    );
}

const EXAMPLES = `
Examples:
  ur rulesets publish lake-health 2027-01-01 --author 'A. Analyst' \\
    --approver 'M. Director' --reason 'Handbook of 2027' --dry-run
  ur rulesets publish lake-health 2026-01-01 2027-01-01 --author 'A. Analyst' \\
    --approver 'M. Director' --reason 'First publication'`;
