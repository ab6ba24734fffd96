import type { Ruleset } from '../../library.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { payerFault, PAYER_PARAMETER } from './payer-parameter.js';
import { closed, dateOrNull, list, object, text } from './schema.js';

export const payerRulesets = ({ library }: Context): Operation => ({
  id: 'listRulesets',
  method: 'get',
  path: '/v1/payers/{payer}/rulesets',
  scope: 'rulesets:read',
  group: 'Rulesets and criteria',
  summary: 'List the ruleset versions of a payer',
  description:
    'Every version that decides, with the window it is in force, oldest first. A published version is never edited: a mistake is superseded and withdrawn. Drafts decide only where the service is started so.',
  parameters: [PAYER_PARAMETER],
  answer: {
    status: 200,
    description: 'The versions.',
    schema: object('The versions.', {
      payer: text('Identifier of the payer.'),
      rulesets: list('One entry per version, oldest first.', VERSION),
      drafts: list('Versions that are loaded and decide nothing until they are published.', text('A version.')),
    }),
  },
  faults: ['parameter-invalid', 'payer-unknown'],
  handle: ({ parameters, note }) => {
    const payer = library.payers.get(parameters['payer'] ?? '');
    if (payer === undefined) return refused(payerFault(library));
    note.payer = payer.document.payer;
    return json({
      payer: payer.document.payer,
      rulesets: payer.versions.map(view),
      drafts: payer.drafts.map(({ document }) => document.version),
    });
  },
});

function view({ digest, document, published }: Ruleset): object {
  const { version, title, effective, criteria, lastVerified, reasonForChange, supersedes, withdrawn } = document;
  return {
    version,
    title,
    effective,
    criteria,
    lastVerified,
    reasonForChange,
    publishedOn: published?.on,
    supersedes,
    withdrawn,
    digest,
  };
}

const VERSION = object(
  'One version.',
  {
    version: text('Version, as answers name it.'),
    title: text('What it is.'),
    effective: object('When it is in force.', {
      by: closed('Which date of a request selects it.', ['service-date', 'policy-date']),
      from: { type: 'string', format: 'date', description: 'First day.' },
      to: dateOrNull('Last day; null while it is open.'),
    }),
    criteria: list(
      'Which clinical criteria it applies to whom.',
      object('One choice.', {
        population: closed('Age group.', ['adult', 'adolescent']),
        set: text('A criteria set held here, or `stated:<tool>` or `certification` for a result the caller states.'),
      }),
    ),
    lastVerified: { type: 'string', format: 'date', description: 'Day its sources were last read.' },
    reasonForChange: text('Why this version was made.'),
    publishedOn: { type: 'string', format: 'date', description: 'Day it was published; absent for a draft.' },
    supersedes: text('The version it replaces.'),
    withdrawn: object('Set when it must no longer decide.', {
      on: { type: 'string', format: 'date', description: 'Day of withdrawal.' },
      reason: text('Why.'),
    }),
    digest: text('SHA-256 of its content, as answers name it.'),
  },
  ['publishedOn', 'supersedes', 'withdrawn'],
);
