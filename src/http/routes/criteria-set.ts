import { type Context, json, type Operation, refused } from '../operation.js';
import { object, text } from './schema.js';

export const criteriaSet = ({ library }: Context): Operation => ({
  id: 'readCriteria',
  method: 'get',
  path: '/v1/criteria/{id}',
  scope: 'rulesets:read',
  group: 'Rulesets and criteria',
  summary: 'Read one criteria set in full',
  description: 'Every level, condition, combination, gate and derived value with its citation and status.',
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      description: 'Criteria set; see GET /v1/criteria.',
      example: 'asam-3-adult',
    },
  ],
  answer: {
    status: 200,
    description: 'The criteria set.',
    schema: object('One criteria set.', {
      digest: text('SHA-256 of its content, as answers name it.'),
      criteria: {
        type: 'object',
        description: 'The document `criteria.json`: levels, conditions, how they combine, references.',
      },
    }),
  },
  faults: ['parameter-invalid', 'criteria-unknown'],
  handle: ({ parameters }) => {
    const set = library.criteria.get(parameters['id'] ?? '');
    if (set === undefined) return refused({ code: 'criteria-unknown', candidates: [...library.criteria.keys()] });
    return json({ digest: set.digest, criteria: set.document });
  },
});
