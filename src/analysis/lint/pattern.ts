import type { CompiledRule } from '../../payer/rule-table.js';
import type { Lint, LintLaw } from '../../rulesets/lint-documents.js';
import type { Hit } from './finding.js';
import type { Scene } from './scene.js';

export type LawOn<L extends Lint> = LintLaw & { readonly lint: L };

/** One way in which payers' rules were found stricter than accepted criteria. Its page is `docs/lint/<id>.md`. */
export interface Pattern<L extends Lint = Lint> {
  readonly lint: L;
  readonly title: string;
  /** Where the ruleset has it; with a law, where the ruleset has what that law bars. */
  readonly find: (scene: Scene, law?: LawOn<L>) => readonly Hit[];
}

const ACTS: Readonly<Record<string, string>> = {
  deny: 'denies the request',
  downgrade: 'lowers the level',
  limit: 'cuts the amount',
  pend: 'holds the request',
};

/** What an adverse rule does, as a person would say it. */
export const acts = ({ rule }: CompiledRule): string => ACTS[rule.then.effect] ?? 'stands against the request';

/** Levels of day and residential treatment, short of a hospital: codes of either edition. */
export const isDayOrResidential = (code: string): boolean => /^(2\.5|2\.7|3\.\d)(-(COE|BIO))?$/.test(code);
