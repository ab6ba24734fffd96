import { addDays } from '../../domain/dates.js';
import { setOf } from '../../rulesets/criteria-for.js';
import { TO_BE_STATED } from '../placeholder.js';
import { assessed } from './example-assessment.js';
import type { Named, NewFile, SchemaPath } from './file.js';
import { documentFile } from './file.js';

export interface Fresh extends Named {
  readonly levels: 'asam-3' | 'asam-4';
  /** Level codes of the edition, each with a line in the coverage table. */
  readonly codes: readonly string[];
  /** Today. */
  readonly on: string;
}

/** A first version: it decides by the criteria alone, with one example rule and its cases to put one's own in place of. */
export function freshVersion(fresh: Fresh, schema: SchemaPath): readonly NewFile[] {
  const home = `payers/${fresh.payer}/${fresh.version}`;
  return [
    documentFile(`${home}/ruleset.json`, schema, ruleset(fresh)),
    documentFile(`${home}/rules/example.json`, schema, { rules: [RULE] }),
    documentFile(`${home}/cases/example.json`, schema, cases(fresh)),
  ];
}

/** What a payer's folder holds beside its versions. */
export const payerFiles = (payer: string, schema: SchemaPath): readonly NewFile[] => [
  documentFile(`payers/${payer}/payer.json`, schema, {
    payer,
    name: `${TO_BE_STATED} the full name of the payer`,
    jurisdiction: `${TO_BE_STATED} the state or country whose rules bind it`,
    gaps: [],
    codes: { procedure: {}, revenue: {} },
  }),
  { path: `payers/${payer}/README.md`, text: readme(payer) },
];

const ruleset = ({ codes, from, levels, on, payer, supersedes, to, version }: Fresh): object => ({
  payer,
  version,
  title: `${TO_BE_STATED} the payer and this version in one line`,
  binds: { describe: `${TO_BE_STATED} which plans it binds`, cite: { ref: 'policy' } },
  effective: { by: 'service-date', from, to },
  ...(supersedes === undefined ? {} : { supersedes }),
  levels,
  adultFrom: 18,
  criteria: (['adult', 'adolescent'] as const).map((population) => ({ population, set: setOf(levels, population) })),
  coverage: Object.fromEntries(codes.map((code) => [code, { status: 'unstated' }])),
  // The careful side of every switch, until the payer's own policy is known.
  policy: { autoApproval: false, underRequest: 'pend', findingsOnly: true, requireFullRatings: false },
  references: { policy: { title: `${TO_BE_STATED} the document that the rules are taken from` } },
  author: `${TO_BE_STATED} who wrote it`,
  approver: `${TO_BE_STATED} who approved it`,
  lastVerified: on,
  reasonForChange: `${TO_BE_STATED} why this version exists`,
});

const RULE = {
  id: 'example-01-licence',
  title: `${TO_BE_STATED} one line; for a rule against a request, the fact it looks for`,
  when: { fact: 'provider.licensedForLevel', operator: 'equal', value: false },
  then: { effect: 'deny', reason: 'provider-not-licensed' },
  basis: 'coverage',
  because: `${TO_BE_STATED} the reason as a patient may read it`,
  satisfiedBy: `${TO_BE_STATED} what would make the rule hold no longer`,
  cite: { ref: 'policy' },
  // Nobody has read a source for it, so it denies nothing: its answer waits for a person.
  status: 'unverified',
};

const cases = ({ from, levels, payer }: Fresh): object => ({
  base: {
    payer,
    review: { type: 'prior-authorization' },
    member: { age: 34 },
    provider: { licensedForLevel: true },
    diagnoses: ['F10.20'],
    requested: { level: '2.1', from, to: addDays(from, 29), hoursPerWeek: 9 },
    assessment: { emergency: { medical: false, psychiatric: false }, ...assessed(levels) },
  },
  cases: [
    {
      name: 'example-01: the provider is licensed, and the criteria indicate what is asked',
      expect: { decision: 'approve', cites: { [RULE.id]: 'not-met' } },
    },
    {
      name: 'example-01: the provider is not licensed',
      change: { provider: { licensedForLevel: false } },
      expect: { decision: 'pend', cites: { [RULE.id]: 'met' } },
    },
    {
      name: 'example-01: nobody says whether the provider is licensed',
      change: { provider: { licensedForLevel: null } },
      expect: { decision: 'pend', cites: { [RULE.id]: 'undetermined' }, missing: ['provider.licensedForLevel'] },
    },
  ],
});

const readme = (payer: string): string => `# ${payer}

**Whom it binds.** ${TO_BE_STATED} which plans, in plain words.

**What it decides.** ${TO_BE_STATED} the rules that matter most.

**What is uncertain, and how we read it.**
- ${TO_BE_STATED} what the sources leave open.
`;
