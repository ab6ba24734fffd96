import type { Determination } from '../domain/determination.js';
import type { Parameter } from './operation.js';

export const DETAILS = ['full', 'summary'] as const;
export type Detail = (typeof DETAILS)[number];

export const DETAIL_PARAMETER: Parameter = {
  name: 'detail',
  in: 'query',
  description:
    'How much to return. "full" (used when left out) gives every criterion with its evaluated condition; "summary" gives only the criteria that settled the answer, without their conditions. The decision and its digest are the same.',
  values: DETAILS,
  example: 'summary',
};

/** What the caller asked to see of a determination. */
export function viewOf(determination: Determination, detail: Detail): Determination {
  if (detail === 'full') return determination;
  const criteria = determination.criteria.filter(({ deciding }) => deciding).map(({ trace: _, ...rest }) => rest);
  return { ...determination, criteria };
}

export const detailOf = (value: string | undefined): Detail => (value === 'summary' ? 'summary' : 'full');
