import type { CitedCriterion, Determination } from '../api/types.js';

/** Criteria of the level asked for, and those of no level: others are on the result. */
export function isAbout({ kind, level }: CitedCriterion, answer: Determination | undefined): boolean {
  // Where ratings are joined, each criterion names the least level that its rating wants.
  if (kind === 'clinical' && answer?.findings.clinical.method === 'join') return true;
  const asked = answer?.requested.level;
  return (
    level === undefined ||
    level === asked?.treatment ||
    level === asked?.withdrawal ||
    (level === 'OTP' && asked?.otp === true)
  );
}
