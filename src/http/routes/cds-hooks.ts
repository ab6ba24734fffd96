import { atOnce } from '../../domain/staged.js';
import { answerHook } from '../../cds/answer.js';
import { discovery, serviceNamed, SERVICES } from '../../cds/services.js';
import { boundsOf } from '../body/bounds.js';
import { BODY_FAULTS, FIELD_FAULTS, JSON_BODY, jsonBody } from '../body/json-body.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { closed, list, map, object, text } from './schema.js';

export const cdsServices: Operation = {
  id: 'cdsServices',
  method: 'get',
  path: '/cds-services',
  scope: 'public',
  group: 'CDS Hooks',
  summary: 'List the services of CDS Hooks',
  description:
    'What a clinician’s system calls while an order is chosen or signed, and what it has to send along (CDS Hooks, discovery; Da Vinci CRD 2.2.1).',
  parameters: [],
  answer: {
    status: 200,
    description: 'The services.',
    schema: object('The services.', {
      services: list(
        'One entry per hook.',
        object('One service.', {
          id: text('Last step of its address.'),
          hook: text('The hook it answers.'),
          title: text('Its name.'),
          description: text('What it says.'),
          prefetch: map('What to send along, as searches on the caller’s own server.', text('A search.')),
          usageRequirements: text('What has to be sent along.'),
          extension: { type: 'object', description: 'Versions of CRD and options of a call.' },
        }),
      ),
    }),
  },
  faults: ['parameter-invalid'],
  handle: () => json(discovery()),
};

const CARD = object(
  'One card.',
  {
    uuid: text('Names the card.'),
    summary: text('One sentence.'),
    detail: text('More, in Markdown.'),
    indicator: closed('How much it matters to care.', ['info', 'warning', 'critical']),
    source: { type: 'object', description: 'Who speaks, and of what.' },
  },
  ['detail'],
);

/** A Bundle of orders with what came along: several levels of JSON more than a review request has. */
const DEEPEST = 64;

export const cdsService = ({ engine, library, limits }: Context): Operation => ({
  id: 'cdsService',
  method: 'post',
  path: '/cds-services/{id}',
  scope: 'determine',
  group: 'CDS Hooks',
  summary: 'Say of orders whether they are covered, need authorization and have to be documented',
  description:
    'Takes a call of order-sign or order-select with its prefetch. Answers with one card per order, and with system actions that put the coverage-information extension of Da Vinci CRD on each order for a level of care. It calls nobody: what is not sent is not known, and nothing unknown is read as no.',
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      description: 'Service; see GET /cds-services.',
      example: SERVICES[0]?.id ?? '',
    },
  ],
  requestBody: {
    mediaType: JSON_BODY,
    description: 'The call: hook, its context with the draft orders, and the prefetch.',
    schema: object(
      'A call of a hook.',
      {
        hook: text('The hook that fired.'),
        hookInstance: text('Names this call among all calls.'),
        context: { type: 'object', description: 'userId, patientId, draftOrders; for order-select also selections.' },
        prefetch: { type: 'object', description: 'patient, coverage and assessments, as GET /cds-services asks.' },
        extension: { type: 'object', description: 'Options of this call under davinci-crd.configuration.' },
      },
      ['prefetch', 'extension'],
    ),
  },
  answer: {
    status: 200,
    description: 'Cards and system actions.',
    schema: object(
      'The answer of CDS Hooks.',
      {
        cards: list('For the person.', CARD),
        systemActions: list(
          'For the system.',
          object('One action.', {
            type: closed('The order is replaced by itself and what is said of it.', ['update']),
            description: text('Who says it.'),
            resource: { type: 'object', description: 'The order as it was sent, with coverage information.' },
          }),
        ),
      },
      ['systemActions'],
    ),
  },
  faults: [
    ...BODY_FAULTS,
    ...FIELD_FAULTS,
    'cds-service-unknown',
    'hook-mismatch',
    'prefetch-missing',
    'payer-not-served',
  ],
  handle: async ({ request, parameters, note }) => {
    const service = serviceNamed(parameters['id']);
    if (service === undefined)
      return refused({ code: 'cds-service-unknown', candidates: SERVICES.map(({ id }) => id) });
    const body = await jsonBody(request, note, boundsOf(limits, limits.bundleKB), DEEPEST);
    if (!body.ok) return refused(...body.faults);
    const outcome = answerHook(body.value, service, {
      library,
      decide: (asked) => atOnce(engine.review(asked, library, 'summary')),
      today: new Date().toISOString().slice(0, 10),
    });
    if (!outcome.ok) return refused(...outcome.faults);
    const { answer, determinations } = outcome.value;
    const outcomes: Record<string, number> = {};
    for (const { decision } of determinations) outcomes[decision] = (outcomes[decision] ?? 0) + 1;
    note.outcomes = outcomes;
    return json(answer);
  },
});
