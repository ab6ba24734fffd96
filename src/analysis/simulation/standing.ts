import type { Effect } from './effect.js';
import type { Relation, Scale } from '../../clinical/scale.js';
import type { Care, Decision } from '../../domain/determination.js';
import { daysAsked } from '../../resolution/amounts.js';

/** What one version answers to a request, as far as standings go. */
export interface Answer {
  readonly decision: Decision;
  /** What is authorized, unless it waits or is denied. */
  readonly care?: Care;
}

/** The order in words, for whoever reads the counts. */
export const ORDER: readonly string[] = [
  'Approved as asked stands above approved in part (a downgrade), that above waiting (a pend), that above denied.',
  'Two approvals, in full or in part, are held against each other by level on the scale of the criteria, weekly hours, days and units: more of one and less of none is better. An amount that is not set is not limited.',
  'More of one and less of another, levels that stand beside each other, or levels of two editions are called incomparable and counted apart.',
];

/** Approved as asked, approved in part, waiting, denied. */
const STANDING: Readonly<Record<Decision, number>> = { approve: 3, downgrade: 2, pend: 1, deny: 0 };

/** `scale` is that of both answers; none where they speak level codes of two editions. */
export function effectOf(before: Answer, after: Answer, scale: Scale | undefined): Effect {
  const gained = STANDING[after.decision] - STANDING[before.decision];
  if (gained !== 0) return gained > 0 ? 'better' : 'worse';
  if (before.care === undefined || after.care === undefined) return 'unchanged';
  // As asked is as asked, whatever the code of the edition.
  const levels = scale === undefined && before.decision === 'approve' ? [] : levelsOf(before.care, after.care, scale);
  return EFFECT[together([...levels, ...amountsOf(before.care, after.care)])];
}

/** The second amount held against the first. */
export const amountsChange = (before: Care, after: Care): Relation => together(amountsOf(before, after));

const EFFECT: Readonly<Record<Relation, Effect>> = {
  same: 'unchanged',
  more: 'better',
  less: 'worse',
  different: 'incomparable',
};

/** More of one and less of another is no order. */
function together(relations: readonly Relation[]): Relation {
  const moved = relations.filter((relation) => relation !== 'same');
  const [first] = moved;
  if (first === undefined) return 'same';
  return moved.every((relation) => relation === first) ? first : 'different';
}

function levelsOf({ level: from }: Care, { level: to }: Care, scale: Scale | undefined): readonly Relation[] {
  if (scale === undefined) return ['different'];
  return [
    axis(from.treatment, to.treatment, (a, b) => scale.compareTreatment(b, a)),
    axis(from.withdrawal, to.withdrawal, (a, b) => scale.compareWithdrawal(b, a)),
    number(Number(from.otp === true), Number(to.otp === true)),
    number(Number(from.recoveryResidence === true), Number(to.recoveryResidence === true)),
  ];
}

function axis(
  from: string | undefined,
  to: string | undefined,
  compare: (from: string, to: string) => Relation,
): Relation {
  if (from === to) return 'same';
  if (from === undefined) return 'more';
  return to === undefined ? 'less' : compare(from, to);
}

/** An amount that is not set is not limited. */
function amountsOf(from: Care, to: Care): readonly Relation[] {
  return [number(hours(from), hours(to)), number(days(from), days(to)), unitsOf(from, to)];
}

/** Just under an exclusive ceiling. */
const hours = ({ hoursPerWeek, hoursPerWeekBelow }: Care): number =>
  hoursPerWeek ?? (hoursPerWeekBelow === undefined ? Infinity : hoursPerWeekBelow - Number.EPSILON * hoursPerWeekBelow);

const days = (care: Care): number => daysAsked(care) ?? Infinity;

function unitsOf(from: Care, to: Care): Relation {
  if (from.units !== undefined && to.units !== undefined && from.unit !== to.unit) return 'different';
  return number(from.units ?? Infinity, to.units ?? Infinity);
}

const number = (from: number, to: number): Relation => (from === to ? 'same' : to > from ? 'more' : 'less');
