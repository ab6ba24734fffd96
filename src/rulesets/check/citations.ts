import { nearestName } from '../../domain/nearest.js';
import type { Citation, Reference } from '../documents.js';
import type { Faults } from '../faults.js';
import { escapeKey } from '../json.js';
import type { Source, Sources } from '../sources.js';

type References = Readonly<Record<string, Reference>>;

/** Every citation names a reference: of its own document, of the ruleset or overlay for rules, of a version for payer codes. */
export function checkCitations(
  { clocks, criteria, crosswalk, lintLaw, overlays, payers, reviewers, rights }: Sources,
  faults: Faults,
): void {
  for (const source of criteria) check(source, source.document.references, faults);
  if (crosswalk !== undefined) check(crosswalk, crosswalk.document.references, faults);
  if (lintLaw !== undefined) check(lintLaw, lintLaw.document.references, faults);
  for (const source of [clocks, rights, reviewers])
    if (source !== undefined) check(source, source.document.references, faults);
  for (const { document: overlay, rules } of overlays) {
    if (overlay === undefined) continue;
    for (const source of rules) check(source, overlay.document.references, faults);
  }
  for (const { document: payer, versions } of payers) {
    const known = versions.flatMap(({ ruleset }) => (ruleset === undefined ? [] : [ruleset.document.references]));
    if (payer !== undefined && known.length === versions.length)
      check(payer, Object.assign({}, ...known) as References, faults);
    for (const { ruleset, rules, soundRules } of versions) {
      if (ruleset === undefined) continue;
      const { references } = ruleset.document;
      for (const source of [ruleset, ...rules]) check(source, references, faults);
      for (const { file, pointer, rule } of soundRules) check({ file, document: rule }, references, faults, pointer);
    }
  }
}

function check({ file, document }: Source<unknown>, references: References, faults: Faults, within = ''): void {
  if (resolves(document, references)) return;
  for (const { pointer, ref } of citationsIn(document, within)) {
    if (Object.hasOwn(references, ref)) continue;
    const near = nearestName(ref, Object.keys(references));
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    faults.add(file, 'citation-unresolved', `${pointer}/ref`, `\`${ref}\` is not among the references`, hint);
  }
}

/** The usual case, which needs no places. */
function resolves(value: unknown, references: References): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.keys(value).every((key) => {
    const inner = (value as Readonly<Record<string, unknown>>)[key];
    if (key === 'cite' && isCitation(inner)) return Object.hasOwn(references, inner.ref);
    return resolves(inner, references);
  });
}

interface Cited {
  readonly pointer: string;
  readonly ref: string;
}

/** Every `cite` in a document, wherever it stands. */
function citationsIn(value: unknown, pointer: string): readonly Cited[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const place = `${pointer}/${escapeKey(key)}`;
    if (key === 'cite' && isCitation(inner)) return [{ pointer: place, ref: inner.ref }];
    return citationsIn(inner, place);
  });
}

const isCitation = (value: unknown): value is Citation =>
  typeof value === 'object' && value !== null && typeof (value as { ref?: unknown }).ref === 'string';
