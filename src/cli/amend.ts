import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import type { AmendOutcome } from '../analysis/amend.js';
import { amend } from '../analysis/amend.js';
import type { GateResult } from '../analysis/publication.js';
import type { Amendment } from '../rulesets/amendments.js';
import type { Act, Publication } from '../rulesets/documents.js';
import { UNDER_WAY } from '../rulesets/tree.js';
import { Failure } from './failure.js';
import { type RulesetsOption, rulesetsFailure, rulesetsFolder, withRulesets } from './rulesets-folder.js';
import type { Session } from './session.js';
import { type Sheet, paragraph } from './terminal/sheet.js';

export interface AmendCommandOptions extends RulesetsOption {
  readonly author: string;
  readonly approver: string;
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** A published version is answered for: every change of its record says by whom, with whose approval and why. */
export const withAct = (command: Command): Command =>
  withRulesets(command)
    .requiredOption('--author <name>', 'who does it')
    .requiredOption('--approver <name>', 'who approved it')
    .requiredOption('--reason <text>', 'why')
    .option('--dry-run', 'check everything and write nothing')
    .option('--json', 'print {ok, written, records, rulesets, gates} as JSON');

const TRIES = 20;
const PAUSE_MS = 100;

/** Changes published.json of the folder asked for, or says why not. */
export async function amendFolder(
  session: Session,
  options: AmendCommandOptions,
  amendment: (act: Act) => Amendment,
): Promise<void> {
  const folder = rulesetsFolder(session.env, options.rulesets);
  const act = actOf(options);
  if (act.author.toLowerCase() === act.approver.toLowerCase())
    session.complain(['ur: author and approver are the same: nobody else has approved it, and the record will say so']);
  const settings = { dryRun: options.dryRun === true };
  let outcome = amend(folder, amendment(act), settings);
  for (let tries = 1; outcome.kind === 'busy' && tries < TRIES; tries += 1) {
    await wait(PAUSE_MS);
    outcome = amend(folder, amendment(act), settings);
  }
  report(session, folder, outcome, options);
}

function actOf({ approver, author, reason }: AmendCommandOptions): Act {
  const empty = Object.entries({ author, approver, reason }).filter(([, text]) => text.trim() === '');
  if (empty.length > 0)
    throw new Failure(
      'usage',
      empty.map(([name]) => `ur: --${name} is empty`),
    );
  return {
    on: new Date().toISOString().slice(0, 10),
    author: author.trim(),
    approver: approver.trim(),
    reason: reason.trim(),
  };
}

const NOTHING_DONE = { ok: false, written: false, records: [], rulesets: [], gates: [] } as const;

function report(session: Session, folder: string, outcome: AmendOutcome, { json }: AmendCommandOptions): void {
  switch (outcome.kind) {
    case 'done':
      if (json === true)
        return session.printJson({
          ok: true,
          written: outcome.written,
          records: outcome.records,
          rulesets: outcome.rulesets,
          gates: outcome.gates,
        });
      return session.print(doneLines(session.sheet, outcome));
    case 'held':
      if (json === true) session.printJson({ ...NOTHING_DONE, gates: outcome.gates });
      session.complain(['ur: not published:', ...gateLines(session.errorSheet, outcome.gates)]);
      return session.end('disagrees');
    case 'refused':
      if (json === true) session.printJson({ ...NOTHING_DONE, problem: outcome.problem });
      throw new Failure('usage', [`ur: ${outcome.problem}`]);
    case 'faulty':
      if (json === true) session.printJson({ ...NOTHING_DONE, faults: outcome.faults });
      throw rulesetsFailure(folder, outcome.faults);
    case 'changed':
      throw new Failure('cannotRun', [
        'ur: nothing is written: the folder changed while it was checked; run the command again',
        ...outcome.files.map((path) => `    ${path}`),
      ]);
    case 'busy':
      throw new Failure('cannotRun', [
        'ur: nothing is written: another publication is under way',
        `    if none is, remove ${UNDER_WAY} from ${folder}`,
      ]);
    case 'unwritable':
      throw new Failure('cannotRun', [`ur: published.json in ${folder} cannot be written (${outcome.code})`]);
  }
}

function doneLines(
  sheet: Sheet,
  { gates, records, rulesets, written }: Extract<AmendOutcome, { kind: 'done' }>,
): readonly string[] {
  return [
    ...gateLines(sheet, gates),
    ...records.flatMap((record) => [
      `${sheet.ink.good('✓')} ${record.payer} ${record.version}: ${standing(record)}`,
      ...rulesets
        .filter(({ payer, version }) => payer === record.payer && version === record.version)
        .map(({ digest }) => sheet.ink.faint(`    ruleset  ${digest}`)),
      sheet.ink.faint(`    files    ${record.sha256}`),
    ]),
    ...paragraph(sheet, DIGESTS, '', sheet.ink.faint),
    written ? 'Written to published.json.' : 'Nothing was written: this was a dry run.',
  ];
}

const DIGESTS =
  'ruleset: the digest by which answers and reports name it; files: that of what is published, cases included.';

function standing({ ended, on, renewed, withdrawn }: Publication): string {
  if (withdrawn !== undefined) return `withdrawn on ${withdrawn.on}`;
  if (ended !== undefined) return `in force to ${ended.to}`;
  const last = renewed?.at(-1);
  return last === undefined ? `published on ${on}` : `renewed on ${last.on}`;
}

/** One line per version and check; what stands against publication below it. */
function gateLines(sheet: Sheet, gates: readonly GateResult[]): readonly string[] {
  const { ink } = sheet;
  return gates.flatMap(({ gate, payer, problems, version }) => {
    const subject = `${payer} ${version}: ${gate}`;
    if (problems.length === 0) return [`${ink.good('✓')} ${subject}`];
    const listed = problems.flatMap((problem) => paragraph(sheet, problem, { first: '    – ', rest: '      ' }));
    return [`${ink.bad('✗')} ${subject}`, ...listed];
  });
}
