import type { Condition } from '../conditions/condition.js';
import { isLeaf } from '../conditions/condition.js';
import type { Determination, Trace } from '../domain/determination.js';
import type { TruthWord } from '../domain/truth.js';
import type { Library, Ruleset } from '../library.js';
import type { Rule } from '../rulesets/documents.js';
import type { AnsweredCase } from './cases.js';
import { answerCases } from './cases.js';
import { whyUnreachable } from './unreachable.js';

/** How a rule's condition, or one test in it, can come out. */
export const RESULTS: readonly TruthWord[] = ['met', 'not-met', 'undetermined'];

/** A rule's whole condition, or one test in it. */
export interface Part {
  readonly rule: Rule;
  /** In the rule's `when`; empty for the whole. */
  readonly pointer: string;
  readonly condition: Condition;
}

export interface CoveredPart extends Part {
  /** How it came out in the cases in which the rule spoke. */
  readonly seen: ReadonlySet<TruthWord>;
  /** How it cannot come out on any request, and why. */
  readonly unreachable: ReadonlyMap<TruthWord, string>;
}

/** One result of one part that no case shows. */
export interface Gap extends Part {
  readonly result: TruthWord;
}

/** Which results of which conditions and tests the cases of a version show. What cannot be does not count. */
export interface Coverage {
  readonly parts: readonly CoveredPart[];
  readonly gaps: readonly Gap[];
  readonly covered: number;
  readonly of: number;
  /** Rounded down, so that 100 means all. */
  readonly percent: number;
}

export function coverageOf(
  library: Library,
  ruleset: Ruleset,
  answered: readonly AnsweredCase[] = answerCases(library, ruleset),
): Coverage {
  const shown = new Set(answered.flatMap(({ outcome }) => (outcome.ok ? shownBy(outcome.value, ruleset) : [])));
  const parts = partsOf(ruleset).map((part): CoveredPart => {
    const seen = new Set(RESULTS.filter((result) => shown.has(keyOf({ ...part, result }))));
    const reasons = RESULTS.filter((result) => !seen.has(result)).flatMap((result) => {
      const why = whyUnreachable(library, ruleset.document, { ...part, result });
      return why === undefined ? [] : [[result, why] as const];
    });
    return { ...part, seen, unreachable: new Map(reasons) };
  });
  const gaps = parts.flatMap(({ seen, unreachable, ...part }) =>
    RESULTS.filter((result) => !seen.has(result) && !unreachable.has(result)).map((result) => ({ ...part, result })),
  );
  const covered = parts.reduce((sum, { seen }) => sum + seen.size, 0);
  const of = covered + gaps.length;
  return { parts, gaps, covered, of, percent: of === 0 ? 100 : Math.floor((100 * covered) / of) };
}

/** Every rule's condition, and the tests in it where there are several. */
function partsOf({ rules }: Ruleset): readonly Part[] {
  return rules.flatMap((rule) => {
    const whole = { rule, pointer: '', condition: rule.when };
    return isLeaf(rule.when) ? [whole] : [whole, ...testsIn(rule, rule.when, '')];
  });
}

function testsIn(rule: Rule, condition: Condition, pointer: string): readonly Part[] {
  if (isLeaf(condition)) return [{ rule, pointer, condition }];
  if ('not' in condition) return testsIn(rule, condition.not, `${pointer}/not`);
  const [key, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return parts.flatMap((part, index) => testsIn(rule, part, `${pointer}/${key}/${index}`));
}

export const keyOf = ({ rule, pointer, result }: Gap): string => `${rule.id} ${pointer} ${result}`;

/**
 * What an answer shows of the version's rules. A determination in full cites each rule that spoke, with the whole of
 * its condition as evaluated; a rule that spoke at no level in question is not there, and shows nothing.
 */
export function shownBy({ criteria, provenance }: Determination, { document, rules }: Ruleset): readonly string[] {
  if (provenance.ruleset?.version !== document.version) return [];
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return criteria.flatMap(({ id, kind, trace }) => {
    const rule = kind === 'payer' ? known.get(id) : undefined;
    return rule === undefined || trace === undefined ? [] : inTrace(rule, trace, '');
  });
}

function inTrace(rule: Rule, trace: Trace, pointer: string): readonly string[] {
  const here = keyOf({ rule, pointer, condition: rule.when, result: trace.result });
  if ('not' in trace) return [here, ...inTrace(rule, trace.not, `${pointer}/not`)];
  if ('all' in trace) return [here, ...trace.all.flatMap((part, at) => inTrace(rule, part, `${pointer}/all/${at}`))];
  if ('any' in trace) return [here, ...trace.any.flatMap((part, at) => inTrace(rule, part, `${pointer}/any/${at}`))];
  return [here];
}
