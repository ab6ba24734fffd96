import type { LevelDocument } from '../../clinical/documents.js';
import type { Patience } from '../../conditions/patience.js';
import { MOST_WORK } from '../../conditions/patience.js';
import type { Library, Payer, Ruleset } from '../../library.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import type { LintLawDocument, ThemesDocument } from '../../rulesets/lint-documents.js';

/** One ruleset version as the patterns look at it. */
export interface Scene {
  readonly library: Library;
  readonly payer: Payer['document'];
  readonly ruleset: Ruleset;
  readonly themes: ThemesDocument;
  readonly law: LintLawDocument;
  /** What the payer answers for, imported rules included; service definitions of a criteria set are not the payer's. */
  readonly rules: readonly CompiledRule[];
  readonly adverse: readonly CompiledRule[];
  /** Levels of the edition that the ruleset speaks. */
  readonly levels: ReadonlyMap<string, LevelDocument>;
  /** Rules whose conditions are too many-sided to go through. */
  readonly tooLarge: Set<CompiledRule>;
  /** For going through conditions, shared by all rules and patterns. */
  readonly patience: Patience;
}

export function createScene(library: Library, payer: Payer['document'], ruleset: Ruleset): Scene {
  const rules = ruleset.arms.adult.table.rules.filter(({ origin }) => origin.kind !== 'service');
  const edition = ruleset.document.levels === 'asam-3' ? '3' : '4';
  const sets = [...library.criteria.values()].filter(({ document }) => document.edition === edition);
  return {
    library,
    payer,
    ruleset,
    themes: library.lint.themes,
    law: library.lint.law,
    rules,
    adverse: rules.filter(({ polarity }) => polarity === 'adverse'),
    levels: new Map(sets.flatMap(({ document }) => document.levels.map((level) => [level.code, level] as const))),
    tooLarge: new Set(),
    patience: { left: 4 * MOST_WORK },
  };
}
