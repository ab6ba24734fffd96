import { type Context, type Operation, refused } from '../operation.js';
import { text } from './schema.js';

/** What is counted is of every payer, so a caller that may ask about some may not read it. */
const BOUND = 'the counts are of every payer; read them as a client that is bound to none';

export const metrics = ({ metrics: { mediaType, text: read }, payers }: Context): Operation => ({
  id: 'metrics',
  method: 'get',
  path: '/metrics',
  scope: 'admin',
  group: 'Service',
  summary: 'Read what was counted',
  description:
    'Counters since the start in Prometheus’ text format: determinations by payer, decision, reason, level and who made them final, faults, second opinions, what is loaded. Holds words of the rulesets and of closed lists only, never a value of a request. Counts of a payer with few members can still tell of one: keep the address inside.',
  parameters: [],
  answer: {
    status: 200,
    description: 'The metrics.',
    mediaType: 'text/plain',
    schema: text('Prometheus’ text format, version 0.0.4.'),
  },
  faults: ['parameter-invalid', 'payer-not-allowed'],
  handle: async () =>
    payers === undefined
      ? { kind: 'text', mediaType, text: await read() }
      : refused({ code: 'payer-not-allowed', detail: BOUND }),
});
