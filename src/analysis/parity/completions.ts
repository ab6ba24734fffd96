import { OTHER_DISORDER, SUBSTANCE_USE } from '../../facts/diagnoses.js';
import type { Statement } from '../../facts/statement.js';

/**
 * Ratings alone leave a finding of the third edition open: sub-answers stand beside them. A completion says which
 * ratings take every value and what is stated of all else the criteria read, so that each assessment has one finding.
 */
export interface Completion {
  /** Ratings that take every value; those in one row are rated alike. */
  readonly ratings: readonly (readonly string[])[];
  /** Stated of everybody. Nothing here mitigates, so that no finding is talked down. */
  readonly plain: Statement;
  /** Needs and dangers: none holds, each alone holds, all hold; left out where the ratings entail the answer. */
  readonly subAnswers: readonly string[];
  /** Further people of whom something else is stated; none of the sub-answers holds for them. */
  readonly beside: readonly Statement[];
}

const third = (...names: readonly string[]): readonly string[] => names.map((name) => `assessment.asam3.${name}`);

/** A stay that goes as it should at its level, where the question is whether to continue it. */
export const GOING_WELL: Statement = {
  'continued.progress': 'progressing',
  'continued.newProblem': 'none',
  'continued.lowerLevelFeasible': false,
};

/** By criteria set. */
export const COMPLETIONS: Readonly<Record<string, Completion>> = {
  'asam-3-adult': {
    ratings: [third('d1'), third('d2'), third('d3'), third('d4'), third('d5'), third('d6')],
    plain: {
      diagnoses: SUBSTANCE_USE,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.homeSupportsWithdrawal': true,
      'assessment.asam3.concurrentWithdrawal': 'none',
      'assessment.asam3.biomedicalConcurrentCare': false,
      'assessment.asam3.mentalHealthConcurrentCare': false,
      'assessment.asam3.readinessToExplore': false,
      'assessment.asam3.relapseSupportNeed': 'near-daily',
      'assessment.asam3.copesInEnvironment': false,
      'assessment.asam3.supportiveHousing': false,
      'assessment.asam3.opioidDependenceMeetsOtpRule': true,
      'facility.coOccurringEnhanced': false,
    },
    subAnswers: third('needs24hNursing', 'needs24hSupport', 'imminentDanger', 'cognitiveImpairment'),
    beside: [{ 'assessment.asam3.homeSupportsWithdrawal': false }, { diagnoses: OTHER_DISORDER }],
  },
  'asam-3-adolescent': {
    ratings: [
      third('d1'),
      third('d2'),
      third('d3a', 'd3b', 'd3c', 'd3d', 'd3e'),
      third('d4'),
      third('d5'),
      third('d6'),
    ],
    plain: { diagnoses: SUBSTANCE_USE, 'assessment.asam3.biomedicalConcurrentCare': false },
    subAnswers: third('needs24hNursing', 'imminentDanger', 'needsSecurePlacement'),
    beside: [{ diagnoses: OTHER_DISORDER }],
  },
};
