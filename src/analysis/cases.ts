import type { CitedResult, Determination } from '../domain/determination.js';
import { levelText } from '../domain/level.js';
import type { Library, Ruleset } from '../library.js';
import { inItsTime } from './in-its-time.js';
import { review } from '../review.js';
import type { CaseDocument, RuleCase } from '../rulesets/documents.js';
import { mergePatch } from '../rulesets/merge-patch.js';

/** A case that did not come out as its authors expect, in words. */
export interface CaseFailure {
  readonly name: string;
  readonly problems: readonly string[];
}

/** Runs every case of a ruleset version: each asserts the decision and the rules cited. */
export function runCases(
  library: Library,
  ruleset: Ruleset,
): { readonly run: number; readonly failures: readonly CaseFailure[] } {
  const cases = ruleset.cases.flatMap((document) =>
    document.cases.map((one) => ({ one, body: bodyOf(document, one) })),
  );
  const then = inItsTime(library, ruleset);
  const failures = cases.flatMap(({ one, body }) => {
    const problems = problemsOf(then, one, body);
    return problems.length === 0 ? [] : [{ name: one.name, problems }];
  });
  return { run: cases.length, failures };
}

/** The API body of a case: the document's base with the case's merge patch applied. */
export const bodyOf = (document: CaseDocument, one: RuleCase): unknown => mergePatch(document.base, one.change ?? {});

function problemsOf(library: Library, one: RuleCase, body: unknown): readonly string[] {
  const outcome = review(body, library, 'full');
  if (!outcome.ok)
    return [
      `the request is refused: ${outcome.faults.map(({ code, pointer }) => `${code} at ${pointer ?? '/'}`).join(', ')}`,
    ];
  const { value } = outcome;
  const { expect } = one;
  return [
    ...differs('decision', expect.decision, value.decision),
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
  wanted === seen ? [] : [`${what}: expected ${wanted}, got ${seen}`];

function citedResult(determination: Determination, id: string): CitedResult | 'not cited' {
  return determination.criteria.find((criterion) => criterion.id === id)?.result ?? 'not cited';
}
