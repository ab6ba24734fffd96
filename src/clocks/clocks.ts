import type { Clock, Clocks } from '../domain/clocks.js';
import { dayOf, fixedZone, wallTime, writtenOffset, zoneNamed } from '../domain/zoned-time.js';
import { questions } from '../explanation/questions.js';
import { say } from '../explanation/messages.js';
import type { FactValues } from '../facts/catalogue.js';
import { applying, askable, effective, unknownOfPlan } from '../law/rules.js';
import type { ClockBook } from './book.js';
import type { Shown, Whereabouts } from './clock.js';
import { showClock } from './clock.js';
import type { Moments } from './moments.js';
import { momentsIn } from './moments.js';

/**
 * Every clock that applies to a request, or may, and the one that runs out first. Pure: what time it is now plays no
 * part. `values` are the stated and derived facts, with `review.urgent` raised where danger was found, never lowered.
 */
export function clocksFor(book: ClockBook, values: FactValues): Clocks {
  const { catalogue, document } = book;
  const lookUp = (fact: string): FactValues[number] => values[catalogue.indexOf.get(fact) ?? -1];
  const moments = momentsIn(catalogue, values);
  const where = whereabouts(book, moments, lookUp('plan.timeZone'));
  const common = {
    law: { version: document.version, digest: book.digest },
    ...(moments.receiptText === undefined ? {} : { receivedAt: moments.receiptText }),
    urgency: URGENCY[String(lookUp('review.urgent'))] ?? 'unknown',
  } as const;
  const ask = (names: readonly string[]): Clocks['questions'] =>
    questions(catalogue, askable(catalogue, names, values));
  const unknown = unknownOfPlan(document.lines, lookUp);
  if (unknown.length > 0) {
    const statement = say('clocks.plan-unknown', { facts: unknown.join(', ') });
    return { ...common, statement, clocks: [], gaps: [], questions: ask(unknown) };
  }
  const { receipt } = moments;
  const days = receipt === undefined ? [] : where.possible.map((zone) => dayOf(wallTime(zone, receipt)).date);
  const missingDay = receipt === undefined ? 'review.receivedAt' : 'plan.timeZone';
  const shown = applying(book.clocks, values)
    .flatMap((one) => effective(one, days, missingDay))
    .map((one) => showClock(one, document, moments, where));
  const first = firstToRunOut(shown);
  const clocks = shown.map(({ clock }) => ({ ...clock, governing: clock === first }));
  return {
    ...common,
    statement: statementOf(first, moments),
    ...(first === undefined ? {} : { governing: first.id }),
    clocks,
    gaps: applying(book.gaps, values).map(({ rule: { covers, id, reason } }) => ({ id, covers, reason })),
    questions: ask(clocks.flatMap(({ missing }) => missing)),
  };
}

const URGENCY: Readonly<Record<string, Clocks['urgency']>> = { true: 'urgent', false: 'not-urgent' };

function whereabouts({ zones }: ClockBook, { receiptText }: Moments, zone: unknown): Whereabouts {
  if (typeof zone === 'string') return { possible: [zoneNamed(zone)], written: zoneNamed(zone) };
  const written = fixedZone(writtenOffset(receiptText ?? ''));
  return { possible: zones.length === 0 ? [written] : zones.map(zoneNamed), written };
}

/**
 * The earliest of those in force that rest on more than memory, by the earliest moment each can be due: what is unknown
 * never gives the payer time. Of several at one moment a certain one goes first, then the order of the table.
 */
function firstToRunOut(shown: readonly Shown[]): Shown['clock'] | undefined {
  const counting = shown.filter(
    ({ clock: { evidence, purpose, status }, counts }) =>
      counts !== undefined && purpose === 'decision' && status === 'in-force' && evidence !== 'unverified',
  );
  const certain = ({ clock }: Shown): number => (clock.applies === 'yes' ? 0 : 1);
  return [...counting].sort((a, b) => (a.counts as number) - (b.counts as number) || certain(a) - certain(b))[0]?.clock;
}

function statementOf(first: Pick<Clock, 'title' | 'dueAt' | 'earliestDueAt'> | undefined, moments: Moments): string {
  if (moments.receipt === undefined) return say('clocks.receipt-unknown');
  if (first === undefined) return say('clocks.none');
  return first.dueAt === undefined
    ? say('clocks.governing-earliest', { title: first.title, due: first.earliestDueAt ?? '' })
    : say('clocks.governing', { title: first.title, due: first.dueAt });
}
