import type { Level } from './determination.js';

/** Code of the opioid treatment program axis and of a recovery residence, as rules and coverage tables name them. */
export const OTP = 'OTP';
export const RECOVERY_RESIDENCE = 'RR';

const WITHDRAWAL = /-WM$/;

/** A code on its axis. */
export function axisOf(code: string): Level {
  if (code === OTP) return { otp: true };
  if (code === RECOVERY_RESIDENCE) return { recoveryResidence: true };
  return WITHDRAWAL.test(code) ? { withdrawal: code } : { treatment: code };
}

/** Every code a level stands for, one per axis in use. */
export function codesOf(level: Level): readonly string[] {
  const codes: string[] = [];
  if (level.treatment !== undefined) codes.push(level.treatment);
  if (level.withdrawal !== undefined) codes.push(level.withdrawal);
  if (level.otp === true) codes.push(OTP);
  if (level.recoveryResidence === true) codes.push(RECOVERY_RESIDENCE);
  return codes;
}

export const levelText = (level: Level): string => codesOf(level).join(' + ');

export const sameLevel = (a: Level, b: Level): boolean =>
  a.treatment === b.treatment &&
  a.withdrawal === b.withdrawal &&
  (a.otp === true) === (b.otp === true) &&
  (a.recoveryResidence === true) === (b.recoveryResidence === true);
