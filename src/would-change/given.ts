import type { Scale } from '../clinical/scale.js';
import type { Care, Level } from '../domain/determination.js';

/** Care that an answer gives, in whole or in part. */
export interface Given {
  readonly decision: 'approve' | 'downgrade';
  readonly care: Care;
  readonly scale: Scale;
}

/** Does the answer give more than the care given now? Everything asked for is more than less of it. */
export function givesMore({ care, decision, scale }: Given, now: Care | undefined): boolean {
  if (decision === 'approve' || now === undefined) return true;
  const amounts = AMOUNTS.map((name) => [care[name] ?? Infinity, now[name] ?? Infinity] as const);
  const days = [care.to ?? NEVER, now.to ?? NEVER] as const;
  const relation = levelTo(scale, care.level, now.level);
  if (relation === 'less' || amounts.some(([then, before]) => then < before) || days[0] < days[1]) return false;
  return relation === 'more' || amounts.some(([then, before]) => then > before) || days[0] > days[1];
}

const AMOUNTS = ['hoursPerWeek', 'hoursPerWeekBelow', 'units'] as const;

/** Sorts after every date. */
const NEVER = 'never';

/** `less` where it lacks anything on any axis. */
function levelTo(scale: Scale, then: Level, before: Level): 'same' | 'more' | 'less' {
  const axes = [
    onAxis(then.treatment, before.treatment, scale.compareTreatment),
    onAxis(then.withdrawal, before.withdrawal, scale.compareWithdrawal),
    onAxis(yes(then.otp), yes(before.otp), () => 'same'),
    onAxis(yes(then.recoveryResidence), yes(before.recoveryResidence), () => 'same'),
  ];
  if (axes.includes('less')) return 'less';
  return axes.includes('more') ? 'more' : 'same';
}

const yes = (has: boolean | undefined): string | undefined => (has === true ? 'yes' : undefined);

function onAxis(
  then: string | undefined,
  before: string | undefined,
  compare: Scale['compareTreatment'],
): 'same' | 'more' | 'less' {
  if (then === before) return 'same';
  if (then === undefined) return 'less';
  if (before === undefined) return 'more';
  const relation = compare(then, before);
  return relation === 'different' ? 'less' : relation;
}
