import type { Program } from '../conditions/program.js';
import { compile } from '../conditions/program.js';
import type { Level } from '../domain/determination.js';
import { OTP, RECOVERY_RESIDENCE } from '../domain/level.js';
import type { FactCatalogue } from '../facts/catalogue.js';
import type { Reference, ReviewType, Rule } from '../rulesets/documents.js';

/** Whom an effect can help or hurt: each effect has one polarity, so that unknowns can be resolved both ways. */
export type Polarity = 'protective' | 'adverse' | 'neutral';

export const POLARITY: Readonly<Record<Rule['then']['effect'], Polarity>> = {
  exempt: 'protective',
  prohibit: 'protective',
  guarantee: 'protective',
  deny: 'adverse',
  pend: 'adverse',
  downgrade: 'adverse',
  limit: 'adverse',
  advise: 'neutral',
};

export interface CompiledRule {
  readonly rule: Rule;
  /** Its condition's place in the table's program. */
  readonly condition: number;
  readonly polarity: Polarity;
  readonly levels: ReadonlySet<string> | undefined;
  readonly reviewTypes: ReadonlySet<string> | undefined;
  /** Where the rule comes from: the payer's ruleset, or the criteria set's definition of a service. */
  readonly origin: RuleOrigin;
}

export interface RuleOrigin {
  readonly kind: 'payer' | 'service';
  readonly id: string;
  readonly version: string;
  readonly references: Readonly<Record<string, Reference>>;
}

/** All rules that may speak on a request, compiled into one program. */
export interface RuleTable {
  readonly rules: readonly CompiledRule[];
  readonly program: Program;
}

export function compileRules(
  sources: readonly { readonly origin: RuleOrigin; readonly rules: readonly Rule[] }[],
  catalogue: FactCatalogue,
): RuleTable {
  const rules = sources
    .flatMap(({ origin, rules }) => rules.map((rule) => ({ origin, rule })))
    .map(({ origin, rule }, condition): CompiledRule => {
      const { levels, reviewTypes } = rule.appliesTo ?? {};
      return {
        rule,
        condition,
        origin,
        polarity: POLARITY[rule.then.effect],
        levels: levels === undefined ? undefined : new Set(levels),
        reviewTypes: reviewTypes === undefined ? undefined : new Set(reviewTypes),
      };
    });
  return Object.freeze({
    rules,
    program: compile(
      rules.map(({ rule }) => rule.when),
      catalogue,
    ),
  });
}

/** Does the rule speak on this kind of review, at this level? */
export function speaksAt(compiled: CompiledRule, level: Level, reviewType: ReviewType): boolean {
  if (compiled.reviewTypes !== undefined && !compiled.reviewTypes.has(reviewType)) return false;
  const { levels } = compiled;
  if (levels === undefined) return true;
  const { treatment, withdrawal, otp, recoveryResidence } = level;
  return (
    (treatment !== undefined && levels.has(treatment)) ||
    (withdrawal !== undefined && levels.has(withdrawal)) ||
    (otp === true && levels.has(OTP)) ||
    (recoveryResidence === true && levels.has(RECOVERY_RESIDENCE))
  );
}
