import type { FactCatalogue } from '../facts/catalogue.js';
import type { LawRules } from '../law/rules.js';
import { compileRules } from '../law/rules.js';
import type { NoticeRule, RightRule, RightsDocument } from '../rulesets/law-documents.js';

/** `rulesets/law/rights.json`, compiled. */
export interface RightsBook {
  readonly document: RightsDocument;
  readonly digest: string;
  readonly catalogue: FactCatalogue;
  readonly rights: LawRules<RightRule>;
  readonly notice: LawRules<NoticeRule>;
}

export const rightsBook = (
  { digest, document }: { readonly document: RightsDocument; readonly digest: string },
  catalogue: FactCatalogue,
): RightsBook => ({
  document,
  digest,
  catalogue,
  rights: compileRules(document.rights, catalogue),
  notice: compileRules(document.notice, catalogue),
});
