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
  for (const { pointer, ref } of unresolvedIn(document, references, within)) {
    const near = nearestName(ref, Object.keys(references));
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    faults.add(file, 'citation-unresolved', `${pointer}/ref`, `\`${ref}\` is not among the references`, hint);
  }
}

interface Cited {
  readonly pointer: string;
  readonly ref: string;
}

/** Every `cite` in a document, wherever it stands, that names none of the references. Most do: places are told of the others only. */
function unresolvedIn(document: unknown, references: References, within: string): readonly Cited[] {
  const found: Cited[] = [];
  const steps: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      const inner = (value as Readonly<Record<string, unknown>>)[key];
      steps.push(key);
      if (key !== 'cite' || !isCitation(inner)) look(inner);
      else if (!Object.hasOwn(references, inner.ref))
        found.push({ pointer: [within, ...steps.map(escapeKey)].join('/'), ref: inner.ref });
      steps.pop();
    }
  };
  look(document);
  return found;
}

const isCitation = (value: unknown): value is Citation =>
  typeof value === 'object' && value !== null && typeof (value as { ref?: unknown }).ref === 'string';
