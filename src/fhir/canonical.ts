import type { Edition } from '../facts/level-names.js';

/**
 * Under which addresses our own code systems, value sets and questionnaires are known. There is no standard system for
 * levels of care or ratings, so they need a name of ours; `example.org` is reserved (RFC 2606) and belongs to nobody, so
 * it claims no owner that does not exist. Every address is made from this one constant.
 */
export const CANONICAL_BASE = 'http://example.org/fhir';

/** Of the artifacts, not of the engine: codes are only ever added. */
export const CANONICAL_VERSION = '1.0.0';

export const codeSystem = (name: string): string => `${CANONICAL_BASE}/CodeSystem/${name}`;
export const valueSet = (name: string): string => `${CANONICAL_BASE}/ValueSet/${name}`;
export const questionnaire = (name: string): string => `${CANONICAL_BASE}/Questionnaire/${name}`;

/** One system per edition: 2.5 and 3.7 do not mean the same in the two. */
export const LEVEL_SYSTEMS: Readonly<Record<Edition, string>> = {
  '3': codeSystem('asam-3e-level-of-care'),
  '4': codeSystem('asam-4e-level-of-care'),
};

/** Answers with the names of facts as link ids. */
export const QUESTIONNAIRES: Readonly<Record<Edition, string>> = {
  '3': questionnaire('asam-3e-assessment'),
  '4': questionnaire('asam-4e-assessment'),
};

/** The names of facts, for Observations that carry one each. */
export const FACT_SYSTEM = codeSystem('review-fact');
