import type { Payer } from '../../library.js';
import { type Context, json, type Operation } from '../operation.js';
import { dateOrNull, flag, list, object, text } from './schema.js';

export const payers = ({ library }: Context): Operation => ({
  id: 'listPayers',
  method: 'get',
  path: '/v1/payers',
  scope: 'rulesets:read',
  group: 'Rulesets and criteria',
  summary: 'List the payers whose rulesets are loaded',
  description:
    'Every payer this service can decide for, with the versions of its ruleset and the windows in which no version is known.',
  parameters: [],
  answer: {
    status: 200,
    description: 'The payers.',
    schema: object('The payers.', { payers: list('One entry per payer.', PAYER) }),
  },
  faults: ['parameter-invalid'],
  handle: () => json({ payers: [...library.payers.values()].map(view) }),
});

const view = ({ document, versions }: Payer): object => ({
  payer: document.payer,
  name: document.name,
  fictional: document.fictional ?? false,
  jurisdiction: document.jurisdiction,
  aliases: document.aliases ?? [],
  versions: versions.map((version) => version.document.version),
  gaps: document.gaps,
});

const PAYER = object('One payer.', {
  payer: text('Identifier, as requests name it.'),
  name: text('Full name.'),
  fictional: flag('True for a payer made up for examples.'),
  jurisdiction: text('State or country whose rules bind it.'),
  aliases: list('Other names it is known by.', text('A name.')),
  versions: list('Ruleset versions, in order of their first day.', text('A version.')),
  gaps: list(
    'Windows in which rules existed that we do not know; requests for them pend.',
    object('One window.', {
      from: dateOrNull('First day; null when open.'),
      to: dateOrNull('Last day; null when open.'),
      reason: text('Why no version is known.'),
    }),
  ),
});
