/**
 * ICD-10-CM codes of substance use disorders: F10–F16, F18 and F19; tobacco (F17) alone does not count (ruling R2).
 * https://www.cms.gov/medicare/coding-billing/icd-10-codes
 */
const SUD = /^F1[0-689]/;
const TOBACCO_OR_GAMBLING = /^(F17|F63\.?0|Z72\.?6)/;

export const isSudCode = (code: string): boolean => SUD.test(code);

export const onlyTobaccoOrGambling = (code: string): boolean => TOBACCO_OR_GAMBLING.test(code);

export const SUBSTANCE_USE: readonly string[] = ['F10.20'];
export const OTHER_DISORDER: readonly string[] = ['F33.1'];

/** A list of diagnoses of each kind that the derived facts tell apart. */
export const KINDS_OF_DIAGNOSES: readonly (readonly string[])[] = [
  SUBSTANCE_USE,
  [...OTHER_DISORDER, ...SUBSTANCE_USE],
  ['F17.210'],
  OTHER_DISORDER,
  [],
];
