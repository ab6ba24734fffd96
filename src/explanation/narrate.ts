import type { Care, CitedCriterion, Determination, Level, Reason } from '../domain/determination.js';
import { codesOf, sameLevel } from '../domain/level.js';
import type { Resolution } from '../resolution/situation.js';
import type { MessageKey } from './messages.js';
import { parametersOf, say } from './messages.js';
import type { LevelWords } from './words.js';
import { describeLevel, spokenDate } from './words.js';

export interface Story {
  readonly resolution: Resolution;
  readonly asked: Care;
  /** The level asked for is of another edition than the payer's. */
  readonly otherEdition: boolean;
  readonly indicated: Level | undefined;
  readonly words: LevelWords;
  readonly criteria: readonly CitedCriterion[];
  /** What the reason code means, in words. */
  readonly meaning: string | undefined;
  readonly reviewer: Determination['reviewer']['required'];
  readonly urgent: boolean;
}

/** A few sentences a patient can read: no codes, nothing abbreviated; what the plan says, then what happens next. */
export function rationale(story: Story): string {
  const { resolution } = story;
  const key = keyFor(story);
  const parameters: Record<string, string> = {};
  for (const name of parametersOf(key)) parameters[name] = PARAMETERS[name as ParameterName](story);
  const sentences = [
    say(key, parameters),
    ...amounts(story),
    ...floors(story),
    ...remedies(story),
    ...rest(resolution),
    ...next(story),
  ];
  // A message without a reason to give leaves a gap.
  return sentences.join(' ').replace(/ {2,}/g, ' ').trim();
}

type ParameterName = 'asked' | 'given' | 'indicated' | 'at' | 'because' | 'supports';

/** What each parameter of a `rationale.*` message stands for. */
const PARAMETERS: Readonly<Record<ParameterName, (story: Story) => string>> = {
  asked: ({ asked, words }) => describeLevel(asked.level, words),
  given: ({ resolution, words }) => describeLevel(resolution.care?.level ?? {}, words),
  indicated: ({ resolution, indicated, words }) =>
    describeLevel(resolution.belowNeed ?? resolution.standsInFor ?? indicated ?? {}, words),
  at: ({ resolution, asked, words }) => describeLevel(resolution.at ?? asked.level, words),
  because: (story) =>
    because(story).join(' ') || (story.resolution.reason === 'payer-rule' ? say('rationale.unnamed-rule') : ''),
  supports: ({ resolution, indicated }) =>
    say(
      resolution.tension === 'payer-prevailed' && !resolution.lowered && indicated !== undefined
        ? 'rationale.supports'
        : 'rationale.not-clinical',
    ),
};

/** What the conflict was and who prevailed. */
export function tensionKey({ tension, reason, exempt, standsInFor, care }: Resolution, asked: Level): MessageKey {
  if (standsInFor !== undefined) return 'tension.stands-in';
  if (tension === 'statute-prevailed' && exempt) return 'tension.exempt';
  if (tension === 'payer-prevailed' && reason === 'coverage') return 'tension.coverage';
  if (tension === 'payer-prevailed' && care !== undefined && sameLevel(care.level, asked)) return 'tension.amount';
  if (tension === 'undetermined' && reason === 'request-below-need') return 'tension.request-below-need-open';
  if (tension === 'undetermined' && reason === 'different-level') return 'tension.different';
  return `tension.${tension}`;
}

/** Who must look at the answer, and whether there is one yet. */
export function reviewerKey(
  { decision, reason }: Pick<Determination, 'decision' | 'reason'>,
  required: Determination['reviewer']['required'],
): MessageKey {
  if (reason === 'urgent') return 'reviewer.urgent';
  return decision === 'pend' && required !== 'none' ? `reviewer.open-${required}` : `reviewer.${required}`;
}

/** A rationale whose review is done: what was still to happen has happened. */
export const reviewed = (text: string): string =>
  AWAITING.reduce((kept, key) => kept.replace(` ${say(key)}`, ''), text);

const AWAITING = ['next.administrative', 'next.clinician', 'next.send-more'] as const;

const ADVERSE: ReadonlySet<string> = new Set(['deny', 'downgrade', 'limit', 'pend']);

/** The rules and coverage entries that decided against the request, as asked. */
export const against = ({ criteria }: Pick<Story, 'criteria'>): readonly CitedCriterion[] =>
  criteria.filter(
    ({ deciding, kind, effect, result }) =>
      deciding &&
      (kind === 'coverage' ? result === 'not-met' : result === 'met' && effect !== undefined && ADVERSE.has(effect)),
  );

/** The rules' own reasons where they read as plain sentences, else what their code means. */
function because(story: Story): readonly string[] {
  const reasons = against(story).flatMap((one) => (one.because === undefined ? [] : [one.because]));
  const plain = [...new Set(reasons)].filter(isPlain);
  if (plain.length > 0 || reasons.length === 0) return plain;
  return story.meaning === undefined ? [] : [say('rationale.a-rule', { meaning: story.meaning })];
}

/** Words without level codes, sections or fact names. */
export const isPlain = (text: string): boolean => !/\b\d\.\d|-(WM|COE|BIO|PSY)\b|\bLevels? \d|\w\.[a-z]\w/.test(text);

