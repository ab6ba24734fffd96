import type { Determination } from '../api/types.js';
import type { Kept } from './kept.js';
import { type Draft, withoutAttestation } from './signing.js';

/** A value of a fact. `unknown` says that it was looked for and is not documented; a fact without a value was not asked. */
export type FactValue = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, FactValue>>;

export const NOT_DOCUMENTED = 'unknown';

/** One review, as the desk keeps it in this browser. */
export interface Case {
  /** Random and of this browser only: it may stand in an address. */
  readonly id: string;
  readonly openedAt: string;
  readonly changedAt: string;
  /** Name of the sample it was made from. */
  readonly sample?: string;
  readonly payer?: string;
  /** The reviewer's own reference: opaque to the service, which echoes it and keeps it nowhere. */
  readonly reference?: string;
  readonly answers: Answers;
  /** Parts of the request that are no facts: marks of the record, the determination before, an attestation. */
  readonly beside: Readonly<Record<string, unknown>>;
  readonly stage: Stage;
  /** The last answer of the service, and the request it was given to. */
  readonly decided?: Decided;
  /** Earlier answers, to compare with. */
  readonly kept?: readonly Kept[];
  /** What a physician is entering. */
  readonly signing?: Draft;
  /** The call between physicians. */
  readonly call?: Call;
  readonly letter?: LetterDraft;
}

/** A call between the payer’s physician and the provider’s, offered before an adverse answer. */
export interface Call {
  readonly state?: 'offered' | 'held' | 'declined';
  readonly at?: string;
  readonly with?: string;
  readonly telephone?: string;
  readonly notes?: string;
}

/** How the letter is wanted, and what only the payer can fill in. */
export interface LetterDraft {
  readonly audience: 'member' | 'provider';
  readonly language: 'en' | 'es';
  readonly slots: Readonly<Record<string, string>>;
}

export interface Decided {
  readonly at: string;
  /** The request as text, to see whether the answer is still about what stands here. */
  readonly request: string;
  readonly determination: Determination;
}

export type Stage =
  | { readonly kind: 'open' }
  /** The provider has been asked for facts. */
  | { readonly kind: 'asked'; readonly at: string; readonly facts: readonly string[] }
  | { readonly kind: 'with-physician'; readonly at: string; readonly note: string; readonly determination: string }
  /** Approved exactly as asked; the digest is that of the answer. */
  | { readonly kind: 'approved'; readonly at: string; readonly determination: string }
  /** A reviewer has signed, and the answer is final. */
  | { readonly kind: 'signed'; readonly at: string; readonly determination: string };

/** Nobody has to do anything more. */
export const isSettled = ({ stage }: Case): boolean => stage.kind === 'approved' || stage.kind === 'signed';

export const newCase = (now: string): Case => ({
  id: crypto.randomUUID(),
  openedAt: now,
  changedAt: now,
  answers: { 'review.type': 'prior-authorization' },
  beside: {},
  stage: { kind: 'open' },
});

/**
 * A changed fact makes a case that was settled open again: what was approved or signed is not what stands here now. With
 * a physician it stays, who hears new facts in the call.
 */
export function withAnswer(one: Case, fact: string, value: FactValue | undefined): Case {
  const { [fact]: _before, ...rest } = one.answers;
  return {
    ...one,
    answers: value === undefined ? rest : { ...rest, [fact]: value },
    beside: withoutAttestation(one.beside),
    stage: one.stage.kind === 'with-physician' ? one.stage : { kind: 'open' },
  };
}

export const withPayer = (one: Case, payer: string): Case => ({ ...one, payer, stage: { kind: 'open' } });
