/** Two rulesets under which nothing is answered less than the criteria find, though adverse rules stand in them: others protect from each. */
import type { Condition } from '../../../src/conditions/condition.js';
import type { Library, Payer } from '../../../src/library.js';
import { createLibrary } from '../../../src/library.js';
import type { CoverageEntry, Effect, Rule, RulesetDocument } from '../../../src/rulesets/documents.js';
import type { Documents } from '../../../src/rulesets/load.js';
import { loadDocuments } from '../../../src/rulesets/load.js';
import { RULESETS } from '../../clinical/engine.js';

export interface Plan {
  readonly coverage: Readonly<Record<string, CoverageEntry>>;
  readonly rules: readonly Rule[];
}

export const is = (fact: string, value: string | number | boolean): Condition => ({ fact, operator: 'equal', value });
export const atMost = (fact: string, value: number): Condition => ({ fact, operator: 'lessThanInclusive', value });
export const atLeast = (fact: string, value: number): Condition => ({ fact, operator: 'greaterThanInclusive', value });
export const all = (...parts: readonly Condition[]): Condition => ({ all: parts });

export function rule(id: string, when: Condition, then: Effect, more: Partial<Rule> = {}): Rule {
  return {
    id,
    title: id,
    when,
    then,
    basis: 'cost',
    because: 'The plan says so.',
    cite: { ref: 'manual', section: '1' },
    status: 'verified',
    ...more,
  };
}

export const ALWAYS = is('plan.line', 'commercial');
const FIRST = is('requested.firstAuthorization', true);
const EARLY = all(is('provider.network', 'in'), atMost('derived.stay.day', 28));

/** Every reason that the rules below give and that the law bars. */
const BARRED = ['lower-level-first', 'length-of-abstinence', 'authorization-block', 'assessment-missing'];

/** `low` is a level below `high`; `residential` are levels of which the law guarantees some days. */
interface Levels {
  readonly low: string;
  readonly high: string;
  readonly residential: readonly string[];
}

const cleanRules = ({ high, low, residential }: Levels): readonly Rule[] => [
  rule(
    'tried-first',
    atMost('history.lowerLevelAttempts', 0),
    { effect: 'deny', reason: 'lower-level-first' },
    { appliesTo: { levels: residential } },
  ),
  rule(
    'abstinence',
    is('plan.funding', 'self-funded'),
    { effect: 'downgrade', to: low, reason: 'length-of-abstinence' },
    { appliesTo: { levels: [high] } },
  ),
  rule(
    'first-block',
    FIRST,
    { effect: 'limit', hoursPerWeek: 24, reason: 'authorization-block' },
    { appliesTo: { levels: [low, high] } },
  ),
  rule(
    'assessment',
    is('assessment.multidimensional', false),
    { effect: 'pend', reason: 'assessment-missing', needs: [] },
    { basis: 'documentation', appliesTo: { levels: [low] } },
  ),
  rule('barred-reasons', ALWAYS, { effect: 'prohibit', reasons: BARRED }, { basis: 'statute' }),
  rule('early-cap', EARLY, { effect: 'deny', reason: 'length-of-stay' }, { appliesTo: { levels: residential } }),
  rule('early-protection', EARLY, { effect: 'exempt' }, { basis: 'statute', appliesTo: { levels: residential } }),
  rule(
    'week-at-once',
    atMost('derived.history.residentialDaysThroughRequest', 7),
    { effect: 'limit', days: 5, reason: 'day-cap' },
    { appliesTo: { levels: residential } },
  ),
  rule(
    'week-guaranteed',
    ALWAYS,
    { effect: 'guarantee', days: 7, from: 'request' },
    { basis: 'statute', appliesTo: { levels: residential } },
  ),
];

export const LEVELS: Levels = { low: '2.1', high: '2.5', residential: ['3.5'] };

/** Every level of the template covered. */
function covered(coverage: Plan['coverage']): Plan['coverage'] {
  return Object.fromEntries(Object.keys(coverage).map((code) => [code, { status: 'covered' }]));
}

const loaded = loadDocuments(RULESETS);
if (!loaded.ok) throw new Error('the rulesets have faults');
const shipped: Documents = loaded.documents;

function template(edition: '3' | '4'): Documents['payers'][number] {
  const found = shipped.payers.find(
    ({ document }) => document.payer === (edition === '3' ? 'example-health' : 'example-fourth'),
  );
  if (found === undefined) throw new Error('no template');
  return found;
}

const latest = (payer: Documents['payers'][number]): Documents['payers'][number]['versions'][number] =>
  payer.versions.at(-1) as never;

export function cleanPlan(edition: '3' | '4'): Plan {
  return {
    coverage: covered(latest(template(edition)).document.coverage),
    rules: cleanRules(LEVELS),
  };
}

/** One library with a payer for each plan, by name: all share the criteria, and what was found out about them. */
export function libraryOf(edition: '3' | '4', plans: ReadonlyMap<string, Plan>): Library {
  const original = template(edition);
  const version = latest(original);
  const payers = [...plans].map(([payer, { coverage, rules }]) => ({
    document: { ...original.document, payer, codes: { procedure: {}, revenue: {} } },
    versions: [
      { ...version, cases: [], rules, document: { ...version.document, payer, coverage } satisfies RulesetDocument },
    ],
  }));
  return createLibrary({ ...shipped, payers });
}

export const rulesetOf = (library: Library, payer: string): Payer['versions'][number] =>
  library.payers.get(payer)?.versions[0] as Payer['versions'][number];
