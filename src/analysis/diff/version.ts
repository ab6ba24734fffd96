import { addDays } from '../../domain/dates.js';
import type { Waiver } from '../../rulesets/lint-documents.js';
import type { CoverageEntry, Policy, RulesetDocument } from '../../rulesets/documents.js';
import { conditionDifferences } from './conditions.js';
import type { Difference, Meanings } from './difference.js';
import { changed, difference, otherKeys, same } from './difference.js';
import type { References } from './rule.js';
import { citationDifferences } from './rule.js';

/** Whom, when and by what a version decides: everything of it but coverage, sources and rules. */
export function versionDifferences(
  before: RulesetDocument,
  after: RulesetDocument,
  meanings: Meanings,
): readonly Difference[] {
  const references = { before: before.references, after: after.references };
  return [
    ...changed('/title', 'the title', before.title, after.title),
    ...scopeDifferences(before, after, meanings),
    ...citationDifferences('/binds/cite', before.binds.cite, after.binds.cite, references).map((one) => ({
      ...one,
      statement: `for whom it binds ${one.statement}`,
    })),
    ...windowDifferences(before, after),
    ...changed('/levels', 'the edition whose levels it speaks', before.levels, after.levels),
    ...(before.adultFrom === after.adultFrom
      ? []
      : [
          difference(
            '/adultFrom',
            `adults are now ${after.adultFrom} and over; before, ${before.adultFrom} and over`,
            before.adultFrom,
            after.adultFrom,
          ),
        ]),
    ...criteriaDifferences(before, after),
    ...parameterDifferences(before, after),
    ...policyDifferences(before.policy, after.policy),
    ...changed('/author', 'the author', before.author, after.author),
    ...changed('/approver', 'the approver', before.approver, after.approver),
    ...changed(
      '/lastVerified',
      'the day it was last held against its sources',
      before.lastVerified,
      after.lastVerified,
    ),
    ...changed('/reasonForChange', 'the reason for the version', before.reasonForChange, after.reasonForChange),
    ...changed('/supersedes', 'the version it supersedes', before.supersedes, after.supersedes),
    ...changed('/withdrawn', 'the withdrawal', before.withdrawn, after.withdrawn),
    ...waiverDifferences(before.waivers ?? [], after.waivers ?? []),
    ...otherKeys(before, after, WORDED),
  ];
}

const WORDED: ReadonlySet<string> = new Set([
  'payer',
  'version',
  'title',
  'binds',
  'effective',
  'levels',
  'adultFrom',
  'criteria',
  'parameters',
  'coverage',
  'policy',
  'references',
  'author',
  'approver',
  'lastVerified',
  'reasonForChange',
  'supersedes',
  'withdrawn',
  'waivers',
]);

/** Lint findings that are waived with a reason, each by its pattern and rule. */
function waiverDifferences(before: readonly Waiver[], after: readonly Waiver[]): readonly Difference[] {
  const name = ({ lint, rule }: Waiver): string => (rule === undefined ? lint : `${lint} of ${rule}`);
  return [...new Set([...before, ...after].map(name))].flatMap((key): readonly Difference[] => {
    const [old, now] = [before, after].map((waivers) => waivers.filter((one) => name(one) === key));
    if (same(old, now) || old === undefined || now === undefined) return [];
    const at = `/waivers/${key}`;
    const reasons = now.map(({ reason }) => reason).join(' ');
    if (old.length === 0) return [difference(at, `${key} is now waived: ${reasons}`, undefined, now)];
    if (now.length === 0) return [difference(at, `${key} is no longer waived`, old, undefined)];
    return [difference(at, `${key} is waived by other words: ${reasons}`, old, now)];
  });
}

function scopeDifferences(
  { binds: old }: RulesetDocument,
  { binds: now }: RulesetDocument,
  meanings: Meanings,
): readonly Difference[] {
  const words = changed('/binds/describe', 'whom it binds', old.describe, now.describe);
  if (old.when !== undefined && now.when !== undefined)
    return [
      ...words,
      ...conditionDifferences(old.when, now.when, '/binds/when', 'neutral', meanings).map((one) => ({
        ...one,
        statement: `to bind a plan, ${one.statement}`,
      })),
    ];
  return [...words, ...changed('/binds/when', 'the condition of whom it binds', old.when, now.when)];
}

function windowDifferences(
  { effective: old }: RulesetDocument,
  { effective: now }: RulesetDocument,
): readonly Difference[] {
  const until = ({ from, to }: RulesetDocument['effective']): string =>
    to === null ? `from ${from} on` : `from ${from} to ${to}`;
  return [
    ...(old.from === now.from && old.to === now.to
      ? []
      : [
          difference(
            '/effective',
            `it is in force ${until(now)}; the other, ${until(old)}${daysBetweenThem(old, now)}`,
            old,
            now,
          ),
        ]),
    ...(old.by === now.by
      ? []
      : [
          difference(
            '/effective/by',
            `the version is now chosen by ${DATES[now.by]}; before, by ${DATES[old.by]}`,
            old.by,
            now.by,
          ),
        ]),
  ];
}

