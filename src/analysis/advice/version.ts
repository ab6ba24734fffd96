import type { Scale } from '../../clinical/scale.js';
import { createScale } from '../../clinical/scale.js';
import { MOST_WORK } from '../../conditions/patience.js';
import type { Rule } from '../../rulesets/documents.js';
import type { Placed } from '../../rulesets/faults.js';
import type { Sources, VersionSources } from '../../rulesets/sources.js';
import type { Within } from '../possible-within.js';

/** A rule with its place in the files. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly file: Placed;
  readonly pointer: string;
}

/** One version as its rules are held against each other. */
export interface VersionView extends Within {
  readonly file: Placed;
  readonly rules: readonly PlacedRule[];
  /** How the levels of its edition compare. */
  readonly scale: Scale | undefined;
}

/** The versions of a folder without an error. */
export function versionViews({ catalogue, criteria, payers }: Sources): readonly VersionView[] {
  if (catalogue === undefined) return [];
  return payers.flatMap(({ versions }) =>
    versions.flatMap((version): readonly VersionView[] => {
      const { ruleset } = version;
      if (ruleset === undefined) return [];
      const edition = ruleset.document.levels === 'asam-3' ? '3' : '4';
      const set = criteria.find(({ document }) => document.edition === edition && document.population === 'adult');
      const scale = set === undefined ? undefined : createScale(set.document);
      return [
        {
          catalogue,
          file: ruleset.file,
          document: ruleset.document,
          rules: rulesOf(version),
          scale,
          patience: { left: MOST_WORK },
        },
      ];
    }),
  );
}

const rulesOf = ({ rules }: VersionSources): readonly PlacedRule[] =>
  rules.flatMap(({ file, document }) =>
    document.rules.map((rule, index) => ({ rule, file, pointer: `/rules/${index}` })),
  );

/** Does the first rule speak at every level and on every review on which the second does? */
export function speaksWherever(wide: Rule, narrow: Rule): boolean {
  return (
    holdsAll(wide.appliesTo?.levels, narrow.appliesTo?.levels) &&
    holdsAll(wide.appliesTo?.reviewTypes, narrow.appliesTo?.reviewTypes)
  );
}

/** Absent stands for all of them. */
const holdsAll = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean =>
  wide === undefined || (narrow !== undefined && narrow.every((one) => wide.includes(one)));

/** Is there a level and a review on which both speak? */
export function speakTogether(a: Rule, b: Rule): boolean {
  return share(a.appliesTo?.levels, b.appliesTo?.levels) && share(a.appliesTo?.reviewTypes, b.appliesTo?.reviewTypes);
}

const share = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((one) => b.includes(one));
