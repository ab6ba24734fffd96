import type { Ruleset } from '../../library.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { payerFault, PAYER_PARAMETER } from './payer-parameter.js';
import { list, object, text } from './schema.js';

export const payerRuleset = ({ library }: Context): Operation => ({
  id: 'readRuleset',
  method: 'get',
  path: '/v1/payers/{payer}/rulesets/{version}',
  group: 'Rulesets and criteria',
  summary: 'Read one ruleset version in full',
  description:
    'Coverage, policy switches, references and every rule with its condition, citation and status: all that can decide a request under this version.',
  parameters: [
    PAYER_PARAMETER,
    { name: 'version', in: 'path', required: true, description: 'Version; see GET /v1/payers/{payer}/rulesets.' },
  ],
  answer: {
    status: 200,
    description: 'The ruleset.',
    schema: object('One ruleset version.', {
      digest: text('SHA-256 of its content, as answers name it.'),
      ruleset: {
        type: 'object',
        description: 'The document `ruleset.json`: scope, window, criteria, coverage per level, policy, references.',
      },
      rules: list('Every rule, in the order of its files.', {
        type: 'object',
        description: 'A rule: id, title, where it applies, its condition, effect, basis, citation and status.',
      }),
      imports: list(
        'The overlays it imports, whose rules it cannot override.',
        object('One overlay.', {
          id: text('Identifier.'),
          version: text('Version.'),
          digest: text('SHA-256 of its content, as answers name it.'),
          rules: list('Its rules.', { type: 'object', description: 'A rule, protective or advising.' }),
        }),
      ),
    }),
  },
  faults: ['parameter-invalid', 'payer-unknown', 'version-unknown'],
  handle: ({ parameters, note }) => {
    const payer = library.payers.get(parameters['payer'] ?? '');
    if (payer === undefined) return refused(payerFault(library));
    note.payer = payer.document.payer;
    const ruleset = payer.versions.find(({ document }) => document.version === parameters['version']);
    if (ruleset === undefined) {
      return refused({ code: 'version-unknown', candidates: payer.versions.map(({ document }) => document.version) });
    }
    note.version = ruleset.document.version;
    return json(view(ruleset));
  },
});

const view = ({ digest, document, imports, rules }: Ruleset): object => ({
  digest,
  ruleset: document,
  rules,
  imports: imports.map((overlay) => ({
    id: overlay.document.overlay,
    version: overlay.document.version,
    digest: overlay.digest,
    rules: overlay.rules,
  })),
});
