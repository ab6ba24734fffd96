import type { ClinicalResult } from '../clinical/result.js';

/** Levels of care given in a hospital, in either edition. */
export const HOSPITAL: ReadonlySet<string> = new Set(['4', '4-PSY']);
/** The one that both editions have. */
export const HOSPITAL_LEVEL = '4';
export const HOSPITAL_WITHDRAWAL = '4-WM';

export const indicatesHospital = ({ treatment }: ClinicalResult): boolean =>
  treatment.kind === 'level' && HOSPITAL.has(treatment.code);
