import type { FactCatalogue } from '../facts/catalogue.js';
import type { LawRules } from '../law/rules.js';
import { compileRules } from '../law/rules.js';
import type { BarRule, RequirementRule, ReviewersDocument } from '../rulesets/law-documents.js';

/** `rulesets/law/reviewers.json`, compiled. */
export interface ReviewersBook {
  readonly document: ReviewersDocument;
  readonly digest: string;
  readonly catalogue: FactCatalogue;
  readonly requirements: LawRules<RequirementRule>;
  /** Those in force whose source was read. */
  readonly bars: LawRules<BarRule>;
}

export const reviewersBook = (
  { digest, document }: { readonly document: ReviewersDocument; readonly digest: string },
  catalogue: FactCatalogue,
): ReviewersBook => ({
  document,
  digest,
  catalogue,
  requirements: compileRules(document.requirements, catalogue),
  bars: compileRules(
    document.bars.filter(({ mark, status }) => status === 'in-force' && mark !== 'K'),
    catalogue,
  ),
});
