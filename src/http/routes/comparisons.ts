import { takeApart } from '../../analysis/comparison/asked.js';
import { compare } from '../../analysis/comparison/compare.js';
import { boundsOf } from '../body/bounds.js';
import { BODY_FAULTS, JSON_BODY, jsonBody } from '../body/json-body.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { component } from './schema.js';

export const comparisons = ({ library, limits }: Context): Operation => ({
  id: 'compare',
  method: 'post',
  path: '/v1/comparisons',
  scope: 'determine',
  group: 'Decide',
  summary: 'Ask several payers about one case',
  description:
    'Takes a review request with a list of payers and answers with the determination of each, side by side, and why they differ: another level indicated, coverage, a rule that decides here and not there, a bar on review, a rule set aside by a law, facts that are missing. A payer whose rules do not bind the plan or are not in force is an answer of its own and stops no other; give the plan the member would have at each payer to compare across kinds of plan. The body’s own `payer`, `previous` and `attestation` play no part.',
  parameters: [],
  requestBody: {
    mediaType: JSON_BODY,
    description: 'A review request without a payer, and the payers to ask.',
    schema: component('ComparisonRequest'),
  },
  answer: { status: 200, description: 'The answers and why they differ.', schema: component('Comparison') },
  faults: [
    ...BODY_FAULTS,
    'field-unknown',
    'field-missing',
    'field-type',
    'field-value',
    'payer-unknown',
    'payer-twice',
  ],
  handle: async ({ request, note }) => {
    const body = await jsonBody(request, note, boundsOf(limits));
    if (!body.ok) return refused(...body.faults);
    const taken = takeApart(body.value, library);
    if (!taken.ok) return refused(...taken.faults);
    const outcome = compare(taken.value.body, taken.value.asked, library);
    if (!outcome.ok) return refused(...outcome.faults);
    const { answers } = outcome.value;
    note.lines = answers.length;
    note.outcomes = countBy(answers.map((one) => ('refusal' in one ? 'problem' : one.determination.decision)));
    return json(outcome.value);
  },
});

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
