import type { Level } from '../../domain/determination.js';
import { createFindings, evaluateOne } from '../../conditions/program.js';
import { MET } from '../../domain/truth.js';
import type { FactCatalogue, FactValues } from '../../facts/catalogue.js';
import type { RequestBody } from '../../facts/read.js';
import type { Statement } from '../../facts/statement.js';
import { statedIn, withStated } from '../../facts/statement.js';
import type { Arm, Library, Population, Ruleset } from '../../library.js';
import type { CompiledRule, RuleTable } from '../../payer/rule-table.js';
import { compileRules } from '../../payer/rule-table.js';
import type { Posed } from '../../pose.js';
import { ask, pose } from '../../pose.js';
import type { ReviewType } from '../../rulesets/documents.js';
import { select } from '../../rulesets/select.js';
import { boundRequest } from '../base-request.js';
import { LEVEL_ASKED, levelStated } from './asks.js';
import type { Space } from './assessments.js';
import { spaceOf } from './assessments.js';
import type { LeafSign } from './leaf-sign.js';
import { leafSign } from './leaf-sign.js';
import { neutralRequest } from './neutral.js';
import { finished } from './steps.js';
import type { Surveyed } from './survey.js';
import { surveyed, surveysOf } from './survey.js';

/** Everything that does not depend on the rule looked at: one population under one version. */
export interface Ground {
  readonly library: Library;
  readonly ruleset: Ruleset;
  readonly population: Population;
  readonly arm: Arm;
  readonly space: Space;
  /** Facts that the assessment states, whatever a rule reads. */
  readonly kept: (fact: string) => boolean;
  /** Does the finding rest on this fact, though it does not differ between assessments? */
  readonly clinical: (fact: string) => boolean;
  /** The sign of facts that do not belong to the assessment. */
  readonly sign: LeafSign;
  readonly survey: (state: Statement) => Surveyed;
  /** The survey of the neutral profile, step by step, so that a caller may stop between the steps. */
  readonly prepare: () => Generator<undefined, void>;
  /** The neutral request for a level, without an assessment. */
  readonly neutral: (level: Level, reviewType: ReviewType) => RequestBody | undefined;
  /** The rules without these. */
  readonly without: (ids: readonly string[]) => RuleTable;
  readonly met: (rule: CompiledRule, values: FactValues) => boolean;
  /** The definitions of the criteria alone, none of the payer's rules. */
  readonly bare: RuleTable;
}

/** Nothing where no plan of this population is bound, or the criteria set has no space to enumerate: why. */
export type Grounded = { readonly ok: true; readonly ground: Ground } | { readonly ok: false; readonly why: string };

export function groundOf(library: Library, ruleset: Ruleset, population: Population): Grounded {
  const arm = ruleset.arms[population];
  const { catalogue, gatherer } = library;
  const bound = boundRequest(library, ruleset, { reviewType: 'concurrent', population });
  if (bound === undefined)
    return { ok: false, why: `the ruleset binds no plan of ${population}s, or no day selects it` };
  const { from } = bound['requested'] as { readonly from: string };
  const space = spaceOf(gatherer, arm.finder, arm.criteria.document.id, from);
  if (space === undefined)
    return { ok: false, why: `no completion of the ratings is stated for ${arm.criteria.document.id}` };
  const { program, rules } = arm.table;
  const findings = createFindings(program);
  const inAssessment = (fact: string): boolean => space.varied.has(fact);
  const fixed = (fact: string): boolean => inAssessment(fact) || LEVEL_ASKED.has(fact) || FIXED.has(fact);
  const assessmentSign = leafSign(program, inAssessment);
  const tests = program.leaves
    .filter(({ name }) => inAssessment(name))
    .map(({ name, operator, wanted }) => [name, operator, wanted]);
  const clinical = clinicalFacts(catalogue, arm);
  const surveying = function* (state: Statement): Generator<undefined, Surveyed> {
    const body = withStated(withStated(bound, space.completion), state);
    const said = Object.entries(statedIn(body, catalogue)).filter(([name]) => clinical(name));
    const known = surveysOf(arm.finder);
    const key = JSON.stringify([said, tests]);
    const found = known.get(key) ?? (yield* surveyed(arm, space, body, catalogue, assessmentSign));
    known.set(key, found);
    return found;
  };
  const without = remembered((ids: readonly string[]) =>
    tableOf(
      rules.filter(({ rule }) => !ids.includes(rule.id)),
      catalogue,
    ),
  );
  return {
    ok: true,
    ground: {
      library,
      ruleset,
      population,
      arm,
      space,
      kept: fixed,
      clinical,
      sign: leafSign(program, (fact) => !inAssessment(fact)),
      survey: remembered((state: Statement) => finished(surveying(state))),
      *prepare() {
        yield* surveying({});
      },
      neutral: remembered((level: Level, reviewType: ReviewType) => {
        const plain = boundRequest(library, ruleset, { reviewType, population });
        if (plain === undefined) return undefined;
        const asked = { ...space.completion, ...levelStated(level), ...stayAt(level, reviewType) };
        return neutralRequest(library, arm, withStated(plain, asked), { level, reviewType }, fixed);
      }),
      without,
      met: (rule, values) => evaluateOne(program, rule.condition, values, findings) === MET,
      bare: tableOf(
        rules.filter(({ origin }) => origin.kind === 'service'),
        catalogue,
      ),
    },
  };
}

/** Who asks whom, and for what kind of review, does not vary within a slice. */
const FIXED: ReadonlySet<string> = new Set(['review.type', 'previous.rulesetVersion']);

/** A stay under review is at the level asked for. */
const stayAt = ({ treatment }: Level, reviewType: ReviewType): Statement =>
  reviewType === 'concurrent' && treatment !== undefined ? { 'stay.currentLevel': treatment } : {};

const tableOf = (rules: RuleTable['rules'], catalogue: FactCatalogue): RuleTable =>
  compileRules(
    rules.map(({ origin, rule }) => ({ origin, rules: [rule] })),
    catalogue,
  );

function remembered<A extends readonly unknown[], R>(make: (...given: A) => R): (...given: A) => R {
  const known = new Map<string, R>();
  return (...given) => {
    const key = JSON.stringify(given);
    if (!known.has(key)) known.set(key, make(...given));
    return known.get(key) as R;
  };
}

/** Facts that the criteria read on admission. Those of a stay are asked of each request anew. */
function clinicalFacts(catalogue: FactCatalogue, { finder: { method } }: Arm): (fact: string) => boolean {
  const read =
    method.kind === 'best-fit'
      ? [...method.set.program.reads.flat(), ...method.set.entailmentProgram.reads.flat()]
      : method.kind === 'join'
        ? method.set.subdimensions.map(({ fact }) => fact)
        : [method.fact];
  const names = new Set(
    [...new Set(read)].flatMap((index) => {
      const { name, derivedFrom } = catalogue.facts[index] as FactCatalogue['facts'][number];
      return [name, ...(derivedFrom ?? [])];
    }),
  );
  return (fact) => names.has(fact) && !fact.startsWith('continued.');
}

/** The request held against this very version; nothing where it is refused or another version decides. */
export function considered(
  { library, ruleset }: Pick<Ground, 'library' | 'ruleset'>,
  body: RequestBody,
): Posed | undefined {
  const asking = ask(body, library);
  if (!asking.ok) return undefined;
  const { dates, payer } = asking.value;
  const selection = select(payer.versions, payer.document.gaps, dates);
  if (selection.kind !== 'version' || selection.version !== ruleset) return undefined;
  const posed = pose(asking.value, ruleset);
  return posed.ok ? posed.value : undefined;
}
