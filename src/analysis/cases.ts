import type { CitedResult, Determination } from '../domain/determination.js';
import type { Outcome } from '../domain/faults.js';
import { levelText } from '../domain/level.js';
import type { Library, Ruleset } from '../library.js';
import { inItsTime } from './in-its-time.js';
import { review } from '../review.js';
import type { CaseDocument, RuleCase } from '../rulesets/documents.js';
import { mergePatch } from '../rulesets/merge-patch.js';

/** A case with the answer it gets. */
export interface AnsweredCase {
  /** Its place among the case documents of the version. */
  readonly document: number;
  readonly one: RuleCase;
  readonly body: unknown;
  readonly outcome: Outcome<Determination>;
}

/** A case that did not come out as its authors expect, in words. */
export interface CaseFailure {
  readonly name: string;
  readonly problems: readonly string[];
}

/** Every case of a ruleset version, answered in full. */
export function answerCases(library: Library, ruleset: Ruleset): readonly AnsweredCase[] {
  const then = inItsTime(library, ruleset);
  return ruleset.cases.flatMap((document, index) =>
    document.cases.map((one) => {
      const body = bodyOf(document, one);
      return { document: index, one, body, outcome: review(body, then, 'full') };
    }),
  );
}

/** Runs every case of a ruleset version: each asserts the decision and the rules cited. */
export function runCases(
  library: Library,
  ruleset: Ruleset,
): { readonly run: number; readonly failures: readonly CaseFailure[] } {
  const answered = answerCases(library, ruleset);
  return { run: answered.length, failures: failuresOf(answered) };
}

/** The cases whose answer is not the one they expect; one whose request is refused fails as well. */
export function failuresOf(answered: readonly AnsweredCase[]): readonly CaseFailure[] {
  return answered.flatMap(({ one, outcome }) => {
    const problems = problemsOf(one, outcome);
    return problems.length === 0 ? [] : [{ name: one.name, problems }];
  });
}

/** The API body of a case: the document's base with the case's merge patch applied. */
export const bodyOf = (document: CaseDocument, one: RuleCase): unknown => mergePatch(document.base, one.change ?? {});

function problemsOf({ expect }: RuleCase, outcome: Outcome<Determination>): readonly string[] {
  if (!outcome.ok)
    return [
      `the request is refused: ${outcome.faults.map(({ code, pointer }) => `${code} at ${pointer ?? '/'}`).join(', ')}`,
    ];
  const { value } = outcome;
  return [
    ...(expect.decision === value.decision
      ? []
      : [`decision: expected ${expect.decision}, got ${value.decision} (${value.reason})`]),
    ...(expect.reason === undefined ? [] : differs('reason', expect.reason, value.reason)),
    ...(expect.level === undefined ? [] : differs('level', expect.level, levelText(value.authorized?.level ?? {}))),
    ...Object.entries(expect.cites).flatMap(([id, result]) =>
      differs(`result of ${id}`, result, citedResult(value, id)),
    ),
    ...(expect.missing ?? [])
      .filter((fact) => !value.missing.some((question) => question.fact === fact))
      .map((fact) => `${fact} is not asked for`),
  ];
}

const differs = (what: string, wanted: string, seen: string): readonly string[] =>
  wanted === seen ? [] : [`${what}: expected ${wanted}, got ${seen === '' ? 'none' : seen}`];

function citedResult(determination: Determination, id: string): CitedResult | 'not cited' {
  return determination.criteria.find((criterion) => criterion.id === id)?.result ?? 'not cited';
}
