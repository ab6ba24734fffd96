import { oncePer } from '../domain/once.js';
import type { Determination, Level } from '../domain/determination.js';
import { OTP, RECOVERY_RESIDENCE, sameLevel } from '../domain/level.js';
import type { Library } from '../library.js';
import type { ReviewRequest } from '../request.js';
import type { ReviewType } from '../rulesets/documents.js';

/**
 * The words a determination is counted under. Each is a word of ours: of a closed list, or of the rulesets loaded. What a
 * caller wrote is looked up and never copied, so no request can make a series.
 */
export interface Labels {
  readonly payer: string;
  readonly version: string;
  readonly reviewType: ReviewType | typeof OTHER;
  readonly urgency: 'expedited' | 'standard';
  /** The level asked for; of care on several axes, the treatment. */
  readonly level: string;
  /** Who made it final: nobody while it is proposed. */
  readonly finalBy: 'software' | 'person' | 'nobody';
  /** How much of what was asked an approval gives; absent for what is no approval. */
  readonly approved?: 'whole' | 'part' | 'so-far';
  /** What was refused; absent where nothing was. */
  readonly refused?: 'whole' | 'level' | 'amount';
}

export const OTHER = 'other';
/** Where no version of a ruleset gave the answer. */
export const NONE = 'none';

const REVIEW_TYPES = new Set<string>([
  'prior-authorization',
  'concurrent',
  'retrospective',
  'claim',
] satisfies ReviewType[]);

export function labelsOf(request: Partial<ReviewRequest>, determination: Determination, library: Library): Labels {
  const { attestation, finality, provenance, requested, urgent } = determination;
  const type = request.review?.type;
  return {
    payer: library.payers.get(request.payer ?? '')?.document.payer ?? OTHER,
    version: provenance.ruleset?.version ?? NONE,
    reviewType: type !== undefined && REVIEW_TYPES.has(type) ? type : OTHER,
    urgency: urgent ? 'expedited' : 'standard',
    level: levelOf(requested.level, library),
    finalBy: finality === 'proposed' ? 'nobody' : attestation === undefined ? 'software' : 'person',
    ...extentOf(determination),
  };
}

function extentOf({
  authorized,
  decision,
  notYetReviewable,
  requested,
}: Determination): Pick<Labels, 'approved' | 'refused'> {
  switch (decision) {
    case 'approve':
      return { approved: notYetReviewable === undefined ? 'whole' : 'so-far' };
    case 'downgrade':
      // In part an approval and in part an adverse determination: it is counted as both.
      return { approved: 'part', refused: sameLevel(authorized?.level ?? {}, requested.level) ? 'amount' : 'level' };
    case 'deny':
      return { refused: 'whole' };
    case 'pend':
      return {};
  }
}

/** Every code a level can be counted under. */
export const levelCodes = ({ criteria }: Library): ReadonlySet<string> => codesIn(criteria);

const codesIn = oncePer(
  (criteria: Library['criteria']): ReadonlySet<string> =>
    new Set([...criteria.values()].flatMap(({ document }) => document.levels.map(({ code }) => code))),
);

/** The level may be as the caller wrote it where no version of a ruleset read it. */
function levelOf({ otp, recoveryResidence, treatment, withdrawal }: Level, library: Library): string {
  const code = treatment ?? withdrawal ?? (otp === true ? OTP : recoveryResidence === true ? RECOVERY_RESIDENCE : NONE);
  return code === NONE || code === OTP || code === RECOVERY_RESIDENCE || levelCodes(library).has(code) ? code : OTHER;
}
