import type { Program } from '../conditions/program.js';
import { compile } from '../conditions/program.js';
import type { Level } from '../domain/determination.js';
import { OTP, RECOVERY_RESIDENCE } from '../domain/level.js';
import type { FactCatalogue } from '../facts/catalogue.js';
import type { Reference, ReviewType, Rule } from '../rulesets/documents.js';
import type { Polarity } from '../rulesets/polarity.js';
import { POLARITY } from '../rulesets/polarity.js';

export interface CompiledRule {
  readonly rule: Rule;
  /** Its condition's place in the table's program. */
  readonly condition: number;
  readonly polarity: Polarity;
  readonly levels: ReadonlySet<string> | undefined;
  readonly reviewTypes: ReadonlySet<string> | undefined;
  /** Where it comes from: the payer's ruleset, an overlay it imports, or the criteria set's definition of a service. */
  readonly origin: RuleOrigin;
}

export interface RuleOrigin {
  readonly kind: 'payer' | 'overlay' | 'service';
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
