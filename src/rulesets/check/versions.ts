import { addDays } from '../../domain/dates.js';
import type { PayerDocument, Publication, RulesetDocument } from '../documents.js';
import type { Faults } from '../faults.js';
import { endedByDrafts, inForce } from '../publication.js';
import type { PayerSources, Source, Sources, VersionSources } from '../sources.js';
import { isSoundDate } from './dates.js';

/** Days from first to last, both inside; dates order as text. */
interface Span {
  readonly from: string;
  readonly to: string;
}

interface Version extends Span {
  readonly source: Source<RulesetDocument>;
  readonly document: RulesetDocument;
  readonly published: Publication | undefined;
}

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/** On every day from the first version on, exactly one version is in force or a gap is declared with its reason. */
export function checkVersions({ payers }: Sources, faults: Faults): void {
  for (const payer of payers) {
    checkSupersedes(payer, faults);
    const versions = endedByDrafts(payer.versions.flatMap(versionOf))
      .map((version) => ({ ...version, ...spanIn(version.document) }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    // A withdrawn version serves replay only.
    const live = versions.filter(({ document }) => document.withdrawn === undefined);
    checkOverlaps(live, faults);
    const allKnown = versions.length === payer.versions.length;
    if (payer.document === undefined) continue;
    checkGaps(payer.document, live, allKnown, faults);
    if (allKnown) checkWithdrawn(payer.document, versions, live, faults);
  }
}

function versionOf({ ruleset: source, published }: VersionSources): readonly Version[] {
  if (source === undefined) return [];
  const document = inForce(source.document, published);
  const span = spanOf(document.effective);
  return span === undefined ? [] : [{ ...span, source, document, published }];
}

const spanIn = ({ effective: { from, to } }: RulesetDocument): Span => ({ from, to: to ?? LAST_DAY });

/** None for a span whose dates are a fault already. */
function spanOf({ from, to }: { readonly from: string | null; readonly to: string | null }): Span | undefined {
  if (![from, to].every((date) => date === null || isSoundDate(date))) return undefined;
  const span = { from: from ?? FIRST_DAY, to: to ?? LAST_DAY };
  return span.to < span.from ? undefined : span;
}

const share = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

function checkSupersedes({ versions }: PayerSources, faults: Faults): void {
  const earlier = new Map(versions.map(({ version, ruleset }) => [version, ruleset?.document.supersedes]));
  for (const { version, ruleset } of versions) {
    const named = ruleset?.document.supersedes;
    if (ruleset === undefined || named === undefined) continue;
    if (!earlier.has(named)) {
      faults.add(ruleset.file, 'version-unknown', '/supersedes', `the payer has no version \`${named}\``);
      continue;
    }
    const passed = new Set<string>();
    for (let next: string | undefined = named; next !== undefined && !passed.has(next); next = earlier.get(next))
      passed.add(next);
    if (passed.has(version))
      faults.add(
        ruleset.file,
        'version-circle',
        '/supersedes',
        `\`${version}\` supersedes itself by way of \`${named}\``,
      );
  }
}

function checkOverlaps(versions: readonly Version[], faults: Faults): void {
  versions.forEach((later, index) => {
    for (const one of versions.slice(0, index)) {
      const corrected =
        later.document.supersedes === one.document.version || one.document.supersedes === later.document.version;
      if (!share(one, later) || corrected) continue;
      faults.add(
        later.source.file,
        'version-overlap',
        '/effective/from',
        `from ${later.from} on, \`${one.document.version}\` is in force as well`,
      );
    }
  });
}

function checkGaps(
  payer: Source<PayerDocument>,
  versions: readonly Version[],
  allKnown: boolean,
  faults: Faults,
): void {
  const gaps = payer.document.gaps.map((gap) => spanOf(gap));
  gaps.forEach((gap, index) => {
    if (gap === undefined) return;
    for (const version of versions) {
      if (share(gap, version))
        faults.add(
          payer.file,
          'gap-overlap',
          `/gaps/${index}`,
          `version \`${version.document.version}\` is in force in this gap`,
        );
    }
    const other = gaps.findIndex((one, at) => at < index && one !== undefined && share(one, gap));
    if (other !== -1)
      faults.add(payer.file, 'gap-overlap', `/gaps/${index}`, `the gap shares days with gap ${other + 1}`);
  });
  if (!allKnown || gaps.includes(undefined)) return;
  let reached: string | undefined;
  for (const version of versions) {
    if (reached !== undefined && reached < addDays(version.from, -1)) {
      const hole = uncovered({ from: addDays(reached, 1), to: addDays(version.from, -1) }, gaps as readonly Span[]);
      if (hole !== undefined)
        faults.add(
          payer.file,
          'gap-undeclared',
          '/gaps',
          `no version is in force from ${hole.from} through ${hole.to}, before \`${version.document.version}\``,
        );
    }
    if (reached === undefined || version.to > reached) reached = version.to;
  }
}

/** The days of a version that was withdrawn are another's, or a declared gap; those between others are found as gaps. */
function checkWithdrawn(
  payer: Source<PayerDocument>,
  versions: readonly Version[],
  live: readonly Version[],
  faults: Faults,
): void {
  const gaps = payer.document.gaps.map((gap) => spanOf(gap));
  if (gaps.includes(undefined)) return;
  const first = live[0]?.from ?? LAST_DAY;
  const last = live.map(({ to }) => to).reduce((a, b) => (a > b ? a : b), FIRST_DAY);
  for (const { document, from, to } of versions) {
    if (document.withdrawn === undefined) continue;
    const hole = uncovered({ from, to }, [...(gaps as readonly Span[]), ...live]);
    if (hole === undefined || (hole.from > first && hole.from < last)) continue;
    const days = hole.to === LAST_DAY ? `from ${hole.from} on` : `from ${hole.from} through ${hole.to}`;
    faults.add(
      payer.file,
      'gap-undeclared',
      '/gaps',
      `no version is in force ${days}: \`${document.version}\` was withdrawn`,
    );
  }
}

/** The first days of a span that none of the gaps takes. */
function uncovered(span: Span, gaps: readonly Span[]): Span | undefined {
  let { from } = span;
  for (const gap of [...gaps].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (gap.from > from || gap.to < from) continue;
    if (gap.to >= span.to) return undefined;
    from = addDays(gap.to, 1);
  }
  const next = gaps
    .filter((gap) => gap.from > from && gap.from <= span.to)
    .map((gap) => gap.from)
    .sort()[0];
  return { from, to: next === undefined ? span.to : addDays(next, -1) };
}
