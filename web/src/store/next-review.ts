import type { Determination } from '../api/types.js';
import { type Answers, type Case, newCase } from './case.js';
import { withoutAttestation } from './signing.js';

/** What stays as it was when a stay is reviewed again: who, which plan, which provider, and what lies in the past. */
const STAYS =
  /^(member|plan|provider|facility|history)\.|^(diagnoses|stay\.admittedOn|review\.urgent|requested\.edition)$/;

const DAY = 86_400_000;

/**
 * The review of the days after those given: a case of its own that holds the last answer beside it and stays under the
 * version of the rules that the stay began under. Ratings are not carried over: they are assessed anew.
 */
export function nextReview(one: Case, now: string): Case | undefined {
  const { answers, beside, decided, payer, reference } = one;
  const given = decided?.determination.authorized;
  if (decided === undefined || given === undefined) return undefined;
  const { from, level, to } = given;
  const admittedOn = answers['stay.admittedOn'] ?? from;
  const version = decided.determination.provenance.ruleset?.version;
  const stays: Answers = Object.fromEntries(Object.entries(answers).filter(([name]) => STAYS.test(name)));
  const blank = newCase(now);
  const began = (beside['previous'] as { readonly rulesetVersion?: string } | undefined)?.rulesetVersion ?? version;
  return {
    ...blank,
    ...(payer === undefined ? {} : { payer }),
    ...(reference === undefined ? {} : { reference }),
    answers: {
      ...stays,
      'review.type': 'concurrent',
      'requested.firstAuthorization': false,
      ...(level.treatment === undefined
        ? {}
        : { 'requested.level': level.treatment, 'stay.currentLevel': level.treatment }),
      ...(admittedOn === undefined ? {} : { 'stay.admittedOn': admittedOn }),
      ...(to === undefined ? {} : { 'requested.from': dayAfter(to) }),
    },
    beside: { ...withoutAttestation(beside), previous: previousOf(decided.determination, began) },
    kept: [{ ...decided, occasion: 'previous-review' }],
  };
}

/** What the request says of the determination it continues, so that the service can say what has changed. */
const previousOf = (
  { authorized, criteria, decision, provenance }: Determination,
  rulesetVersion: string | undefined,
): object => ({
  ...(rulesetVersion === undefined ? {} : { rulesetVersion }),
  determination: provenance.determination,
  decision,
  ...(authorized?.level.treatment === undefined ? {} : { level: authorized.level.treatment }),
  criteria: criteria.map(({ id, level, result }) => ({ id, ...(level === undefined ? {} : { level }), result })),
});

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
