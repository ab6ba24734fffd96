import { type Context, json, type Operation, refused } from '../operation.js';
import { PAYER_PARAMETER, payerFault } from './payer-parameter.js';

export const minimumFacts = ({ engine, library }: Context): Operation => ({
  id: 'minimumFacts',
  method: 'get',
  path: '/v1/payers/{payer}/minimum-facts',
  group: 'Rulesets and criteria',
  summary: 'List the facts a request needs, and no more',
  description:
    'What must be asked to decide a request for this level under this payer. Asking for less leads to questions; asking for more discloses what nobody needs (45 CFR 164.502(b), minimum necessary).',
  parameters: [
    PAYER_PARAMETER,
    { name: 'level', in: 'query', required: true, description: 'Level of care, as requests name it.', example: '2.1' },
    {
      name: 'date',
      in: 'query',
      format: 'date',
      description:
        'Day that selects the ruleset version, YYYY-MM-DD. When left out, the facts of every version in force are listed.',
      example: '2026-03-02',
    },
  ],
  answer: {
    status: 200,
    description: 'The facts, each with its question.',
    schema: {
      type: 'object',
      description: 'The facts needed for this payer and level, each with its type, values and question.',
    },
  },
  faults: ['parameter-invalid', 'payer-unknown', 'level-unknown', 'level-ambiguous', 'no-version-in-force'],
  handle: ({ parameters, note }) => {
    const payer = library.payers.get(parameters['payer'] ?? '');
    if (payer === undefined) return refused(payerFault(library));
    note.payer = payer.document.payer;
    const outcome = engine.minimumFacts(library, payer.document.payer, parameters['level'] ?? '', parameters['date']);
    return outcome.ok ? json(outcome.value) : refused(...outcome.faults);
  },
});
