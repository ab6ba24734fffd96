import type { ClockEvent } from '../domain/clocks.js';
import type { Zone } from '../domain/zoned-time.js';
import { rfc3339 } from '../domain/zoned-time.js';
import { say } from '../explanation/messages.js';
import type { ClockRule } from '../rulesets/law-documents.js';
import { evidenceOf } from '../rulesets/law-documents.js';
import { after } from './calendar.js';
import type { Moments } from './moments.js';

/** One clock as it runs in one time zone. */
export interface Timing {
  readonly startsAt?: number;
  /** When it is due; while something is missing, the earliest it can be. */
  readonly due: number;
  readonly missing: readonly string[];
  readonly tolled?: { readonly from: number; readonly until?: number };
  readonly events: readonly ClockEvent[];
}

/** Runs a clock from receipt: its start, and what extensions and requests for information stated did to it. */
export function timing(rule: ClockRule, moments: Moments, receipt: number, zone: Zone): Timing {
  const stated = rule.starts.map((start) => (start === 'receipt' ? receipt : moments.at(start)));
  const first = stated.find((moment) => moment !== undefined);
  // What starts it has not been stated. It cannot have started before receipt.
  if (first === undefined)
    return { due: after(receipt, rule.duration, zone), missing: rule.starts.slice(-1), events: [] };
  const start = Math.max(first, receipt);
  const running: Running = { rule, moments, zone, start, due: after(start, rule.duration, zone) };
  return { startsAt: start, ...(whenIncomplete(running) ?? whenExtended(running)) };
}

interface Running {
  readonly rule: ClockRule;
  readonly moments: Moments;
  readonly zone: Zone;
  readonly start: number;
  /** Without any event. */
  readonly due: number;
}

type Ran = Omit<Timing, 'startsAt'>;

/** The other time for a request that lacks information, where that was said in time (ruling P24). */
function whenIncomplete({ moments, rule: { incomplete }, start, zone }: Running): Ran | undefined {
  const asked = moments.at(REQUESTED);
  if (incomplete === undefined || asked === undefined || evidenceOf(incomplete.mark) === 'unverified') return undefined;
  if (asked < start || asked > after(start, incomplete.noticeWithin, zone)) return undefined;
  const reply = answer(moments, asked, after(asked, incomplete.answerWithin, zone));
  return {
    due: after(reply.at, incomplete.decideWithin, zone),
    missing: reply.missing,
    events: [event('information-request', asked, zone, 'used', 'clocks.event.incomplete')],
  };
}

/** One extension by a notice in time; a request for missing information is that notice, and stops the clock as well. */
function whenExtended({ due, moments, rule, start, zone }: Running): Ran {
  const asked = moments.at(REQUESTED);
  const notice = moments.at('review.extensionNoticeAt');
  const events: ClockEvent[] = [];
  let ran: Omit<Ran, 'events'> = { due, missing: [] };
  let extended = false;
  if (asked !== undefined && rule.purpose === 'decision') {
    const why = refused(asked, start, due, rule.tolling, rule.incomplete === undefined);
    if (why === undefined && rule.extension !== undefined && rule.tolling !== undefined) {
      extended = true;
      const reply = answer(moments, asked, after(asked, rule.tolling.atLeast, zone));
      ran = {
        due: after(due, rule.extension.by, zone) + (reply.at - asked),
        missing: reply.missing,
        tolled: { from: asked, ...(reply.missing.length > 0 ? {} : { until: reply.at }) },
      };
    }
    events.push(event('information-request', asked, zone, extended ? 'used' : 'ignored', why ?? 'clocks.event.tolled'));
  }
  if (notice !== undefined && rule.purpose === 'decision') {
    const why = extended ? 'clocks.event.once' : refused(notice, start, due, rule.extension, true);
    if (why === undefined && rule.extension !== undefined)
      ran = { ...ran, due: after(ran.due, rule.extension.by, zone) };
    events.push(
      event('extension', notice, zone, why === undefined ? 'used' : 'ignored', why ?? 'clocks.event.extended'),
    );
  }
  return { ...ran, events };
}

const REQUESTED = 'review.informationRequestedAt';

/** When the payer may go on: at the answer, at the end of the time given, or, while nobody says, at once at the earliest. */
function answer(
  moments: Moments,
  asked: number,
  least: number,
): { readonly at: number; readonly missing: readonly string[] } {
  const end = Math.max(asked, moments.at('review.informationDueAt') ?? least);
  const answered = moments.at('review.informationAnsweredAt');
  if (answered !== undefined && answered >= asked) return { at: Math.min(answered, end), missing: [] };
  if (moments.informationOutstanding) return { at: end, missing: [] };
  return { at: asked, missing: ['review.informationAnsweredAt'] };
}

type Refusal = 'clocks.event.none' | 'clocks.event.unverified' | 'clocks.event.early' | 'clocks.event.late';

/** Why an event changes nothing; a late one is ignored and reported (ruling P24). */
function refused(
  at: number,
  start: number,
  due: number,
  means: { readonly mark: ClockRule['mark'] } | undefined,
  /** Is there no other way in which it could have changed something? */
  plain: boolean,
): Refusal | undefined {
  if (means === undefined && plain) return 'clocks.event.none';
  if (at < start) return 'clocks.event.early';
  if (means === undefined || at >= due) return 'clocks.event.late';
  return evidenceOf(means.mark) === 'unverified' ? 'clocks.event.unverified' : undefined;
}

const event = (
  kind: ClockEvent['kind'],
  at: number,
  zone: Zone,
  effect: ClockEvent['effect'],
  key: Refusal | `clocks.event.${'incomplete' | 'tolled' | 'extended' | 'once'}`,
): ClockEvent => ({ kind, at: rfc3339(zone, at), effect, statement: say(key) });
