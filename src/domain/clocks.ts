import type { CitedSource, Question } from './determination.js';

/** The times within which the payer must decide, as an answer shows them on request. */

/** Where a rule of law stands, and how its source was read. */
export interface LegalSource {
  readonly status: 'in-force' | 'enacted' | 'proposed' | 'paused';
  readonly evidence: 'verified' | 'secondary' | 'interpretation' | 'unverified';
  readonly mark: 'P' | 'P-older' | 'Q' | 'S' | 'I' | 'K';
  readonly source: CitedSource;
}

export interface TimeLength {
  readonly amount: number;
  readonly unit: 'hour' | 'calendar-day' | 'business-day' | 'day-except-holidays' | 'calendar-month';
}

/** What a stated event did to a clock. */
export interface ClockEvent {
  readonly kind: 'extension' | 'information-request';
  readonly at: string;
  readonly effect: 'used' | 'ignored';
  readonly statement: string;
}

export interface Clock extends LegalSource {
  readonly id: string;
  readonly title: string;
  readonly purpose: 'decision' | 'notice';
  /** Undetermined: it applies, or runs so, only if facts that nobody stated say so. */
  readonly applies: 'yes' | 'undetermined';
  /** Facts it waits for; the due moment below is then the earliest possible. */
  readonly missing: readonly string[];
  readonly duration: TimeLength;
  readonly startsAt?: string;
  readonly dueAt?: string;
  /** In place of `dueAt` while something is missing: it cannot be due before this. */
  readonly earliestDueAt?: string;
  readonly governing: boolean;
  /** One extension that the rule allows. */
  readonly extendableBy?: TimeLength;
  /** Does a request for missing information stop it? */
  readonly tollable: boolean;
  readonly tolled?: { readonly from: string; readonly until?: string };
  readonly events: readonly ClockEvent[];
  readonly expiry: { readonly meaning: 'denial' | 'deemed-exhausted' | 'not-read'; readonly statement: string };
  readonly note?: string;
}

export interface Clocks {
  readonly law: { readonly version: string; readonly digest: string };
  readonly statement: string;
  /** When the first of the payer and its delegate had the request. */
  readonly receivedAt?: string;
  readonly urgency: 'urgent' | 'not-urgent' | 'unknown';
  /** Id of the clock that runs out first among those in force whose source was read. */
  readonly governing?: string;
  readonly clocks: readonly Clock[];
  readonly gaps: readonly { readonly id: string; readonly covers: 'all' | 'part'; readonly reason: string }[];
  /** What to ask so that nothing above is undetermined. */
  readonly questions: readonly Question[];
}