/** Days on which neither is in force: another version may be, or none. */
function daysBetweenThem(old: RulesetDocument['effective'], now: RulesetDocument['effective']): string {
  if (old.to === null || addDays(old.to, 1) >= now.from) return '';
  return `; neither is from ${addDays(old.to, 1)} to ${addDays(now.from, -1)}`;
}

const DATES = { 'service-date': 'the first day of care', 'policy-date': 'the date of the policy' } as const;

function criteriaDifferences(
  { criteria: old }: RulesetDocument,
  { criteria: now }: RulesetDocument,
): readonly Difference[] {
  return (['adult', 'adolescent'] as const).flatMap((population) => {
    const setOf = (choices: RulesetDocument['criteria']): string | undefined =>
      choices.find((one) => one.population === population)?.set;
    return changed('/criteria', `the criteria for ${population}s`, setOf(old), setOf(now));
  });
}

function parameterDifferences(before: RulesetDocument, after: RulesetDocument): readonly Difference[] {
  const flat = ({ parameters = {} }: RulesetDocument): ReadonlyMap<string, unknown> =>
    new Map(
      Object.entries(parameters).flatMap(([set, choices]) =>
        Object.entries(choices).map(([name, value]) => [`${set}/${name}`, value] as const),
      ),
    );
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
    changed(`/parameters/${key}`, `the reading \`${key}\``, old.get(key), now.get(key)),
  );
}

const SWITCHES: Readonly<Record<keyof Policy, (value: never) => string>> = {
  autoApproval: (on: boolean) =>
    on ? 'a full approval may be final without a person' : 'every approval waits for a person',
  underRequest: (how: Policy['underRequest']) =>
    how === 'pend'
      ? 'asked for less than is indicated, it pends'
      : 'asked for less than is indicated, it approves with a warning',
  findingsOnly: (on: boolean) => (on ? 'no adverse answer is proposed, only findings' : 'adverse answers are proposed'),
  requireFullRatings: (on: boolean) =>
    on ? 'every subdimension must be rated' : 'ratings that settle the level are enough',
};

function policyDifferences(before: Policy, after: Policy): readonly Difference[] {
  return (Object.keys(SWITCHES) as (keyof Policy)[]).flatMap((key) => {
    if (before[key] === after[key]) return [];
    const words = (policy: Policy): string => SWITCHES[key](policy[key] as never);
    return [difference(`/policy/${key}`, `now ${words(after)}; before, ${words(before)}`, before[key], after[key])];
  });
}

/** A difference in what the coverage table says of a level. */
export interface LevelDifference extends Difference {
  readonly level: string;
}

/** The coverage table, level by level. */
export function coverageDifferences(before: RulesetDocument, after: RulesetDocument): readonly LevelDifference[] {
  const levels = [...new Set([...Object.keys(before.coverage), ...Object.keys(after.coverage)])];
  const references = { before: before.references, after: after.references };
  return levels.flatMap((level): readonly LevelDifference[] => {
    const [old, now] = [before.coverage[level], after.coverage[level]];
    return entryDifferences(`/coverage/${level}`, old, now, references).map((one) => ({ level, ...one }));
  });
}

function entryDifferences(
  at: string,
  old: CoverageEntry | undefined,
  now: CoverageEntry | undefined,
  references: { readonly before: References; readonly after: References },
): readonly Difference[] {
  const [before, after] = [entryWords(old), entryWords(now)];
  const status =
    before === after
      ? []
      : [difference(at, `now ${after ?? 'not in the table'}; before, ${before ?? 'not in the table'}`, old, now)];
  return [
    ...status,
    ...citationDifferences(`${at}/cite`, old?.cite, now?.cite, references),
    ...changed(`${at}/evidence`, 'how far its source was read', old?.evidence, now?.evidence),
    ...changed(`${at}/note`, 'the note', old?.note, now?.note),
  ];
}

function entryWords(entry: CoverageEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const { authorization, status } = entry;
  return authorization === undefined ? status : `${status}, authorization ${authorization.replace('-', ' ')}`;
}

/** The sources listed. */
export function referenceDifferences(before: RulesetDocument, after: RulesetDocument): readonly Difference[] {
  const keys = [...new Set([...Object.keys(before.references), ...Object.keys(after.references)])];
  return keys.flatMap((key): readonly Difference[] => {
    const [old, now] = [before.references[key], after.references[key]];
    const at = `/references/${key}`;
    if (same(old, now)) return [];
    if (old === undefined || now === undefined)
      return [
        difference(
          at,
          old === undefined ? `${key} was added: ${now?.title ?? ''}` : `${key} was removed: ${old.title}`,
          old,
          now,
        ),
      ];
    return [
      ...changed(`${at}/title`, `the title of ${key}`, old.title, now.title),
      ...changed(`${at}/url`, `the address of ${key}`, old.url, now.url),
      ...changed(`${at}/note`, `the note on ${key}`, old.note, now.note),
    ];
  });
}
