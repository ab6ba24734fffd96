import { sendPage } from '../desk/send.js';
import type { Context, Operation } from '../operation.js';

const HTML = 'text/html';

export const docs = (page: () => string): Operation => ({
  id: 'docs',
  method: 'get',
  path: '/docs',
  scope: 'public',
  group: 'Service',
  summary: 'Read this description as a page',
  description:
    'Addresses, parameters, fields, facts, faults and real examples on one page that needs no script and no internet.',
  parameters: [],
  answer: {
    status: 200,
    description: 'The page.',
    mediaType: HTML,
    schema: { type: 'string', description: 'An HTML page.' },
  },
  faults: ['parameter-invalid'],
  handle: () => ({ kind: 'text', mediaType: `${HTML}; charset=utf-8`, text: page() }),
});

export const start = ({ desk }: Pick<Context, 'desk'>): Operation => ({
  id: 'start',
  method: 'get',
  path: '/',
  scope: 'public',
  group: 'Service',
  summary: 'Open the review desk',
  description: 'The review desk for a browser; where it is not built, sends to /docs.',
  parameters: [],
  answer: {
    status: 200,
    description: 'The review desk.',
    mediaType: HTML,
    schema: { type: 'string', description: 'An HTML page.' },
  },
  otherAnswers: [{ status: 302, description: 'The docs are at /docs.' }],
  faults: ['parameter-invalid'],
  handle: ({ request, response }) => {
    if (desk === undefined) return { kind: 'redirect', to: '/docs' };
    sendPage(request, response, desk);
    return { kind: 'written' };
  },
});
