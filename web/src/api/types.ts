/** What the service answers with, in its own types: they are only checked against, and nothing of them is bundled. */
export type { Clock, Clocks, TimeLength } from '../../../src/domain/clocks.js';
export type {
  Care,
  CitedCriterion,
  CitedResult,
  Decision,
  Determination,
  Level,
  Question,
  Trace,
} from '../../../src/domain/determination.js';
export type { Right, Rights } from '../../../src/domain/rights.js';
export type { Comparison, PayerAnswer } from '../../../src/analysis/comparison/comparison.js';
export type { CauseReport, ParityReport } from '../../../src/analysis/parity/report.js';
export type { Simulation } from '../../../src/analysis/simulation/simulation.js';
export type { RulesetDiff } from '../../../src/analysis/diff/index.js';
export type { CriteriaDocument } from '../../../src/clinical/documents.js';
export type { Attestation } from '../../../src/domain/attestation.js';
export type { Qualification, Qualifications } from '../../../src/domain/qualifications.js';
export type { WouldChange } from '../../../src/domain/would-change.js';
export type { Fact } from '../../../src/facts/catalogue.js';
export type { Block, Letter, Section, Text, ToFill } from '../../../src/letters/letter.js';
export type { Rule } from '../../../src/rulesets/documents.js';
export type { Problem, ProblemFault } from '../../../src/http/problem.js';
export type { MinimumFacts } from '../../../src/minimum-facts.js';
export type {
  CriteriaSet,
  CriteriaSummary,
  FactCatalogue,
  Payer,
  PayerRulesets,
  PayerRulesetSummary,
  RulesetDocument,
} from './payer-types.js';
