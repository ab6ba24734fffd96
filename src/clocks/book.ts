import type { FactCatalogue } from '../facts/catalogue.js';
import type { LawRules } from '../law/rules.js';
import { compileRules } from '../law/rules.js';
import type { ClockGap, ClockRule, ClocksDocument } from '../rulesets/law-documents.js';

/** `rulesets/law/clocks.json`, compiled. */
export interface ClockBook {
  readonly document: ClocksDocument;
  readonly digest: string;
  readonly catalogue: FactCatalogue;
  readonly clocks: LawRules<ClockRule>;
  readonly gaps: LawRules<ClockGap>;
  /** Every zone a payer can be in, where nobody says which. */
  readonly zones: readonly string[];
}

export function clockBook(
  { digest, document }: { readonly document: ClocksDocument; readonly digest: string },
  catalogue: FactCatalogue,
): ClockBook {
  return {
    document,
    digest,
    catalogue,
    clocks: compileRules(document.clocks, catalogue),
    gaps: compileRules(document.gaps, catalogue),
    zones: Object.keys(catalogue.facts[catalogue.indexOf.get('plan.timeZone') ?? -1]?.values ?? {}),
  };
}
