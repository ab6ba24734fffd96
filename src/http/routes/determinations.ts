import { fail, type Outcome, succeed } from '../../domain/faults.js';
import type { Staged } from '../../domain/staged.js';
import { determinationBytes } from '../../explanation/text.js';
import { companyFor, type Include, including } from '../../include.js';
import { boundsOf } from '../body/bounds.js';
import { unsigned } from '../auth/attesting.js';
import { bodyBytes, JSON_BODY } from '../body/json-body.js';
import { DETAIL_PARAMETER, detailOf } from '../detail.js';
import { INCLUDE_PARAMETER, includeOf } from '../include.js';
import { parseJson } from '../body/parse-json.js';
import { type Call, type Context, jsonBytes, type Operation, refused } from '../operation.js';
import { noteDetermination } from '../request-log.js';
import { takeTurns } from '../turns.js';
import { REVIEW_FAULTS } from './review-faults.js';
import { component } from './schema.js';

export function determinations(context: Context): Operation {
  const turns = takeTurns();
  return {
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
    handle: async (call) => {
      const body = await bodyBytes(call.request, call.note, boundsOf(context.limits));
      if (!body.ok) return refused(...body.faults);
      const include = includeOf(call.parameters['include']);
      const take = companyFor(include) > 1 ? turns.together : turns.alone;
      const outcome = await take(decided(body.value, context, call, include));
      return outcome.ok ? jsonBytes(outcome.value) : refused(...outcome.faults);
    },
  };
}

/** From the bytes of a request to those of its answer. */
function* decided(
  bytes: Buffer,
  { engine, library }: Context,
  { request, parameters, note }: Call,
  include: readonly Include[],
): Staged<Outcome<Buffer>> {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  const body = parsed.value;
  const refusal = unsigned(request)(body);
  if (refusal !== undefined) return fail(refusal);
  yield;
  const outcome = yield* engine.review(body, library, detailOf(parameters['detail']));
  if (!outcome.ok) return outcome;
  noteDetermination(note, outcome.value);
  const answer = including(outcome.value, body, library, include);
  yield;
  return succeed(determinationBytes(answer));
}
