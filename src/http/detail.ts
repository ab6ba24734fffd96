import type { Detail } from '../explanation/subject.js';
import type { Parameter } from './operation.js';

export const DETAILS = ['summary', 'full'] as const satisfies readonly Detail[];

export const DETAIL_PARAMETER: Parameter = {
  name: 'detail',
  in: 'query',
  description:
    'How much to cite. "summary" (used when left out) cites the criteria and rules that settled the answer; "full" cites every one that was evaluated. The decision is the same.',
  values: DETAILS,
  example: 'full',
};

/** A parameter that has been checked against its values. */
export const detailOf = (value: string | undefined): Detail => (value === 'full' ? 'full' : 'summary');
