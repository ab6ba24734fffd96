import type { Faults } from '../faults.js';
import type { Sources } from '../sources.js';
import { checkBestFit } from './best-fit.js';
import { checkCases } from './cases.js';
import { checkCatalogue } from './catalogue.js';
import { checkCitations } from './citations.js';
import { checkCoverage } from './coverage.js';
import { checkCriteria } from './criteria.js';
import { checkCriteriaChoice } from './criteria-choice.js';
import { checkDates } from './dates.js';
import { checkFolders } from './folders.js';
import { checkImports } from './imports.js';
import { checkJoin } from './join.js';
import { checkLaw } from './law.js';
import { checkLevelNames } from './level-names.js';
import { checkLintLaw } from './lint-law.js';
import { checkLogic } from './logic.js';
import { checkOverlays } from './overlays.js';
import { checkPublished } from './published.js';
import { checkRulesets } from './rulesets.js';
import { checkThemes } from './themes.js';
import { checkVersions } from './versions.js';

type Check = (sources: Sources, faults: Faults) => void;

const CHECKS: readonly Check[] = [
  checkCatalogue,
  checkFolders,
  checkCitations,
  checkDates,
  checkVersions,
  checkPublished,
  checkCriteria,
  checkBestFit,
  checkJoin,
  checkLevelNames,
  checkCriteriaChoice,
  checkCoverage,
  checkOverlays,
  checkImports,
  checkRulesets,
  checkLogic,
  checkCases,
  checkThemes,
  checkLintLaw,
  checkLaw,
];

/**
 * What schemas cannot say: names that must resolve, dates that must fit together, tables that must be complete. Each
 * check judges what it can from the documents that could be read and leaves the rest.
 */
export function checkMeaning(sources: Sources, faults: Faults): void {
  for (const check of CHECKS) check(sources, faults);
}
