/** What a criteria set can answer on the treatment axis. */
export type Treatment =
  | { readonly kind: 'level'; readonly code: string }
  /** The criteria indicate no treatment. It never denies by itself (ruling R5). */
  | { readonly kind: 'none-indicated' }
  /** No level can be computed: a clinician must look. */
  | { readonly kind: 'no-level' };

export const NONE_INDICATED: Treatment = Object.freeze({ kind: 'none-indicated' });
export const NO_LEVEL: Treatment = Object.freeze({ kind: 'no-level' });

/** One complete clinical answer. */
export interface ClinicalResult {
  readonly treatment: Treatment;
  /** Lowest safe withdrawal management, `none`, or undefined where the edition has no such axis. */
  readonly withdrawal?: string;
  readonly otp?: boolean;
  readonly recoveryResidence?: boolean;
}

export const treatmentKey = (treatment: Treatment): string =>
  treatment.kind === 'level' ? treatment.code : treatment.kind;

/** Two results are the same answer when their keys are. */
export const resultKey = (result: ClinicalResult): string =>
  `${treatmentKey(result.treatment)}|${result.withdrawal ?? ''}|${String(result.otp ?? '')}|${String(result.recoveryResidence ?? '')}`;

/**
 * Answers are few: each is made once for a set, so that the same answer is the same object. `treatment` must be such an
 * object too.
 */
export type Answers = (
  treatment: Treatment,
  withdrawal: string | undefined,
  otp: boolean | undefined,
) => ClinicalResult;

export function createAnswers(): Answers {
  const made = new Map<Treatment, Map<string | undefined, Map<boolean | undefined, ClinicalResult>>>();
  return (treatment, withdrawal, otp) => {
    const known = made.get(treatment)?.get(withdrawal)?.get(otp);
    if (known !== undefined) return known;
    const answer: ClinicalResult = Object.freeze({
      treatment,
      ...(withdrawal === undefined ? {} : { withdrawal }),
      ...(otp === undefined ? {} : { otp }),
    });
    const ofTreatment = made.get(treatment) ?? new Map<string | undefined, Map<boolean | undefined, ClinicalResult>>();
    const ofNeed = ofTreatment.get(withdrawal) ?? new Map<boolean | undefined, ClinicalResult>();
    made.set(treatment, ofTreatment.set(withdrawal, ofNeed.set(otp, answer)));
    return answer;
  };
}

/** Which axes beside treatment the caller wants settled; an unknown on another axis holds nothing up. */
export interface Axes {
  readonly withdrawal: boolean;
  readonly otp: boolean;
  readonly recoveryResidence: boolean;
}

export const ALL_AXES: Axes = { withdrawal: true, otp: true, recoveryResidence: true };

/** The stay under review, when the question is whether to continue it. */
export interface Stay {
  readonly level: string;
}

/** The set of answers that the known facts leave open. */
export interface Possible {
  readonly results: readonly ClinicalResult[];
  /** Facts stated against each other: no completion is possible. */
  readonly contradictions: readonly Contradiction[];
}

export interface Contradiction {
  readonly entailment: string;
  /** The facts that do not fit together, the entailed one first. */
  readonly facts: readonly string[];
}
