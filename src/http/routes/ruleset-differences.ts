import { diffRulesets } from '../../analysis/diff/index.js';
import type { Payer, Ruleset } from '../../library.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { payerFault, PAYER_PARAMETER } from './payer-parameter.js';
import { closed, list, object, text } from './schema.js';

const VERSION = object('A version.', {
  payer: text('Identifier of the payer.'),
  version: text('Version.'),
  digest: text('SHA-256 of its content, as answers name it.'),
});

const FIELDS = {
  at: text('JSON pointer into the rule or the version.'),
  statement: text('What is different, in words.'),
  before: { description: 'What stood there in the earlier version.' },
  after: { description: 'What stands there now.' },
};
const ABSENT = ['before', 'after'];
const DIFFERENCE = object('One difference.', FIELDS, ABSENT);

const RULE = object(
  'One rule.',
  {
    id: text('Identifier of the rule.'),
    title: text('Its title.'),
    change: closed('What became of it.', ['changed', 'added', 'removed']),
    differences: list('Of a changed rule: what is different.', DIFFERENCE),
    summary: text('Of a rule that only one version has: what it looks for and does.'),
  },
  ['differences', 'summary'],
);

const DIFFERENCES = object('What is different between two versions of a payer’s ruleset.', {
  before: VERSION,
  after: VERSION,
  version: list('Whom, when and by what the version decides.', DIFFERENCE),
  coverage: list('The coverage table.', object('One difference.', { level: text('Level.'), ...FIELDS }, ABSENT)),
  rules: list('Rules, by their ids; those that are the same are not listed.', RULE),
  references: list('The sources listed.', DIFFERENCE),
});

export const rulesetDifferences = ({ library }: Context): Operation => ({
  id: 'compareRulesets',
  method: 'get',
  path: '/v1/payers/{payer}/rulesets/{version}/differences/{earlier}',
  scope: 'rulesets:read',
  group: 'Rulesets and criteria',
  summary: 'Say what is different between two versions',
  description:
    'In sentences, rule by rule and by the ids of the rules: what a rule looks for, what it does, where it speaks and what it cites; coverage, criteria, switches, scope, dates and sources. As `ur rulesets diff` says it.',
  parameters: [
    PAYER_PARAMETER,
    { name: 'version', in: 'path', required: true, description: 'The later version.' },
    { name: 'earlier', in: 'path', required: true, description: 'The version it is held against.' },
  ],
  answer: { status: 200, description: 'The differences.', schema: DIFFERENCES },
  faults: ['parameter-invalid', 'payer-unknown', 'version-unknown'],
  handle: ({ parameters, note }) => {
    const payer = library.payers.get(parameters['payer'] ?? '');
    if (payer === undefined) return refused(payerFault(library));
    note.payer = payer.document.payer;
    const [before, after] = [parameters['earlier'], parameters['version']].map((version) => versionOf(payer, version));
    if (before === undefined || after === undefined)
      return refused({ code: 'version-unknown', candidates: payer.versions.map(({ document }) => document.version) });
    note.version = after.document.version;
    return json(diffRulesets(library, before, after));
  },
});

const versionOf = ({ versions }: Payer, wanted: string | undefined): Ruleset | undefined =>
  versions.find(({ document }) => document.version === wanted);
