import type { Condition } from '../conditions/condition.js';
import { isLeaf } from '../conditions/condition.js';
import type { Findings, Program } from '../conditions/program.js';
import { compile, evaluate } from '../conditions/program.js';
import type { LegalSource } from '../domain/clocks.js';
import type { CitedSource, Decision } from '../domain/determination.js';
import type { Truth } from '../domain/truth.js';
import { and, MET, NOT_MET, UNDETERMINED } from '../domain/truth.js';
import { sourceOf } from '../explanation/source.js';
import type { FactCatalogue, FactValues } from '../facts/catalogue.js';
import type { Reference } from '../rulesets/documents.js';
import type { LawHead, LawLine, Sourced } from '../rulesets/law-documents.js';
import { evidenceOf } from '../rulesets/law-documents.js';

/** Rules of law with their conditions compiled: which of them apply to these facts. */
export interface LawRules<Rule extends { readonly when: Condition }> {
  readonly rules: readonly Rule[];
  readonly program: Program;
}

export const compileRules = <Rule extends { readonly when: Condition }>(
  rules: readonly Rule[],
  catalogue: FactCatalogue,
): LawRules<Rule> => ({
  rules,
  program: compile(
    rules.map(({ when }) => when),
    catalogue,
  ),
});

/** A rule that is not excluded by what is known. */
export interface Applying<Rule> {
  readonly rule: Rule;
  readonly truth: typeof MET | typeof UNDETERMINED;
  /** Facts its condition waits for; empty when it is met. */
  readonly missing: readonly string[];
}

export function applying<Rule extends { readonly when: Condition }>(
  { program, rules }: LawRules<Rule>,
  values: FactValues,
): readonly Applying<Rule>[] {
  const findings = evaluate(program, values);
  return rules.flatMap((rule, index) => {
    const truth = findings.conditions[index] as Truth;
    if (truth === NOT_MET) return [];
    const missing = truth === MET ? [] : unsettled(rule.when, program, findings);
    return [{ rule, truth, missing: [...new Set(missing)] }];
  });
}

/** The facts by which an undetermined condition is undetermined. */
function unsettled(part: Condition, program: Program, findings: Findings): readonly string[] {
  if (isLeaf(part)) return findings.leaves[program.leafIndexOf.get(part) as number] === UNDETERMINED ? [part.fact] : [];
  if ('not' in part) return unsettled(part.not, program, findings);
  return ('all' in part ? part.all : part.any).flatMap((inner) => unsettled(inner, program, findings));
}

/** Was the rule in effect on the day of receipt? `days` are the days it may have been; none when nothing is known. */
export function inEffect({ from, to }: Pick<LawHead, 'from' | 'to'>, days: readonly string[]): Truth {
  if (from === null && to === null) return MET;
  const held = days.map((day) => (from === null || day >= from) && (to === null || day <= to));
  if (held.length === 0 || new Set(held).size > 1) return UNDETERMINED;
  return held[0] === true ? MET : NOT_MET;
}

/** The rule as far as its condition and its days go; `missing` names what the day of receipt waits for. */
export function effective<Rule extends LawHead>(
  one: Applying<Rule>,
  days: readonly string[],
  missingDay: string,
): readonly Applying<Rule>[] {
  const held = inEffect(one.rule, days);
  if (held === NOT_MET) return [];
  const truth = and(one.truth, held) as Applying<Rule>['truth'];
  return [{ ...one, truth, missing: held === MET ? one.missing : [...new Set([...one.missing, missingDay])] }];
}

/** What must be known before anything is said of this plan; undefined where the line itself is unknown. */
export function unknownOfPlan(lines: readonly LawLine[], lookUp: (fact: string) => unknown): readonly string[] {
  const line = lookUp('plan.line');
  const needs = lines.find((one) => one.line === line)?.needs;
  return needs === undefined ? ['plan.line'] : needs.filter((fact) => lookUp(fact) === undefined);
}

type References = Readonly<Record<string, Reference>>;

export const sourced = (
  references: References,
  { cite, mark }: Sourced,
): { readonly evidence: LegalSource['evidence']; readonly source: CitedSource } => ({
  evidence: evidenceOf(mark),
  source: sourceOf(references, cite),
});

export const legalSource = (references: References, rule: LawHead): LegalSource => ({
  status: rule.status,
  mark: rule.mark,
  ...sourced(references, rule),
});

/** What is asked of a person to settle these facts: derived ones by what they come from, receipt once. */
export function askable(catalogue: FactCatalogue, names: readonly string[], values: FactValues): readonly string[] {
  const known = (name: string): boolean => values[catalogue.indexOf.get(name) ?? -1] !== undefined;
  const received = RECEIPTS.some(known);
  const asked = names.flatMap((name) => catalogue.facts[catalogue.indexOf.get(name) ?? -1]?.derivedFrom ?? [name]);
  return [...new Set(asked)].filter(
    (name) => !known(name) && name !== 'review.delegateReceivedAt' && !(received && RECEIPTS.includes(name)),
  );
}

/** The first of these is the moment of receipt. */
export const RECEIPTS: readonly string[] = ['review.receivedAt', 'review.delegateReceivedAt'];

/** Does the answer give less than was asked? A question is open: what follows is what would hold if it did. */
export const OCCASION: Readonly<Record<Decision, 'adverse' | 'open' | 'none'>> = {
  approve: 'none',
  downgrade: 'adverse',
  deny: 'adverse',
  pend: 'open',
};
