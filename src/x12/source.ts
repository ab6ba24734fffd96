/**
 * How a row is known. The implementation guide of the 278 belongs to X12 and was not read; whoever sends X12 holds a
 * licence and confirms these rows against it.
 */
export const CONFIDENCE = {
  published: 'an HL7 guide or its published examples show it',
  secondary: 'public sources other than X12 and HL7 agree on it',
  general: 'commonly said; no source was checked',
  inferred: 'our own conclusion',
} as const;

export type Confidence = keyof typeof CONFIDENCE;

export interface Sourced {
  readonly confidence: Confidence;
  readonly source: string;
}

export const PAS = 'Da Vinci PAS 2.2.1';
export const PAS_BUILD = 'Da Vinci PAS, build after 2.2.1';
export const PUBLIC_TABLES = 'several public code tables';
