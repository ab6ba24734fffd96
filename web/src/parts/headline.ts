import type { Determination } from '../api/types.js';
import { careWords, levelCodes } from './level-words.js';
import type { Tone } from './notice.js';

export interface Headline {
  readonly tone: Tone;
  /** A few words, for lists. */
  readonly short: string;
  /** One plain sentence, for the top of the result. */
  readonly sentence: string;
}

/** What an answer comes to, for the nurse who must act on it. */
export function headlineOf({
  authorized,
  decision,
  finality,
  missing,
  reason,
  releasable,
  requested,
  reviewer,
}: Determination): Headline {
  const who = reviewer.required === 'administrative' ? 'an administrative reviewer' : 'a physician';
  switch (decision) {
    case 'approve':
      if (reason === 'review-not-permitted')
        return {
          tone: 'protect',
          short: 'No review permitted: approve',
          sentence: `The law does not permit a review now. Approve as asked: ${careWords(requested)}.`,
        };
      if (reason === 'attested-approval')
        return {
          tone: 'good',
          short: 'Signed: approved as asked',
          sentence: `Final: approved as asked: ${careWords(requested)}. A reviewer has signed it.`,
        };
      return releasable
        ? { tone: 'good', short: 'Approve as asked', sentence: `Approve as asked: ${careWords(requested)}.` }
        : {
            tone: 'good',
            short: 'Approval proposed',
            sentence: `The request is supported as asked: ${careWords(requested)}. This payer wants ${who} to confirm it.`,
          };
    case 'downgrade':
      if (finality === 'final')
        return {
          tone: 'warning',
          short: 'Signed: less than asked is given',
          sentence: `Final: less than was asked is given (${authorized === undefined ? 'see below' : careWords(authorized)}). A reviewer has signed it.`,
        };
      return {
        tone: 'warning',
        short: 'Less than asked: physician decides',
        sentence: `Less than was asked would be given (${authorized === undefined ? 'see below' : careWords(authorized)}). Only ${who} may decide that.`,
      };
    case 'deny':
      if (finality === 'final')
        return {
          tone: 'warning',
          short: 'Signed: denied',
          sentence: `Final: Level ${levelCodes(requested.level)} is denied. A reviewer has signed it.`,
        };
      return {
        tone: 'warning',
        short: `Not supported: ${reviewer.required === 'administrative' ? 'administrator' : 'physician'} decides`,
        sentence: `Level ${levelCodes(requested.level)} is not supported as asked. Only ${who} may decide that.`,
      };
    case 'pend':
      if (reason === 'urgent')
        return {
          tone: 'error',
          short: 'Emergency',
          sentence: 'This is an emergency: a clinician must look at it now.',
        };
      return missing.length > 0
        ? {
            tone: 'info',
            short: `${missing.length} ${missing.length === 1 ? 'fact' : 'facts'} missing`,
            sentence: `No answer yet: ${missing.length === 1 ? 'one fact is' : `${missing.length} facts are`} missing. Nothing is denied.`,
          }
        : {
            tone: 'warning',
            short: 'A clinician must look',
            sentence: `No answer by rules: ${who} must look at it. Nothing is denied.`,
          };
  }
}
