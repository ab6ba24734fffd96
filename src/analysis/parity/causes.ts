import type { Level } from '../../domain/determination.js';
import { codesOf } from '../../domain/level.js';
import type { FactValues } from '../../facts/catalogue.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import { speaksAt } from '../../payer/rule-table.js';
import type { Posed } from '../../pose.js';
import type { ReviewType, RulesetDocument } from '../../rulesets/documents.js';
import { companionsOf } from './companions.js';
import type { Ground } from './ground.js';

/** What of the payer's may make an answer less than the criteria find: a rule, or a level it does not cover. */
export interface Cause {
  readonly id: string;
  readonly rule: CompiledRule | undefined;
  /** The rules that protect from it. */
  readonly companions: readonly CompiledRule[];
  readonly speaks: (level: Level, reviewType: ReviewType) => boolean;
  readonly met: (values: FactValues) => boolean;
  /** The same request as if there were no such cause, nor these rules. */
  readonly lifted: (posed: Posed, also?: readonly string[]) => Posed;
}

export function ruleCause({ arm, met, without }: Ground, rule: CompiledRule): Cause {
  const { id } = rule.rule;
  return {
    id,
    rule,
    companions: companionsOf(rule, arm.table.rules),
    speaks: (level, reviewType) => speaksAt(rule, level, reviewType),
    met: (values) => met(rule, values),
    lifted: (posed, also = []) => under(posed, { table: without([id, ...also]) }),
  };
}

export function coverageCause({ arm, without }: Ground, code: string): Cause {
  return {
    id: coverageId(code),
    rule: undefined,
    // Only a protective rule that nobody could read holds up a denial for coverage.
    companions: arm.table.rules.filter(
      ({ polarity, rule }) => polarity === 'protective' && rule.status === 'unverified',
    ),
    speaks: (level) => codesOf(level).includes(code),
    met: () => true,
    lifted: (posed, also = []) => {
      const { [code]: _, ...coverage } = posed.matter.ruleset.coverage;
      return under(posed, { coverage, table: without(also) });
    },
  };
}

/** Beside the ids of rules in a report; no rule may be called so. */
export const coverageId = (code: string): string => `coverage ${code}`;

interface Changed {
  readonly table?: Ground['bare'];
  readonly coverage?: RulesetDocument['coverage'];
}

/** The same request under other rules or another table of coverage. */
export function under(posed: Posed, { coverage, table }: Changed): Posed {
  const { matter } = posed;
  return {
    ...posed,
    matter: {
      ...matter,
      ...(table === undefined ? {} : { table }),
      ...(coverage === undefined ? {} : { ruleset: { ...matter.ruleset, coverage } }),
    },
  };
}

/** The request as the criteria alone would answer it: none of the payer's rules, everything covered. */
export const criteriaAlone = ({ bare }: Ground, posed: Posed): Posed => under(posed, { table: bare, coverage: {} });
