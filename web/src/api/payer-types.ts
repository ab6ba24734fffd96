import type { Condition } from '../../../src/conditions/condition.js';
import type { Fact } from '../../../src/facts/catalogue.js';

/** Answers that the service describes in its OpenAPI document only. */

export interface Payer {
  readonly payer: string;
  readonly name: string;
  readonly fictional: boolean;
  readonly jurisdiction: string;
  readonly versions: readonly string[];
}

interface PayerRulesetSummary {
  readonly version: string;
  readonly title: string;
  readonly effective: {
    readonly by: 'service-date' | 'policy-date';
    readonly from: string;
    readonly to: string | null;
  };
  readonly criteria: readonly { readonly population: string; readonly set: string }[];
  readonly digest: string;
}

export interface RuleDocument {
  readonly id: string;
  readonly title: string;
  readonly appliesTo?: { readonly levels?: readonly string[]; readonly reviewTypes?: readonly string[] };
  readonly when: Condition;
  readonly then: { readonly effect: string };
}

export interface RulesetDocument {
  readonly digest: string;
  readonly ruleset: PayerRulesetSummary & { readonly levels: string; readonly adultFrom: number };
  readonly rules: readonly RuleDocument[];
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
