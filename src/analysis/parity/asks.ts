import type { ClinicalResult } from '../../clinical/result.js';
import type { Scale } from '../../clinical/scale.js';
import type { Level } from '../../domain/determination.js';
import type { Statement } from '../../facts/statement.js';

/**
 * What to ask for where this is the finding: the level indicated with what is needed beside it, and each kind of care
 * beside treatment also alone, since rules may speak of it alone. Nothing where no level is indicated.
 */
export function asksFor(
  result: ClinicalResult,
  coveredBy: Readonly<Record<string, string>>,
  scale: Scale,
): readonly Level[] {
  const { otp, recoveryResidence, treatment, withdrawal } = result;
  const managed: Level = withdrawal === undefined || withdrawal === 'none' ? {} : { withdrawal };
  const asks: Level[] = [];
  if (treatment.kind === 'level') {
    const { code } = treatment;
    const given = coveredBy[code];
    const within =
      managed.withdrawal !== undefined &&
      given !== undefined &&
      scale.compareWithdrawal(given, managed.withdrawal) !== 'less';
    asks.push({
      treatment: code,
      ...(within ? {} : managed),
      ...(recoveryResidence === true ? { recoveryResidence } : {}),
    });
  }
  if (managed.withdrawal !== undefined) asks.push(managed);
  if (otp === true) asks.push({ ...managed, otp });
  return asks;
}

/** How a request states a level; axes not asked for are not named. */
export const levelStated = ({ otp, recoveryResidence, treatment, withdrawal }: Level): Statement => ({
  'requested.level': treatment,
  'requested.withdrawalLevel': withdrawal,
  'requested.otp': otp,
  'requested.recoveryResidence': recoveryResidence,
});

/** Facts that say which level is asked for. */
export const LEVEL_ASKED: ReadonlySet<string> = new Set(Object.keys(levelStated({})));
