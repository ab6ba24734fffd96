import type { Operation } from '../operation.js';
import { JSON_TYPE } from '../reply.js';

/** The document describes this address too, so its text is made after all operations are known. */
export const openapi = (text: () => string): Operation => ({
  id: 'openapi',
  method: 'get',
  path: '/openapi.json',
  scope: 'public',
  group: 'Service',
  summary: 'Read this description as OpenAPI 3.1',
  description: 'Made from the code that serves, so it is never behind it.',
  parameters: [],
  answer: {
    status: 200,
    description: 'The OpenAPI document.',
    schema: { type: 'object', description: 'An OpenAPI 3.1 document.' },
  },
  faults: ['parameter-invalid'],
  handle: () => ({ kind: 'text', mediaType: JSON_TYPE, text: text() }),
});
