import type { Care } from '../../domain/determination.js';
import { codesOf, OTP, RECOVERY_RESIDENCE, sameLevel } from '../../domain/level.js';
import type { Case } from '../case.js';
import { amountWords, isOpen } from '../case.js';
import type { Block, Section, Text } from '../letter.js';
import type { Speaker } from '../speaker.js';

/** What was decided, in one plain sentence. */
export function decisionSection({ determination, kind, speaker }: Case): Section {
  const { authorized, reason, requested } = determination;
  const lowered = authorized !== undefined && !sameLevel(authorized.level, requested.level);
  const key =
    kind === 'partial-approval'
      ? (`decision.${lowered ? 'level' : 'amount'}-lowered` as const)
      : reason === 'urgent'
        ? 'decision.urgent'
        : (`decision.${kind}` as const);
  const text = speaker.say(key, {
    asked: speaker.level(requested.level),
    given: speaker.level(authorized?.level ?? {}),
  });
  return {
    id: 'decision',
    title: speaker.say(`title.${kind}`),
    blocks: [{ kind: 'paragraph', text, strong: true }],
  };
}

/** What was asked for beside what is approved: dates, units, hours. */
export function careSection(one: Case): Section {
  const { determination, kind, speaker } = one;
  const { say } = speaker;
  const { alternatives, authorized, requested, reviewOn } = determination;
  const open = isOpen(one);
  const columns = open
    ? [say('care.item'), say('care.asked')]
    : [say('care.item'), say('care.asked'), say('care.approved')];
  const asked = cells(requested, speaker);
  const given = kind === 'denial' ? undefined : cells(authorized ?? { level: {} }, speaker);
  const rows = ROWS.flatMap((name): readonly (readonly Text[])[] => {
    if (asked[name] === undefined && given?.[name] === undefined) return [];
    const first = [{ text: say(`care.${name}`) }, { text: asked[name] ?? say('not-stated') }];
    if (open) return [first];
    const nothing = name === 'kind' ? say('care.nothing') : '–';
    return [[...first, { text: given === undefined ? nothing : (given[name] ?? toAgree(one, name)) }]];
  });
  const blocks: Block[] = [
    { kind: 'table', caption: say(open ? 'care.caption-open' : 'care.caption'), columns, rows },
    ...rest(one),
  ];
  if (kind === 'partial-approval') blocks.push({ kind: 'paragraph', text: say('care.offered-now') });
  if (alternatives.length > 0)
    blocks.push({
      kind: 'paragraph',
      text: say('care.alternatives', { levels: speaker.list(alternatives.map(speaker.level)) }),
    });
  if (reviewOn !== undefined && !open && kind !== 'denial')
    blocks.push({ kind: 'paragraph', text: say('care.keep-review', { date: speaker.date(reviewOn) }) });
  return { id: 'care', title: say(open ? 'section.care-open' : 'section.care'), blocks };
}

/** Approved, but not by a number or a day that the answer names: the payer says it before the letter leaves. */
function toAgree({ confirm, speaker }: Case, name: (typeof ROWS)[number]): string {
  confirm({
    what: 'undetermined',
    of: `care.${name}`,
    statement: 'The answer does not name it: agree it and tell it.',
  });
  return speaker.say('care.to-agree');
}

const ROWS = ['kind', 'code', 'dates', 'amount', 'hours'] as const;

function cells(care: Care, speaker: Speaker): Partial<Record<(typeof ROWS)[number], string>> {
  const { say } = speaker;
  const { from, hoursPerWeek, hoursPerWeekBelow, level, to, unit, units } = care;
  const codes = codesOf(level).filter((code) => code !== OTP && code !== RECOVERY_RESIDENCE);
  const named = codes.map((code) => say(code.endsWith('-WM') ? 'level.withdrawal-code' : 'level.code', { code }));
  const dates = spanWords({ ...(from && { from }), ...(to && { to }) }, speaker);
  return {
    ...(Object.keys(level).length === 0 ? {} : { kind: capital(speaker.level(level)) }),
    ...(named.length === 0 ? {} : { code: `${named.join(', ')} (${say(`level.edition-${speaker.edition}`)})` }),
    ...(dates === undefined ? {} : { dates }),
    ...(units === undefined ? {} : { amount: amountWords(speaker, units, unit) }),
    ...(hoursPerWeek !== undefined
      ? { hours: String(hoursPerWeek) }
      : hoursPerWeekBelow !== undefined
        ? { hours: say('care.hours-below', { count: String(hoursPerWeekBelow) }) }
        : {}),
  };
}

function spanWords(
  { from, to }: { readonly from?: string; readonly to?: string },
  speaker: Speaker,
): string | undefined {
  const words = { from: from === undefined ? '' : speaker.date(from), to: to === undefined ? '' : speaker.date(to) };
  if (from !== undefined && to !== undefined) return speaker.say('care.span', words);
  if (from !== undefined) return speaker.say('care.from', words);
  return to === undefined ? undefined : speaker.say('care.to', words);
}

/** Days or visits that may not be reviewed yet. */
function rest({ determination, speaker }: Case): readonly Block[] {
  const { authorized, notYetReviewable } = determination;
  if (notYetReviewable === undefined) return [];
  const { from, unit, units } = notYetReviewable;
  const texts: string[] = [];
  if (from !== undefined && authorized?.to !== undefined)
    texts.push(speaker.say('care.rest-from', { to: speaker.date(authorized.to) }));
  if (units !== undefined) texts.push(speaker.say('care.rest-units', { units: amountWords(speaker, units, unit) }));
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
