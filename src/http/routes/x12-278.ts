import { atOnce } from '../../domain/staged.js';
import { unsigned } from '../auth/attesting.js';
import type { Determination } from '../../domain/determination.js';
import { answer278, PARTIALS, type Partial278 } from '../../x12/answer.js';
import { fieldsOf } from '../../x12/response-fields.js';
import { boundsOf } from '../body/bounds.js';
import { JSON_BODY, jsonBody } from '../body/json-body.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { noteDetermination } from '../request-log.js';
import { determinations } from './determinations.js';
import { component, list, object, text } from './schema.js';

const CHOICES = Object.keys(PARTIALS) as Partial278[];

/** The same decision as `POST /v1/determinations`, for whoever writes the 278. */
export const x12Answer = (context: Context): Operation => ({
  id: 'decide278',
  method: 'post',
  path: '/v1/x12-278',
  scope: 'determine',
  group: 'Decide',
  summary: 'Decide one review request, in the words of an X12 278 answer',
  description:
    'Takes what POST /v1/determinations takes, and answers with what goes where in the answer to a 278: codes, numbers, days, amounts and messages, by place. It writes no X12: segments, qualifiers and envelopes are for whoever holds the licence. The table is in docs/x12.md.',
  parameters: [
    {
      name: 'partial',
      in: 'query',
      values: CHOICES,
      description: `When an attested downgrade is A2: ${CHOICES.map((one) => `\`${one}\`: ${PARTIALS[one]}`).join('; ')}. \`never\` when left out.`,
    },
  ],
  requestBody: {
    mediaType: JSON_BODY,
    description: 'The review request. State only what is known.',
    schema: component('Request'),
  },
  answer: {
    status: 200,
    description: 'What goes where.',
    schema: object('The answer by place.', {
      fields: list(
        'The places that are filled.',
        object('One place.', {
          place: text('Segment and element, as docs/x12.md names it.'),
          values: list('What stands there.', text('A value.')),
        }),
      ),
      determination: text('Digest of the determination, which an attestation names.'),
    }),
  },
  faults: determinations(context).faults,
  handle: async ({ request, parameters, note }) => {
    const { engine, library, limits } = context;
    const read = await jsonBody(request, note, boundsOf(limits));
    if (!read.ok) return refused(...read.faults);
    const refusal = unsigned(request)(read.value);
    if (refusal !== undefined) return refused(refusal);
    const outcome = atOnce(engine.review(read.value, library, 'summary'));
    if (!outcome.ok) return refused(...outcome.faults);
    const determination: Determination = outcome.value;
    noteDetermination(note, determination);
    const body = read.value as Readonly<Record<string, unknown>>;
    const payer = library.payers.get(String(body['payer']));
    const partial = (parameters['partial'] ?? 'never') as Partial278;
    const fields = fieldsOf(answer278({ body, determination, payer, library, partial }));
    return json({ fields, determination: determination.provenance.determination });
  },
});
