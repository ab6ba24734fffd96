import type { Care, Level } from '../api/types.js';

/** Codes of a level, axis by axis: `2.1`, `3.7-WM`, `2.1 with OTP`. */
export function levelCodes({ treatment, withdrawal, otp, recoveryResidence }: Level): string {
  const parts = [
    treatment,
    withdrawal,
    otp === true ? 'OTP' : undefined,
    recoveryResidence === true ? 'recovery residence' : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'no level' : parts.join(' with ');
}

/** The axis a request is about, where one must be shown: treatment, unless only withdrawal management is asked for. */
export const axisOf = ({ treatment }: Level): 'treatment' | 'withdrawal' =>
  treatment === undefined ? 'withdrawal' : 'treatment';

const FEW = 4;

/** Codes on one axis that are left open, each once. */
export const openCodes = (levels: readonly Level[], axis: 'treatment' | 'withdrawal'): readonly string[] => [
  ...new Set(levels.map((level) => level[axis] ?? 'no level')),
];

/** They in a few words, while they can be told at a glance. */
export function openWords(codes: readonly string[]): string {
  if (codes.length === 1) return `indicate ${codes.join()}`;
  return codes.length <= FEW ? `leave open ${codes.join(', ')}` : `leave open ${codes.length} levels`;
}

/** `Level 3.1, 15 hours a week, 7 days, from December 7, 2026 …` without what is not stated. */
export function careWords({ level, hoursPerWeek, hoursPerWeekBelow, units, unit }: Care): string {
  const hours =
    hoursPerWeek !== undefined
      ? `${hoursPerWeek} hours a week`
      : hoursPerWeekBelow !== undefined
        ? `fewer than ${hoursPerWeekBelow} hours a week`
        : undefined;
  const amount = units === undefined ? undefined : `${units} ${unit ?? 'unit'}${units === 1 ? '' : 's'}`;
  return [`Level ${levelCodes(level)}`, hours, amount].filter((part) => part !== undefined).join(', ');
}
