import { type Include, INCLUDES } from '../include.js';
import type { Parameter } from './operation.js';

export const INCLUDE_PARAMETER: Parameter = {
  name: 'include',
  in: 'query',
  description:
    'What to add to the answer, separated by commas. "clocks": the times within which the payer must decide, and the one that runs out first. "rights": what the member may do about an adverse answer, and what its notice must hold. "wouldChange": the smallest sets of facts with which the answer would give more. "qualifications": who may sign an adverse answer. "downgrade": a downgrade as two results. "changes": what is otherwise than in the previous determination that the request states. The decision is the same.',
  values: INCLUDES,
  list: true,
  example: 'clocks,rights',
};

/** A parameter that has been checked against its values. */
export const includeOf = (value: string | undefined): readonly Include[] =>
  value === undefined ? [] : INCLUDES.filter((one) => value.split(',').includes(one));
