import type { Clock } from '../domain/clocks.js';
import { MET } from '../domain/truth.js';
import type { Zone } from '../domain/zoned-time.js';
import { rfc3339 } from '../domain/zoned-time.js';
import { say } from '../explanation/messages.js';
import type { Applying } from '../law/rules.js';
import { legalSource } from '../law/rules.js';
import type { ClockRule, ClocksDocument, Length } from '../rulesets/law-documents.js';
import type { Moments } from './moments.js';
import type { Timing } from './timing.js';
import { timing } from './timing.js';

/** The zones a payer may be in, and the one in which moments are written. */
export interface Whereabouts {
  readonly possible: readonly Zone[];
  readonly written: Zone;
}

/** One clock as the answer shows it, with the moment it counts for among the others. */
export interface Shown {
  readonly clock: Omit<Clock, 'governing'>;
  readonly counts?: number;
}

export function showClock(
  { missing, rule, truth }: Applying<ClockRule>,
  { references }: ClocksDocument,
  moments: Moments,
  { possible, written }: Whereabouts,
): Shown {
  const { receipt } = moments;
  const ran =
    receipt === undefined ? undefined : earliest(possible.map((zone) => timing(rule, moments, receipt, zone)));
  const waits = [...new Set([...missing, ...(ran?.missing ?? ['review.receivedAt'])])];
  const write = (moment: number): string => rfc3339(written, moment);
  const certain = truth === MET && waits.length === 0;
  const head = {
    id: rule.id,
    title: rule.title,
    purpose: rule.purpose,
    applies: certain ? 'yes' : 'undetermined',
    missing: waits,
    duration: lengthOf(rule.duration),
  } as const;
  const tail = {
    ...(rule.extension === undefined ? {} : { extendableBy: lengthOf(rule.extension.by) }),
    tollable: rule.tolling !== undefined,
    ...(ran?.tolled === undefined ? {} : { tolled: tolledAt(ran.tolled, write) }),
    events: ran?.events ?? [],
    expiry: expiryOf(rule),
    ...(rule.note === undefined ? {} : { note: rule.note }),
    ...legalSource(references, rule),
  };
  if (ran === undefined) return { clock: { ...head, ...tail } };
  const moment = {
    ...(ran.startsAt === undefined ? {} : { startsAt: write(ran.startsAt) }),
    ...(certain ? { dueAt: write(ran.due) } : { earliestDueAt: write(ran.due) }),
  };
  return { clock: { ...head, ...moment, ...tail }, counts: ran.due };
}

/** The timing of the zone where the clock is due first. Where the zones differ, which one it is is missing. */
function earliest(timings: readonly Timing[]): Timing | undefined {
  const [first, ...others] = [...timings].sort((a, b) => a.due - b.due);
  if (first === undefined || others.every(({ due }) => due === first.due)) return first;
  return { ...first, missing: [...new Set([...first.missing, 'plan.timeZone'])] };
}

const tolledAt = (
  { from, until }: NonNullable<Timing['tolled']>,
  write: (moment: number) => string,
): NonNullable<Clock['tolled']> => ({ from: write(from), ...(until === undefined ? {} : { until: write(until) }) });

const expiryOf = ({ expiry }: ClockRule): Clock['expiry'] =>
  expiry === undefined
    ? { meaning: 'not-read', statement: say('clocks.expiry-not-read') }
    : { meaning: expiry.meaning, statement: expiry.says };

const lengthOf = ({ amount, unit }: Length): Clock['duration'] => ({ amount, unit });
