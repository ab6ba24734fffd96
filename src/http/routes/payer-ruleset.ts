import { type Context, json, type Operation, refused } from '../operation.js';
import { payerFault, PAYER_PARAMETER } from './payer-parameter.js';
import { RULESET, rulesetView } from './ruleset-view.js';

export const payerRuleset = ({ library }: Context): Operation => ({
  id: 'readRuleset',
  method: 'get',
  path: '/v1/payers/{payer}/rulesets/{version}',
  scope: 'rulesets:read',
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
    schema: RULESET,
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
    return json(rulesetView(ruleset));
  },
});