function amounts({ resolution: { decision, care }, asked }: Story): readonly string[] {
  if (decision !== 'downgrade' || care === undefined) return [];
  const { hoursPerWeek, hoursPerWeekBelow, units, unit, to } = care;
  const allowed: string[] = [];
  if (hoursPerWeek !== undefined && hoursPerWeek !== asked.hoursPerWeek)
    allowed.push(say('amount.hours', { count: String(hoursPerWeek) }));
  if (hoursPerWeekBelow !== undefined) allowed.push(say('amount.hours-below', { count: String(hoursPerWeekBelow) }));
  if (units !== undefined && units !== asked.units) {
    const before = asked.units !== undefined && asked.unit === unit ? String(asked.units) : undefined;
    const given = counted(units, unit);
    allowed.push(before === undefined ? given : say('amount.units-instead', { units: given, asked: before }));
  }
  if (to !== undefined && to !== asked.to)
    allowed.push(say(allowed.length === 0 ? 'amount.care-through' : 'amount.through', { date: spokenDate(to) }));
  return allowed.length === 0 ? [] : [say('rationale.amounts', { amounts: allowed.join(', ') })];
}

/** What would satisfy the rule that refused or lowered the request. */
function remedies(story: Story): readonly string[] {
  if (story.resolution.decision !== 'deny' && story.resolution.decision !== 'downgrade') return [];
  return against(story).flatMap(({ effect, satisfiedBy }) =>
    (effect === 'deny' || effect === 'downgrade') && satisfiedBy !== undefined && isPlain(satisfiedBy)
      ? [say('rationale.remedy', { remedy: satisfiedBy.charAt(0).toLowerCase() + satisfiedBy.slice(1) })]
      : [],
  );
}

function rest({ care, notYetReviewable }: Resolution): readonly string[] {
  if (care === undefined || notYetReviewable === undefined) return [];
  const { from, units, unit } = notYetReviewable;
  return [
    ...(from === undefined || care.to === undefined ? [] : [say('rationale.rest', { through: spokenDate(care.to) })]),
    ...(units === undefined ? [] : [say('rationale.rest-units', { units: counted(units, unit) })]),
  ];
}

/** Said where a guarantee held a limit up: the numbers of both stand in the answer. */
function floors({ criteria, resolution }: Story): readonly string[] {
  if (resolution.decision !== 'downgrade') return [];
  const held = criteria.filter(({ deciding, effect }) => deciding && effect === 'guarantee');
  if (held.length === 0) return [];
  return [say('rationale.guaranteed', { floors: held.map(({ title }) => `“${title}”`).join(', ') })];
}

const counted = (units: number, unit: string | undefined): string =>
  `${units} ${unit ?? 'unit'}${units === 1 ? '' : 's'}`;

function next({ resolution: { decision, reason }, reviewer, urgent }: Story): readonly string[] {
  const waits = decision === 'pend' || reviewer === 'none' ? [] : [say(`next.${reviewer}`)];
  const adverse = decision === 'deny' || decision === 'downgrade' ? [say('next.send-more')] : [];
  const danger = reason === 'urgent' || (urgent && decision !== 'approve') ? [say('rationale.danger')] : [];
  return [...waits, ...adverse, ...danger];
}

function keyFor(story: Story): MessageKey {
  const { resolution, asked } = story;
  switch (resolution.decision) {
    case 'approve':
      if (resolution.exempt) return 'rationale.approve-exempt';
      if (resolution.standsInFor !== undefined) return 'rationale.approve-stands-in';
      if (resolution.belowNeed !== undefined) return 'rationale.approve-below';
      return resolution.tension === 'statute-prevailed' ? 'rationale.approve-statute' : 'rationale.approve';
    case 'downgrade':
      if (resolution.reason === 'coverage') return 'rationale.downgrade-coverage';
      if (resolution.reason !== 'payer-rule') return 'rationale.downgrade-clinical';
      return resolution.care !== undefined && sameLevel(resolution.care.level, asked.level)
        ? 'rationale.downgrade-amount'
        : 'rationale.downgrade-payer';
    case 'deny':
      return resolution.reason === 'coverage' ? 'rationale.deny-coverage' : 'rationale.deny-payer';
    case 'pend':
      return pendKey(story);
  }
}

function pendKey(story: Story): MessageKey {
  const { resolution, asked, indicated, otherEdition } = story;
  const { reason } = resolution;
  if (reason === 'edition-mismatch' && otherEdition) return 'rationale.pend-edition-level';
  if ((reason === 'information-needed' || reason === 'clinical-review') && because(story).length > 0)
    return 'rationale.pend-rule';
  if (reason === 'clinical-review' && indicated !== undefined && codesOf(asked.level).length > 0)
    return sameLevel(indicated, asked.level) ? 'rationale.pend-clinical' : 'rationale.pend-compare';
  return PENDS[reason] ?? 'rationale.pend-clinical';
}

const PENDS: Partial<Record<Reason, MessageKey>> = {
  urgent: 'rationale.pend-urgent',
  'information-needed': 'rationale.pend-information',
  'criteria-do-not-apply': 'rationale.pend-criteria-do-not-apply',
  'edition-mismatch': 'rationale.pend-edition',
  'inconsistent-facts': 'rationale.pend-inconsistent',
  'hours-below-level': 'rationale.pend-hours',
  'request-below-need': 'rationale.pend-below-need',
  'different-level': 'rationale.pend-different',
  'unverified-source': 'rationale.pend-unverified',
  'no-version-known': 'rationale.pend-version',
  'coverage-unverified': 'rationale.pend-coverage',
  'findings-only': 'rationale.pend-findings-only',
};
