import type { Lint } from '../../rulesets/lint-documents.js';
import { acuteOnly } from './l01-acute-only.js';
import { coOccurringBlind } from './l02-co-occurring-blind.js';
import { failFirst } from './l03-fail-first.js';
import { motivationRequired } from './l04-motivation-required.js';
import { mustImprove } from './l05-must-improve.js';
import { dayCap } from './l06-day-cap.js';
import { homeMadeCriteria } from './l07-home-made-criteria.js';
import { authorizationBarred } from './l08-authorization-barred.js';
import { severityRaised } from './l09-severity-raised.js';
import { overReview } from './l10-over-review.js';
import { outlierTrigger } from './l11-outlier-trigger.js';
import { punishingHistory } from './l12-punishing-history.js';
import { floorAsCap } from './l13-floor-as-cap.js';
import { singleDimension } from './l14-single-dimension.js';
import type { Pattern } from './pattern.js';

/** Every pattern, each with a page in `docs/lint/`. */
export const PATTERNS: { readonly [L in Lint]: Pattern<L> } = {
  L1: acuteOnly,
  L2: coOccurringBlind,
  L3: failFirst,
  L4: motivationRequired,
  L5: mustImprove,
  L6: dayCap,
  L7: homeMadeCriteria,
  L8: authorizationBarred,
  L9: severityRaised,
  L10: overReview,
  L11: outlierTrigger,
  L12: punishingHistory,
  L13: floorAsCap,
  L14: singleDimension,
};
