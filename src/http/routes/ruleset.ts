import { type Context, json, type Operation, refused } from '../operation.js';
import { RULESET, rulesetView } from './ruleset-view.js';

export const ruleset = ({ library }: Context): Operation => ({
  id: 'readRulesetByDigest',
  method: 'get',
  path: '/v1/rulesets/{digest}',
  scope: 'rulesets:read',
  group: 'Rulesets and criteria',
  summary: 'Read the ruleset that an answer names',
  description:
    'Answers name the ruleset they rest on by digest (`provenance.ruleset.digest`). Every version loaded is found here, those that were superseded or withdrawn included.',
  parameters: [
    { name: 'digest', in: 'path', required: true, description: 'SHA-256 of the ruleset, as answers name it.' },
  ],
  answer: { status: 200, description: 'The ruleset.', schema: RULESET },
  faults: ['parameter-invalid', 'ruleset-unknown'],
  handle: ({ parameters, note }) => {
    const all = [...library.payers.values()].flatMap(({ drafts, versions }) => [...versions, ...drafts]);
    const found = all.find(({ digest }) => digest === parameters['digest']);
    if (found === undefined) return refused({ code: 'ruleset-unknown' });
    note.payer = found.document.payer;
    note.version = found.document.version;
    return json(rulesetView(found));
  },
});
