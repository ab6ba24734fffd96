import { replay } from '../../replay/replay.js';
import { boundsOf } from '../body/bounds.js';
import { BODY_FAULTS, JSON_BODY, jsonBody } from '../body/json-body.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { component, object } from './schema.js';

/** How deep the conditions of an answer in full detail may be nested. */
export const DEEPEST_ANSWER = 64;

export const replays = ({ library, limits }: Context): Operation => ({
  id: 'replay',
  method: 'post',
  path: '/v1/replays',
  scope: 'determine',
  group: 'Decide',
  summary: 'Make a stored answer again',
  description:
    'Takes a request and the determination it once got, both as the caller kept them, and makes the answer again from the versions that the determination names: to the byte on the same engine version; on another one by decision, care, rules and criteria with their results. Says of every difference where it is and what stands there. Every version ever published can be named, also one that has ended, was withdrawn or superseded; where what it names is not here with that digest, the answer says so. Nothing is kept, and nothing of either body is logged.',
  parameters: [],
  requestBody: {
    mediaType: JSON_BODY,
    description: `What the caller kept, at most ${limits.replayBodyKB} KB.`,
    schema: {
      ...object('A request and its answer.', {
        request: component('Request'),
        determination: {
          type: 'object',
          description: 'The determination as it was received, whichever engine version wrote it.',
          properties: {
            provenance: { type: 'object', description: 'What the answer was made from, as the service wrote it.' },
          },
          required: ['provenance'],
        },
      }),
      additionalProperties: false,
    },
  },
  answer: { status: 200, description: 'What came of it.', schema: component('Replay') },
  faults: [...BODY_FAULTS, 'field-unknown', 'field-missing', 'field-type', 'field-value'],
  handle: async ({ request, note }) => {
    const body = await jsonBody(request, note, boundsOf(limits, limits.replayBodyKB), DEEPEST_ANSWER);
    if (!body.ok) return refused(...body.faults);
    const outcome = replay(body.value, library);
    if (!outcome.ok) return refused(...outcome.faults);
    note.outcomes = { [outcome.value.outcome]: 1 };
    return json(outcome.value);
  },
});
