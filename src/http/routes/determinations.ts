import { determinationBytes } from '../../explanation/text.js';
import { including } from '../../include.js';
import { boundsOf } from '../body/bounds.js';
import { unsigned } from '../auth/attesting.js';
import { JSON_BODY, jsonBody } from '../body/json-body.js';
import { DETAIL_PARAMETER, detailOf } from '../detail.js';
import { INCLUDE_PARAMETER, includeOf } from '../include.js';
import { type Context, jsonBytes, type Operation, refused } from '../operation.js';
import { noteDetermination } from '../request-log.js';
import { together } from '../together.js';
import { REVIEW_FAULTS } from './review-faults.js';
import { component } from './schema.js';

export const determinations = ({ engine, library, limits }: Context): Operation => ({
  id: 'decide',
  method: 'post',
  path: '/v1/determinations',
  scope: 'determine',
  group: 'Decide',
  summary: 'Decide one review request',
  description:
    'Takes an assessment, the care asked for and the payer; answers with a determination that cites every criterion. The service stores nothing: the same request, rulesets and engine version give the same bytes. A downgrade or denial is only ever proposed; it becomes final by an attestation in a second request.',
  parameters: [DETAIL_PARAMETER, INCLUDE_PARAMETER],
  requestBody: {
    mediaType: JSON_BODY,
    description: 'The review request. State only what is known.',
    schema: component('Request'),
  },
  answer: { status: 200, description: 'The determination.', schema: component('Determination') },
  faults: REVIEW_FAULTS,
  examples: 'determinations',
  handle: async ({ request, parameters, note }) => {
    const body = await jsonBody(request, note, boundsOf(limits));
    if (!body.ok) return refused(...body.faults);
    const refusal = unsigned(request)(body.value);
    if (refusal !== undefined) return refused(refusal);
    await together();
    const outcome = engine.review(body.value, library, detailOf(parameters['detail']));
    if (!outcome.ok) return refused(...outcome.faults);
    noteDetermination(note, outcome.value);
    const answer = including(outcome.value, body.value, library, includeOf(parameters['include']));
    await together();
    return jsonBytes(determinationBytes(answer));
  },
});
