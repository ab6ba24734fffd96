import { type Context, json, type Operation } from '../operation.js';
import { closed, object } from './schema.js';

export const healthz = (_context: Context): Operation => ({
  id: 'health',
  method: 'get',
  path: '/healthz',
  group: 'Service',
  summary: 'Is the process alive?',
  description: 'Answers as long as the process can answer at all.',
  parameters: [],
  answer: { status: 200, description: 'Alive.', schema: object('Alive.', { status: closed('Always `ok`.', ['ok']) }) },
  faults: ['parameter-invalid'],
  handle: () => json({ status: 'ok' }),
});

export const readyz = ({ ready }: Context): Operation => ({
  id: 'readiness',
  method: 'get',
  path: '/readyz',
  group: 'Service',
  summary: 'Should requests be sent here?',
  description: 'Ready once all rulesets are loaded and checked; no longer ready while the service is stopping.',
  parameters: [],
  answer: {
    status: 200,
    description: 'Ready.',
    schema: object('Ready.', { status: closed('Always `ready`.', ['ready']) }),
  },
  otherAnswers: [
    {
      status: 503,
      description: 'Stopping.',
      schema: object('Stopping.', { status: closed('Always `stopping`.', ['stopping']) }),
    },
  ],
  faults: ['parameter-invalid'],
  handle: () => (ready() ? json({ status: 'ready' }) : json({ status: 'stopping' }, 503)),
});
