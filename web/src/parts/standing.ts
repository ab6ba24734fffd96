import type { CitedCriterion } from '../api/types.js';
import type { Rule } from '../../../src/rulesets/documents.js';
import type { IconName } from './icon.js';

type Effect = Rule['then']['effect'];

/** How one criterion or rule stands to the request, in a word and a mark. */
export interface Standing {
  readonly tone: 'met' | 'not-met' | 'unknown' | 'neutral';
  readonly icon: IconName;
  readonly word: string;
}

const MET: Standing = { tone: 'met', icon: 'met', word: 'Met' };
const NOT_MET: Standing = { tone: 'not-met', icon: 'not-met', word: 'Not met' };
const UNKNOWN: Standing = { tone: 'unknown', icon: 'unknown', word: 'Unknown' };
const EMERGENCY: Standing = { tone: 'not-met', icon: 'alarm', word: 'Emergency' };
const SILENT: Standing = { tone: 'neutral', icon: 'neutral', word: 'Does not apply' };

/** A rule of a payer that is met speaks for the request or against it. */
const SPEAKS = {
  exempt: { tone: 'met', icon: 'shield', word: 'Protects' },
  prohibit: { tone: 'met', icon: 'shield', word: 'Protects' },
  guarantee: { tone: 'met', icon: 'shield', word: 'Protects' },
  deny: { tone: 'not-met', icon: 'not-met', word: 'Stands against' },
  downgrade: { tone: 'not-met', icon: 'not-met', word: 'Stands against' },
  limit: { tone: 'not-met', icon: 'not-met', word: 'Limits' },
  pend: { tone: 'unknown', icon: 'unknown', word: 'Asks first' },
  advise: { tone: 'neutral', icon: 'neutral', word: 'Note' },
} as const satisfies Readonly<Record<Effect, Standing>>;

/** How a rule speaks where it is met. */
export const spokenBy = (effect: Effect): Standing => SPEAKS[effect];

const ADVERSE: ReadonlySet<string> = new Set(['deny', 'downgrade', 'limit', 'pend'] satisfies readonly Effect[]);

export function standingOf({
  id,
  kind,
  deciding,
  effect,
  result,
}: Pick<CitedCriterion, 'id' | 'kind' | 'deciding' | 'effect' | 'result'>): Standing {
  if (result === 'undetermined') return UNKNOWN;
  if (result === 'overridden') return { ...SILENT, word: 'Overridden by law' };
  if (result === 'not-applicable') return SILENT;
  const rule = effect === undefined ? undefined : SPEAKS[effect as Effect];
  if (rule === undefined) {
    if (result === 'met') return id.includes('.emergency.') ? EMERGENCY : MET;
    return kind === 'entailment' ? SILENT : NOT_MET;
  }
  // A limit above what was asked for cuts nothing.
  if (result === 'met') return effect === 'limit' && !deciding ? { ...SILENT, word: 'Limit not reached' } : rule;
  return ADVERSE.has(effect as string) ? { ...MET, word: 'No objection' } : SILENT;
}
