import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { standing } from '../../../src/analysis/lint/lint.js';
import type { Finding } from '../../../src/analysis/lint/finding.js';
import type { Library, Ruleset } from '../../../src/library.js';
import { createLibrary } from '../../../src/library.js';
import { compileRules } from '../../../src/payer/rule-table.js';
import type { Rule, RulesetDocument } from '../../../src/rulesets/documents.js';
import { LINTS, type Lint } from '../../../src/rulesets/lint-documents.js';
import { describeFault, loadFiles } from '../../../src/rulesets/load.js';
import { mergePatch } from '../../../src/rulesets/merge-patch.js';
import type { RawFile } from '../../../src/rulesets/tree.js';
import { filesOf, SHIPPED } from '../../rulesets/folders.js';

/** Part of a ruleset, with what the linter must find of the pattern whose folder it is in; nothing when `finds` is absent. */
export interface Fragment {
  readonly name: string;
  readonly lint: Lint;
  readonly finds: readonly { readonly rule?: string; readonly severity: 'error' | 'warning' }[];
  readonly law: readonly string[];
  readonly rules: readonly Partial<Rule>[];
  readonly ruleset: Readonly<Record<string, unknown>>;
}

const HERE = fileURLToPath(new URL('.', import.meta.url));

export const FRAGMENTS: readonly Fragment[] = LINTS.flatMap((lint) =>
  readdirSync(`${HERE}${lint}`)
    .sort()
    .map((file): Fragment => {
      const read = JSON.parse(readFileSync(`${HERE}${lint}/${file}`, 'utf8')) as Partial<Fragment>;
      return { name: file.replace('.json', ''), lint, finds: [], law: [], rules: [], ruleset: {}, ...read };
    }),
);

const THIRD = [
  '0.5',
  '1',
  'OTP',
  '2.1',
  '2.5',
  '3.1',
  '3.3',
  '3.5',
  '3.7',
  '4',
  '1-WM',
  '2-WM',
  '3.2-WM',
  '3.7-WM',
  '4-WM',
];
const FOURTH = [
  ...['1.0', '1.5', '1.5-COE', '1.7', '1.7-COE', '2.1', '2.5', '2.5-COE', '2.7', '2.7-COE', '3.1', '3.5', '3.5-COE'],
  ...['3.7', '3.7-COE', '3.7-BIO', '4-PSY', '4', 'RR'],
];

const payerOf = ({ lint, name }: Fragment): string => `${lint.toLowerCase()}-${name}`;
const VERSION = '2026-01-01';

/** What a fragment leaves out: an ordinary commercial plan that covers every level. */
function rulesetOf(fragment: Fragment): RulesetDocument {
  const codes = fragment.ruleset['levels'] === 'asam-4' ? FOURTH : THIRD;
  return mergePatch(
    {
      payer: payerOf(fragment),
      version: VERSION,
      title: 'A plan for tests',
      binds: {
        describe: 'Commercial plans.',
        when: { fact: 'plan.line', operator: 'equal', value: 'commercial' },
        cite: { ref: 'handbook' },
      },
      effective: { by: 'service-date', from: VERSION, to: null },
      levels: 'asam-3',
      adultFrom: 18,
      criteria: [{ population: 'adult', set: 'asam-3-adult' }],
      coverage: Object.fromEntries(codes.map((code) => [code, { status: 'covered' }])),
      policy: {
        autoApproval: true,
        underRequest: 'approve-with-warning',
        findingsOnly: false,
        requireFullRatings: false,
      },
      references: { handbook: { title: 'A handbook for tests' } },
      author: 'tests',
      approver: 'nobody',
      lastVerified: VERSION,
      reasonForChange: 'Tests need one.',
    },
    fragment.ruleset,
  ) as unknown as RulesetDocument;
}

const completed = (rule: Partial<Rule>): Rule =>
  ({
    title: 'A rule for tests',
    because: 'The handbook says so.',
    satisfiedBy: 'Something else.',
    cite: { ref: 'handbook' },
    status: 'verified',
    counting: 'As the handbook counts.',
    ...rule,
  }) as Rule;

/** The fragments as files: each becomes a payer of its own, with a case for every rule that is never run. */
function filesFor(fragment: Fragment): readonly RawFile[] {
  const home = `payers/${payerOf(fragment)}`;
  const file = (path: string, document: unknown): RawFile => ({
    path: `${home}/${path}`,
    bytes: new TextEncoder().encode(JSON.stringify(document)),
  });
  const payer = { payer: payerOf(fragment), name: 'A plan', jurisdiction: 'Nowhere', law: fragment.law, gaps: [] };
  const cites = Object.fromEntries(fragment.rules.map(({ id }) => [id, 'met']));
  const base = { payer: payerOf(fragment), review: { type: 'prior-authorization' }, requested: { level: '2.1' } };
  return [
    file('payer.json', { ...payer, codes: { procedure: {}, revenue: {} } }),
    file(`${VERSION}/ruleset.json`, rulesetOf(fragment)),
    ...(fragment.rules.length === 0
      ? []
      : [
          file(`${VERSION}/rules/rules.json`, { rules: fragment.rules.map(completed) }),
          file(`${VERSION}/cases/cases.json`, { base, cases: [{ name: 'all', expect: { decision: 'pend', cites } }] }),
        ]),
  ];
}

/** The shipped rulesets with every fragment beside them, checked like any other. */
export function fragmentLibrary(): Library {
  const set = { path: 'criteria/addiction-only/criteria.json', bytes: readFileSync(`${HERE}addiction-only.json`) };
  const loaded = loadFiles([...filesOf(SHIPPED), set, ...FRAGMENTS.flatMap(filesFor)]);
  if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
  return createLibrary(loaded.documents, { drafts: 'on' });
}

export function rulesetFor(library: Library, fragment: Fragment): Ruleset {
  const [ruleset] = library.payers.get(payerOf(fragment))?.versions ?? [];
  if (ruleset === undefined) throw new Error(`no ${fragment.lint} ${fragment.name}`);
  return ruleset;
}

/** The same version with other rules, or another document. */
export function withRules(
  library: Library,
  ruleset: Ruleset,
  rules: readonly Rule[],
  document = ruleset.document,
): Ruleset {
  const origin = {
    kind: 'payer',
    id: document.payer,
    version: document.version,
    references: document.references,
  } as const;
  const table = compileRules([{ origin, rules }], library.catalogue);
  const { adolescent, adult } = ruleset.arms;
  return { ...ruleset, document, rules, arms: { adult: { ...adult, table }, adolescent: { ...adolescent, table } } };
}

/** Findings of one pattern, as a fragment expects them. */
export const foundOf = (findings: readonly Finding[], lint: Lint): Fragment['finds'] =>
  standing(findings)
    .filter((finding) => finding.lint === lint)
    .map(({ rule, severity }) => ({ ...(rule === undefined ? {} : { rule }), severity }));
