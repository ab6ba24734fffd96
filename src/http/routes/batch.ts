import { unsigned } from '../auth/attesting.js';
import { lineAnswerer } from '../batch/answer-line.js';
import { streamLines } from '../batch/stream-lines.js';
import { refuseMediaType } from '../body/media-type.js';
import { DETAIL_PARAMETER, detailOf } from '../detail.js';
import { type Context, type Operation, refused } from '../operation.js';
import { INCLUDE_PARAMETER, includeOf } from '../include.js';
import { component, object } from './schema.js';

export const NDJSON = 'application/x-ndjson';

export const batch = (context: Context): Operation => ({
  id: 'decideBatch',
  method: 'post',
  path: '/v1/determinations/batch',
  scope: 'determine',
  group: 'Decide',
  summary: 'Decide many review requests in one stream',
  description: `One request per line in, one answer per line out, in the same order, while you are still sending. Blank lines are counted and get no answer. A line that cannot be decided gets a problem object with its line number and stops nobody. Read while you write: the service reads no further while its answers are not being read. At most ${context.limits.batchLines} lines of ${context.limits.bodyKB} KB each, and ${context.limits.batchSeconds} seconds; after that, the last answer is a problem that names the first line without an answer, to go on from.`,
  parameters: [DETAIL_PARAMETER, INCLUDE_PARAMETER],
  requestBody: {
    mediaType: NDJSON,
    description: 'Review requests, one JSON object per line, UTF-8.',
    schema: component('Request'),
  },
  answer: {
    status: 200,
    description: 'One JSON object per line: the determination, or the problem with that line.',
    mediaType: NDJSON,
    schema: {
      ...object(
        'The answer to one line.',
        {
          line: {
            type: 'integer',
            minimum: 1,
            description: 'Number of the line in the request, from 1; blank lines count.',
          },
          determination: component('Determination'),
          problem: component('Problem'),
        },
        ['determination', 'problem'],
      ),
      oneOf: [{ required: ['determination'] }, { required: ['problem'] }],
    },
  },
  faults: ['parameter-invalid', 'media-type-not-supported', 'encoding-not-supported'],
  handle: async ({ request, response, parameters, note }) => {
    const refusal = refuseMediaType(request.headers, [NDJSON]);
    if (refusal !== undefined) return refused(refusal);
    response.setHeader('content-type', NDJSON);
    response.flushHeaders();
    const { batchLines: lines, batchSeconds, bodyKB } = context.limits;
    note.bytesIn = await streamLines(request, response, {
      lineBytes: bodyKB * 1024,
      lines,
      ms: batchSeconds * 1000,
      ...lineAnswerer(
        context,
        note,
        unsigned(request),
        detailOf(parameters['detail']),
        includeOf(parameters['include']),
      ),
    });
    return { kind: 'written' };
  },
});
