import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Level } from '../../src/domain/determination.js';
import type { Library } from '../../src/library.js';
import { loadLibrary } from '../../src/library.js';
import { recommend } from '../../src/recommend.js';
import { review } from '../../src/review.js';
import { describeFault } from '../../src/rulesets/load.js';

/** Holds the published vignettes against the engine. What is compared with what is said in docs/clinical-validation.md. */

const HERE = import.meta.dirname;

export type Value = string | number | boolean;
export type Body = { readonly [name: string]: unknown };

export interface Vignette {
  readonly vignette: string;
  readonly edition: '3' | '4';
  readonly kind: 'determination' | 'recommendation';
  readonly usable: boolean;
  readonly complete: boolean;
  readonly defensible: Readonly<Record<string, readonly Value[]>>;
  readonly request: Body;
}

export interface Published {
  readonly id: string;
  readonly tier: 'A-external-review' | 'B-teaching' | 'C-software-fixture';
  readonly source: { readonly title: string; readonly url: string | null };
  readonly by: string;
  readonly outcome: 'denial overturned' | 'denial upheld' | null;
  readonly recommended_level: string | null;
  readonly accepted_levels: readonly string[];
  readonly expected_decision: 'approve' | 'downgrade' | 'deny_or_downgrade' | null;
  readonly confidence: string;
}

/**
 * The fictional payer asks three administrative questions that no vignette answers. Answered the same for every case,
 * and fixed before the published answers were opened.
 */
export const ADMINISTRATIVE = {
  'provider.licensedForLevel': true,
  'provider.network': 'in',
  'requested.firstAuthorization': false,
} as const;

/** One answer of the engine, reduced to what is compared. */
export interface Answer {
  /** Absent for a recommendation. */
  readonly decision?: string;
  readonly reason?: string;
  readonly authorized?: string;
  readonly indicated?: string;
  readonly possible: readonly string[];
  readonly missing: readonly string[];
}

export const vignettes = (): readonly Vignette[] =>
  readdirSync(join(HERE, 'requests'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(HERE, 'requests', name), 'utf8')) as Vignette);

export const published = (): ReadonlyMap<string, Published> => {
  const { cases } = JSON.parse(readFileSync(join(HERE, 'published.json'), 'utf8')) as { cases: Published[] };
  return new Map(cases.map((one) => [one.id, one]));
};

export function library(): Library {
  const loaded = loadLibrary(join(HERE, '../../rulesets'));
  if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
  return loaded.library;
}

/** The request with facts stated, by their names. */
export function stating(request: Body, facts: Readonly<Record<string, Value>>): Body {
  const body = structuredClone(request) as Record<string, unknown>;
  for (const [name, value] of Object.entries(facts)) {
    const path = name.split('.');
    let at = body;
    for (const part of path.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>;
    at[path.at(-1) as string] = value;
  }
  return body;
}

export function stated(request: Body, name: string): unknown {
  return name.split('.').reduce<unknown>((at, part) => (at as Body | undefined)?.[part], request);
}

export function answer(library: Library, { kind, edition }: Vignette, request: Body): Answer {
  return kind === 'determination' ? determined(library, request) : recommended(library, request, edition);
}

function determined(library: Library, request: Body): Answer {
  const outcome = review(request, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  const { decision, reason, authorized, findings, missing } = outcome.value;
  return {
    decision,
    reason,
    ...(authorized === undefined ? {} : { authorized: code(authorized.level) }),
    ...levels(findings.clinical),
    missing: missing.map(({ fact }) => fact),
  };
}

function recommended(library: Library, request: Body, edition: '3' | '4'): Answer {
  const { payer: _payer, reference: _reference, review: _review, plan: _plan, ...rest } = request;
  const outcome = recommend({ ...rest, criteria: `asam-${edition}` }, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return { ...levels(outcome.value.clinical), missing: outcome.value.missing.map(({ fact }) => fact) };
}

function levels(finding: { readonly indicated?: Level; readonly possible?: readonly Level[] }): {
  readonly indicated?: string;
  readonly possible: readonly string[];
} {
  const possible = [...new Set((finding.possible ?? []).map(code))];
  // Results that differ in opioid treatment or a recovery residence alone are one here.
  const indicated = finding.indicated === undefined ? only(possible) : code(finding.indicated);
  return { ...(indicated === undefined ? {} : { indicated }), possible };
}

const only = (possible: readonly string[]): string | undefined => (possible.length === 1 ? possible[0] : undefined);

/** Treatment and withdrawal axes; opioid treatment and a recovery residence stand beside any level and are left out. */
export const NO_LEVEL = 'no level';
const code = ({ treatment, withdrawal }: Level): string =>
  [treatment ?? NO_LEVEL, ...(withdrawal === undefined ? [] : [withdrawal])].join(' + ');

export type Verdict =
  | 'agrees'
  | 'false denial'
  | 'false approval'
  | 'different level'
  | 'open, contains the published level'
  | 'open, contains an accepted alternate only'
  | 'open, excludes the published level'
  | 'open, no level published'
  | 'not scored';

export function verdict(vignette: Vignette, given: Answer, known: Published): Verdict {
  if (!vignette.usable) return 'not scored';
  if (given.decision === 'approve') return known.expected_decision === 'approve' ? 'agrees' : 'false approval';
  if (given.decision === 'downgrade' || given.decision === 'deny')
    return known.expected_decision === 'approve' ? 'false denial' : 'agrees';
  if (given.decision === undefined && given.indicated !== undefined)
    return contains([given.indicated], known.accepted_levels) ? 'agrees' : 'different level';
  if (known.recommended_level === null) return 'open, no level published';
  const open = given.indicated === undefined ? given.possible : [given.indicated];
  if (contains(open, [known.recommended_level])) return 'open, contains the published level';
  if (contains(open, known.accepted_levels)) return 'open, contains an accepted alternate only';
  return 'open, excludes the published level';
}

/** A published level is held against the axis it is on: `3.7-WM` against withdrawal, `3.7` against treatment. */
const contains = (possible: readonly string[], wanted: readonly string[]): boolean =>
  possible.some((one) => one.split(' + ').some((part) => wanted.includes(part)));

/** What an answer comes to, in a word: for tallies and the table. */
export function inWords({ decision, reason, authorized, indicated, possible }: Answer): string {
  if (decision === undefined && indicated === undefined)
    return possible.length === 0 ? 'no level computable' : 'several levels possible';
  if (decision === undefined) return `indicates ${String(indicated)}`;
  if (decision === 'approve') return 'approve';
  if (decision === 'pend') return reason === 'information-needed' ? 'pend' : `pend (${String(reason)})`;
  return authorized === undefined ? decision : `${decision} to ${authorized.replace(`${NO_LEVEL} + `, '')}`;
}

/** Every combination of the defensible values of the ratings that the request states. */
export function* readings({ defensible, request }: Vignette): Generator<Readonly<Record<string, Value>>> {
  const open = Object.entries(defensible).filter(([name]) => stated(request, name) !== undefined);
  const combine = function* (
    index: number,
    chosen: Readonly<Record<string, Value>>,
  ): Generator<Readonly<Record<string, Value>>> {
    const choice = open[index];
    if (choice === undefined) return yield chosen;
    for (const value of choice[1]) yield* combine(index + 1, { ...chosen, [choice[0]]: value });
  };
  yield* combine(0, {});
}
