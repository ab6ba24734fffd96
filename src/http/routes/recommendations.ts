import { boundsOf } from '../body/bounds.js';
import { BODY_FAULTS, JSON_BODY, jsonBody } from '../body/json-body.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { component } from './schema.js';

export const recommendations = ({ engine, library, limits }: Context): Operation => ({
  id: 'recommend',
  method: 'post',
  path: '/v1/recommendations',
  scope: 'determine',
  group: 'Decide',
  summary: 'Find the level of care an assessment indicates',
  description:
    'The clinical finding alone: which level the person’s needs indicate and why, with no payer and no coverage. Where facts are unknown, every level they leave open is listed. A review request will do: its `payer`, `previous`, `attestation` and `review` play no part.',
  parameters: [],
  requestBody: {
    mediaType: JSON_BODY,
    description: 'An assessment; a review request will do.',
    schema: component('RecommendationRequest'),
  },
  answer: {
    status: 200,
    description: 'The level or levels indicated, with the criteria.',
    schema: component('Recommendation'),
  },
  faults: [
    ...BODY_FAULTS,
    'field-unknown',
    'field-missing',
    'field-type',
    'field-value',
    'level-unknown',
    'level-ambiguous',
    'edition-needed',
  ],
  handle: async ({ request, note }) => {
    const body = await jsonBody(request, note, boundsOf(limits));
    if (!body.ok) return refused(...body.faults);
    const outcome = engine.recommend(body.value, library);
    return outcome.ok ? json(outcome.value) : refused(...outcome.faults);
  },
});
