import { type Context, json, type Operation } from '../operation.js';
import { list, map, object, text } from './schema.js';

export const facts = ({ library }: Context): Operation => ({
  id: 'listFacts',
  method: 'get',
  path: '/v1/facts',
  scope: 'rulesets:read',
  group: 'Rulesets and criteria',
  summary: 'Read the fact catalogue',
  description:
    'The one vocabulary: every fact a request can state and every fact derived from them. A fact’s name is its path in the request.',
  parameters: [],
  answer: {
    status: 200,
    description: 'The catalogue.',
    schema: object('The fact catalogue.', {
      version: text('Version of the catalogue.'),
      facts: list('Every fact.', FACT),
    }),
  },
  faults: ['parameter-invalid'],
  handle: () => json({ version: library.catalogue.version, facts: library.catalogue.facts }),
});

const FACT = object(
  'One fact.',
  {
    name: text('Path in the request; facts under `derived.` are computed, not asked.'),
    type: text(
      'Type of the value: boolean, integer, number, code, text, level, date, instant, code-list or level-list.',
    ),
    unit: text('Unit of a number.'),
    minimum: { type: 'number', description: 'Least value.' },
    maximum: { type: 'number', description: 'Greatest value.' },
    values: map('Closed list of values, each with its plain meaning.', text('Meaning of the value.')),
    meaning: text('What the fact says.'),
    question: text('What to ask a person.'),
    derivedFrom: list('Facts a derived fact is computed from.', text('Name of a fact.')),
    derivedBy: text('Part of the engine that computes it.'),
    note: text('What to watch for.'),
    deprecated: text('Set when it must no longer be used: what to use instead.'),
  },
  ['unit', 'minimum', 'maximum', 'values', 'question', 'derivedFrom', 'derivedBy', 'note', 'deprecated'],
);
