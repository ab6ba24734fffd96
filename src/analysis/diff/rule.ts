import { POLARITY } from '../../rulesets/polarity.js';
import type { Citation, Reference, Rule } from '../../rulesets/documents.js';
import { conditionDifferences } from './conditions.js';
import type { Difference, Meanings } from './difference.js';
import { changed, difference, listChanges, otherKeys, same } from './difference.js';
import { effectDifferences } from './effects.js';

export type References = Readonly<Record<string, Reference>>;

/** A rule of both versions: what it says now and did not before, field by field. */
export function ruleDifferences(
  before: Rule,
  after: Rule,
  references: { readonly before: References; readonly after: References },
  meanings: Meanings,
): readonly Difference[] {
  return [
    ...changed('/title', 'the title', before.title, after.title),
    ...scopeDifferences(before, after),
    ...conditionDifferences(before.when, after.when, '/when', POLARITY[after.then.effect], meanings),
    ...effectDifferences(before.then, after.then, meanings),
    ...changed('/basis', 'the basis', before.basis, after.basis),
    ...statusDifferences(before, after),
    ...citationDifferences('/cite', before.cite, after.cite, references),
    ...changed('/because', 'the reason in plain words', before.because, after.because),
    ...changed('/satisfiedBy', 'what would satisfy it', before.satisfiedBy, after.satisfiedBy),
    ...changed('/counting', 'how it counts', before.counting, after.counting),
    ...otherKeys(before, after, WORDED),
  ];
}

const WORDED: ReadonlySet<string> = new Set([
  'id',
  'title',
  'appliesTo',
  'when',
  'then',
  'basis',
  'status',
  'effectIsOurs',
  'cite',
  'because',
  'satisfiedBy',
  'counting',
]);

function scopeDifferences(before: Rule, after: Rule): readonly Difference[] {
  return (
    [
      ['levels', 'at', 'every level'],
      ['reviewTypes', 'on', 'every kind of review'],
    ] as const
  ).flatMap(([key, word, every]): readonly Difference[] => {
    const [old, now] = [before.appliesTo?.[key], after.appliesTo?.[key]];
    if (same(old, now)) return [];
    const say = (statement: string): Difference => difference(`/appliesTo/${key}`, statement, old, now);
    if (now === undefined)
      return [say(`it now speaks ${word} ${every}; before, only ${word} ${(old ?? []).join(', ')}`)];
    if (old === undefined) return [say(`it now speaks only ${word} ${now.join(', ')}; before, ${word} ${every}`)];
    const { added, removed } = listChanges(old, now);
    if (added.length + removed.length === 0) return [];
    return [
      ...(added.length === 0 ? [] : [say(`it now also speaks ${word} ${added.join(', ')}`)]),
      ...(removed.length === 0 ? [] : [say(`it no longer speaks ${word} ${removed.join(', ')}`)]),
    ];
  });
}

function statusDifferences(before: Rule, after: Rule): readonly Difference[] {
  const ours = (rule: Rule): string =>
    rule.effectIsOurs === true ? 'the effect is our own choice' : 'the source gives the effect';
  return [
    ...(before.status === after.status
      ? []
      : [
          difference(
            '/status',
            `its source is now ${after.status}; before, ${before.status}`,
            before.status,
            after.status,
          ),
        ]),
    ...(ours(before) === ours(after)
      ? []
      : [
          difference(
            '/effectIsOurs',
            `${ours(after)} now; before, ${ours(before)}`,
            before.effectIsOurs,
            after.effectIsOurs,
          ),
        ]),
  ];
}

/**
 * Where the source says so: another place, or another source. That a source under the same key is another is said once,
 * with the sources themselves (`referenceDifferences`).
 */
export function citationDifferences(
  at: string,
  before: Citation | undefined,
  after: Citation | undefined,
  references: { readonly before: References; readonly after: References },
): readonly Difference[] {
  const words = (cite: Citation | undefined, of: References): string | undefined =>
    cite === undefined
      ? undefined
      : [of[cite.ref]?.title ?? cite.ref, ...(cite.section === undefined ? [] : [cite.section])].join(', ');
  const [old, now] = [words(before, references.before), words(after, references.after)];
  if (same(before, after) || old === now) return [];
  if (old === undefined || now === undefined) {
    const statement = old === undefined ? `it now cites ${now ?? ''}` : `it no longer cites ${old}`;
    return [difference(at, statement, before, after)];
  }
  return [difference(at, `it now cites ${now}; before, ${old}`, before, after)];
}
