/** What the service answers with, in its own types: nothing of the service is bundled, it is only checked against. */
export type { Clock, Clocks, TimeLength } from '../../../src/domain/clocks.js';
export type {
  Care,
  CitedCriterion,
  CitedResult,
  Determination,
  Level,
  Question,
  Trace,
} from '../../../src/domain/determination.js';
export type { Right, Rights } from '../../../src/domain/rights.js';
export type { Fact } from '../../../src/facts/catalogue.js';
export type { Problem, ProblemFault } from '../../../src/http/problem.js';
export type { MinimumFacts } from '../../../src/minimum-facts.js';
export type {
  CriteriaSummary,
  FactCatalogue,
  Payer,
  PayerRulesets,
  RuleDocument,
  RulesetDocument,
} from './payer-types.js';
