import type { Faults, RulesetFault } from '../../rulesets/faults.js';
import type { Documents } from '../../rulesets/load.js';
import { documentsOf, readForAuthor } from '../../rulesets/load.js';
import type { Sources } from '../../rulesets/sources.js';
import { adviseOnAge } from './age.js';
import { adviseOnAmounts } from './amounts.js';
import { adviseOnDead } from './dead.js';
import { adviseOnReferences } from './references.js';
import { adviseOnShadowed } from './shadowed.js';
import { versionViews } from './version.js';

/** What an author is told of a rulesets folder: errors, which stop the service, and warnings, which do not. */
export interface Examined {
  readonly faults: readonly RulesetFault[];
  /** Of a folder without errors. */
  readonly documents?: Documents;
}

/** Everything that can be found wrong with a rulesets folder. Rules are held against each other once each is sound. */
export function examine(root: string, today: string): Examined {
  const { sources, files, faults } = readForAuthor(root);
  if (faults.list().length > 0) return { faults: faults.list() };
  adviseOn(sources, faults, today);
  return { faults: faults.list(), documents: documentsOf(sources, files) };
}

function adviseOn(sources: Sources, faults: Faults, today: string): void {
  for (const view of versionViews(sources)) {
    adviseOnDead(view, faults);
    adviseOnShadowed(view, faults);
    adviseOnAmounts(view, faults);
    adviseOnAge(view, today, faults);
  }
  adviseOnReferences(sources, faults);
}
