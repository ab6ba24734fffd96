import type { Fact } from '../../../src/facts/catalogue.js';
import type { CriteriaDocument } from '../../../src/clinical/documents.js';
import type { Rule, RulesetDocument as Written } from '../../../src/rulesets/documents.js';

/** Answers that the service describes in its OpenAPI document only. */

export interface Payer {
  readonly payer: string;
  readonly name: string;
  readonly fictional: boolean;
  readonly jurisdiction: string;
  readonly versions: readonly string[];
}

export interface PayerRulesetSummary {
  readonly version: string;
  readonly title: string;
  readonly effective: {
    readonly by: 'service-date' | 'policy-date';
    readonly from: string;
    readonly to: string | null;
  };
  readonly criteria: readonly { readonly population: string; readonly set: string }[];
  readonly lastVerified: string;
  readonly reasonForChange: string;
  readonly publishedOn?: string;
  readonly supersedes?: string;
  readonly withdrawn?: { readonly on: string; readonly reason: string };
  readonly digest: string;
}

export interface RulesetDocument {
  readonly digest: string;
  readonly ruleset: Written;
  readonly rules: readonly Rule[];
  readonly imports: readonly {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly digest: string;
    readonly references: Written['references'];
    readonly rules: readonly Rule[];
  }[];
}

export interface CriteriaSet {
  readonly digest: string;
  readonly criteria: CriteriaDocument;
}

export interface CriteriaSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly edition: string;
  readonly population: string;
  readonly method: 'best-fit' | 'join';
  readonly levels: readonly { readonly code: string; readonly name: string; readonly axis: string }[];
}

export interface FactCatalogue {
  readonly version: string;
  readonly facts: readonly Fact[];
}

export interface PayerRulesets {
  readonly payer: string;
  readonly rulesets: readonly PayerRulesetSummary[];
}
