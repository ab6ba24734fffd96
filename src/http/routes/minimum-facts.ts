import { type Context, json, type Operation, refused } from '../operation.js';
import type { MinimumFactsQuery } from '../../minimum-facts.js';
import { PAYER_PARAMETER, payerFault } from './payer-parameter.js';
import { component, list, object, text } from './schema.js';

const REVIEW_TYPES = ['prior-authorization', 'concurrent', 'retrospective', 'claim'] as const;
const POPULATIONS = ['adult', 'adolescent'] as const;

export const minimumFacts = ({ engine, library }: Context): Operation => ({
  id: 'minimumFacts',
  method: 'get',
  path: '/v1/payers/{payer}/minimum-facts',
  scope: 'rulesets:read',
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
      description: 'Day that selects the ruleset version, YYYY-MM-DD; the latest version when left out.',
      example: '2026-03-02',
    },
    {
      name: 'reviewType',
      in: 'query',
      values: REVIEW_TYPES,
      description: 'Kind of review; prior authorization when left out.',
    },
    { name: 'population', in: 'query', values: POPULATIONS, description: 'Age group; adults when left out.' },
  ],
  answer: {
    status: 200,
    description: 'The facts, each with its question.',
    schema: object('The facts needed for this payer and level.', {
      payer: text('Identifier of the payer.'),
      version: text('Version of the ruleset.'),
      level: text('Level of care, as its code.'),
      reviewType: text('Kind of review.'),
      population: text('Age group.'),
      always: list('Needed for every request.', component('Question')),
      depending: list(
        'Needed only when the other answers leave something open; the determination then asks for them.',
        component('Question'),
      ),
    }),
  },
  faults: ['parameter-invalid', 'payer-unknown', 'level-unknown', 'level-ambiguous', 'no-version-in-force'],
  handle: ({ parameters, note }) => {
    const { level = '', date, reviewType, population } = parameters;
    const payer = library.payers.get(parameters['payer'] ?? '');
    if (payer === undefined) return refused(payerFault(library));
    note.payer = payer.document.payer;
    const query = { payer: payer.document.payer, level, date, reviewType, population };
    // The parameters have been checked against their values; one left out is left out here too.
    const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
    const outcome = engine.minimumFacts(library, given as unknown as MinimumFactsQuery);
    return outcome.ok ? json(outcome.value) : refused(...outcome.faults);
  },
});
