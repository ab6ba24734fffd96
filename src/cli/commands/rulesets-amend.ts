import type { Command } from 'commander';
import { isCalendarDate } from '../../domain/dates.js';
import { ending, renewal, withdrawal } from '../../rulesets/amendments.js';
import { amendFolder, type AmendCommandOptions, withAct } from '../amend.js';
import { Failure } from '../failure.js';
import type { Session } from '../session.js';

/** What may still happen to a published version, recorded beside it: its folder is never edited. */
export function rulesetsAmendCommands(rulesets: Command, session: Session): void {
  withAct(rulesets.command('end'))
    .summary('end the window of a published version')
    .description(
      'Records the last day of a published version. The end can only be earlier than the one it was published with.',
    )
    .argument('<payer>', 'payer')
    .argument('<version>', 'published version')
    .requiredOption('--to <date>', 'last day on which it is in force')
    .addHelpText('after', example('end lake-health 2026-01-01 --to 2026-12-31', 'The plan closes'))
    .action((payer: string, version: string, options: AmendCommandOptions & { readonly to: string }) => {
      if (!isCalendarDate(options.to)) throw new Failure('usage', ['ur: --to is a day of the calendar, as 2026-12-31']);
      return amendFolder(session, options, (act) => ending({ payer, version }, options.to, act));
    });
  withAct(rulesets.command('withdraw'))
    .summary('withdraw a published version that is wrong')
    .description(
      'Records that a published version decides no more. Stays that began under it stay on it. Publish the version that ' +
        'corrects it first, or declare its days as a gap in payer.json: requests of those days then wait, with the reason.',
    )
    .argument('<payer>', 'payer')
    .argument('<version>', 'published version')
    .addHelpText('after', example('withdraw lake-health 2026-01-01', 'The cap of 30 days was read wrongly'))
    .action((payer: string, version: string, options: AmendCommandOptions) =>
      amendFolder(session, options, (act) => withdrawal({ payer, version }, act)),
    );
  withAct(rulesets.command('renew'))
    .summary('check published versions again on changed criteria')
    .description(
      'Criteria sets are corrected now and then, and published versions rest on them. Checks every version whose criteria ' +
        'have changed again, and records the new digests of the criteria if all pass.',
    )
    .addHelpText('after', example('renew', 'Third edition, level 3.3: a criterion was read wrongly'))
    .action((options: AmendCommandOptions) => amendFolder(session, options, renewal));
}

const example = (command: string, reason: string): string =>
  `\nExample:\n  ur rulesets ${command} --author 'A. Analyst' \\\n    --approver 'M. Director' --reason '${reason}'`;
