import type { Decision } from '../domain/determination.js';

/** Every exit code of `ur`, in one table: the help and docs/cli.md show it. */
export const EXIT = {
  done: { code: 0, meaning: 'done, whatever was decided' },
  faulty: { code: 1, meaning: 'the request, a ruleset or a file of keys is faulty' },
  usage: { code: 2, meaning: 'the command line is not understood, or asks for what is done already or cannot be done' },
  cannotRun: { code: 3, meaning: 'could not run: a file or the rulesets cannot be read, a port cannot be had' },
  disagrees: {
    code: 4,
    meaning:
      'cases failed, their coverage is too low, a publication is held back, the two engines disagree, a stored answer comes out different, or --fail-on found something',
  },
  nothing: { code: 5, meaning: 'there was nothing to run' },
  notReplayable: {
    code: 6,
    meaning: 'a stored answer cannot be made again here: what it rests on is not loaded',
  },
  pend: { code: 10, meaning: 'pend (only with --exit-code-by-decision)' },
  downgrade: { code: 11, meaning: 'downgrade (only with --exit-code-by-decision)' },
  deny: { code: 12, meaning: 'deny (only with --exit-code-by-decision)' },
  interrupted: { code: 130, meaning: 'interrupted; what was finished before is printed' },
} as const satisfies Record<string, { code: number; meaning: string }>;

export type ExitName = keyof typeof EXIT;

export const exitOfDecision = (decision: Decision): ExitName => (decision === 'approve' ? 'done' : decision);

/** For many answers: a disagreement outranks a fault, a fault outranks every decision, the least favourable decision counts. */
const WEIGHT: readonly ExitName[] = [
  'done',
  'pend',
  'downgrade',
  'deny',
  'faulty',
  'usage',
  'nothing',
  'notReplayable',
  'cannotRun',
  'disagrees',
  'interrupted',
];

export const weightier = (a: ExitName, b: ExitName): ExitName => (WEIGHT.indexOf(b) > WEIGHT.indexOf(a) ? b : a);

export const exitCodeHelp = (): string =>
  ['Exit codes:', ...Object.values(EXIT).map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`)].join(
    '\n',
  );
