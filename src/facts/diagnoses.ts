/**
 * ICD-10-CM codes of substance use disorders: F10–F16, F18 and F19; tobacco (F17) alone does not count (ruling R2).
 * https://www.cms.gov/medicare/coding-billing/icd-10-codes
 */
const SUD = /^F1[0-689]/;
const ALCOHOL = /^F10/;
/** Chapter 21 of ICD-10-CM: factors influencing health status and contact with health services. */
const CIRCUMSTANCE = /^Z/;
const TOBACCO_OR_GAMBLING = /^(F17|F63\.?0|Z72\.?6)/;

export const isSudCode = (code: string): boolean => SUD.test(code);

export const isAlcoholCode = (code: string): boolean => ALCOHOL.test(code);

export const onlyTobaccoOrGambling = (code: string): boolean => TOBACCO_OR_GAMBLING.test(code);

export const isCircumstance = (code: string): boolean => CIRCUMSTANCE.test(code);
