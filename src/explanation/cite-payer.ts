import { traceOf } from '../conditions/trace.js';
import type { Care, CitedCriterion, CitedResult } from '../domain/determination.js';
import { codesOf } from '../domain/level.js';
import { MET, truthWord } from '../domain/truth.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { speaksAt } from '../payer/rule-table.js';
import type { CoverageEntry, RulesetDocument } from '../rulesets/documents.js';
import type { Citable } from './citable.js';
import { citable, citation, NOTHING_MORE, seenAs } from './citable.js';
import { distinct } from './distinct.js';
import { sourceOf } from './source.js';
import type { CitationHead, Subject } from './subject.js';
import { originOf } from './subject.js';

/** The rules that spoke at the level asked for or granted, and any that decided on the way there. */
export function payerRules(subject: Subject, cited: CitedCriterion[]): void {
  const { drawn, matter, resolution } = subject;
  const { overridden, deciding, care } = resolution;
  const { program } = matter.table;
  for (const { compiled, truth } of drawn.rules) {
    const { id } = compiled.rule;
    const decides = deciding.includes(id);
    const out = overridden.includes(id);
    const result: CitedResult = truth === MET && out ? 'overridden' : truthWord(truth);
    if (!wanted(subject, compiled, result, decides)) continue;
    if (!decides && !out && !speaksHere(compiled, matter, care)) continue;
    const seen = seenAs(subject, program.reads[compiled.condition] as readonly number[], drawn.values);
    cited.push(
      citation(citableRule(compiled, truth === MET), result, decides, seen, () =>
        traceOf(program, compiled.condition, drawn.ruleFindings, drawn.values, originOf(subject)),
      ),
    );
  }
}

const speaksHere = (
  compiled: CompiledRule,
  { asked, reviewType }: Subject['matter'],
  care: Care | undefined,
): boolean =>
  speaksAt(compiled, asked.level, reviewType) || (care !== undefined && speaksAt(compiled, care.level, reviewType));

/** A rule that did not speak up matters only to someone who wants to see everything. */
function wanted(
  { detail, resolution }: Subject,
  { polarity }: CompiledRule,
  result: CitedResult,
  deciding: boolean,
): boolean {
  if (detail === 'full' || deciding || result === 'overridden' || result === 'met') return true;
  return result === 'undetermined' && polarity !== 'neutral' && resolution.decision === 'pend';
}

/** Its reason is a fact only where the rule holds. */
const citableRule = (compiled: CompiledRule, holds: boolean): Citable =>
  citable(compiled, holds ? 'holds' : 'does not hold', () => ({
    ...headOf(compiled),
    ...(holds ? { because: compiled.rule.because } : {}),
  }));

const headOf = ({ rule, origin }: CompiledRule): CitationHead => ({
  id: rule.id,
  title: rule.title,
  kind: origin.kind,
  basis: rule.basis,
  effect: rule.then.effect,
  version: origin.version,
  source: sourceOf(origin.references, rule.cite),
  status: rule.status,
  ...(rule.satisfiedBy === undefined ? {} : { satisfiedBy: rule.satisfiedBy }),
  ...(rule.counting === undefined ? {} : { counting: rule.counting }),
});

/** What the coverage table says of the levels asked for, passed over and granted. */
export function coverageEntries({ matter, resolution }: Subject, cited: CitedCriterion[]): void {
  const { ruleset } = matter;
  const { care, coverageAt } = resolution;
  const granted = care === undefined ? [] : codesOf(care.level);
  for (const code of distinct([...codesOf(matter.asked.level), ...coverageAt, ...granted])) {
    const entry = ruleset.coverage[code];
    if (entry === undefined) continue;
    const excluded = entry.status === 'excluded';
    const result = excluded ? 'not-met' : entry.status === 'covered' ? 'met' : 'not-applicable';
    const deciding = excluded && coverageAt.includes(code);
    cited.push(citation(citableEntry(ruleset, code, entry), result, deciding, NOTHING_MORE));
  }
}

const citableEntry = (ruleset: RulesetDocument, code: string, entry: CoverageEntry): Citable =>
  citable(ruleset, code, () => ({
    id: `coverage.${code}`,
    title: COVERAGE_TITLES[entry.status],
    kind: 'coverage',
    basis: 'coverage',
    level: code,
    version: ruleset.version,
    source: sourceOf(ruleset.references, entry.cite ?? ruleset.binds.cite),
    status: entry.evidence ?? 'interpretation',
    ...(entry.note === undefined ? {} : { because: entry.note }),
  }));

const COVERAGE_TITLES = {
  covered: 'The plan covers this level',
  excluded: 'The plan covers this level',
  unstated: 'The plan’s rules do not say whether this level is covered; it is treated as covered',
} as const;
