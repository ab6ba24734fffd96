import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Decision, Determination, Reason, Tension } from '../src/domain/determination.js';
import { levelText } from '../src/domain/level.js';
import { loadLibrary } from '../src/library.js';
import type { ReviewRequest } from '../src/request.js';
import { review } from '../src/review.js';
import { describeFault } from '../src/rulesets/load.js';
import { publishedSchema } from './http/schema-check.js';

/**
 * What each example must decide, worked out by hand from the criteria and the rules before the engine was run. Writing
 * `expected.json` anew (`npm run examples`) does not touch this table, so no decision changes unseen.
 */
const DECIDED: Readonly<Record<string, readonly [Decision, Reason, authorized: string | null, Tension]>> = {
  'adolescent-six-hours': ['approve', 'meets-criteria', '2.1', 'none'],
  'cognitive-impairment': ['pend', 'different-level', null, 'undetermined'],
  'continued-stay': ['approve', 'meets-criteria', '3.1', 'none'],
  'continued-stay-goals-reached': ['pend', 'unverified-source', null, 'undetermined'],
  'dimension-5-missing': ['pend', 'information-needed', null, 'undetermined'],
  'downgrade-attested': ['downgrade', 'less-intensive-level-indicated', '2.1', 'clinical-prevailed'],
  'downgrade-disputed': ['downgrade', 'less-intensive-level-indicated', '2.1', 'clinical-prevailed'],
  'downgrade-overturned': ['approve', 'attested-approval', '2.5', 'none'],
  'eating-disorder': ['pend', 'criteria-do-not-apply', null, 'undetermined'],
  'eight-hours-intensive-outpatient-indicated': ['pend', 'hours-below-level', null, 'undetermined'],
  'eight-hours-outpatient-indicated': ['downgrade', 'less-intensive-level-indicated', '1', 'clinical-prevailed'],
  emergency: ['pend', 'urgent', null, 'undetermined'],
  'everyday-name': ['approve', 'meets-criteria', '2.5', 'none'],
  'facts-disagree': ['pend', 'inconsistent-facts', null, 'undetermined'],
  'fourth-edition-incomparable': ['pend', 'different-level', null, 'undetermined'],
  'fourth-edition-join': ['approve', 'meets-criteria', '3.7', 'none'],
  'fourth-edition-medication-continues': ['approve', 'meets-criteria', '2.1', 'none'],
  'intensive-outpatient-approved': ['approve', 'meets-criteria', '2.1', 'none'],
  'intensive-outpatient-asked-inpatient-indicated': ['pend', 'request-below-need', null, 'undetermined'],
  'intensive-outpatient-asked-residential-indicated': ['approve', 'below-need-accepted', '2.1', 'request-below-need'],
  'level-unavailable': ['approve', 'level-unavailable', '2.5', 'none'],
  'medicare-residential': ['deny', 'coverage', null, 'payer-prevailed'],
  'new-york-admission': ['approve', 'review-not-permitted', '3.5', 'statute-prevailed'],
  'new-york-notice-late': ['approve', 'meets-criteria', '3.5', 'none'],
  'new-york-notice-late-less-indicated': ['pend', 'clinical-review', null, 'undetermined'],
  'new-york-notice-unknown': ['pend', 'information-needed', null, 'undetermined'],
  'opioid-treatment-beside-intensive-outpatient': ['approve', 'meets-criteria', '2.1 + OTP', 'none'],
  'other-edition-level': ['pend', 'edition-mismatch', null, 'undetermined'],
  'partial-hospitalization-asked-intensive-outpatient-indicated': [
    'downgrade',
    'less-intensive-level-indicated',
    '2.1',
    'clinical-prevailed',
  ],
  'planned-taper': ['approve', 'meets-criteria', '2.1', 'none'],
  'pregnancy-withdrawal': ['approve', 'meets-criteria', '3.7-WM', 'none'],
  'pregnancy-withdrawal-need-unknown': ['pend', 'information-needed', null, 'undetermined'],
  'procedure-code': ['approve', 'meets-criteria', '2.1', 'none'],
  'residential-2025-cost-rule': ['downgrade', 'payer-rule', '2.1', 'payer-prevailed'],
  'residential-2026-self-funded': ['downgrade', 'payer-rule', '2.1', 'payer-prevailed'],
  'residential-2026-statute': ['approve', 'meets-criteria', '3.1', 'statute-prevailed'],
  'residential-date-unknown': ['pend', 'information-needed', null, 'undetermined'],
  'residential-day-cap': ['deny', 'payer-rule', null, 'payer-prevailed'],
  'rules-not-known-for-date': ['pend', 'no-version-known', null, 'undetermined'],
  'severe-withdrawal-only': ['approve', 'meets-criteria', '3.7-WM', 'none'],
  'sober-house': ['deny', 'coverage', null, 'payer-prevailed'],
  'step-down-from-inpatient': ['approve', 'meets-criteria', '2.1', 'none'],
  'telehealth-intensive-outpatient': ['approve', 'meets-criteria', '2.1', 'none'],
  'texas-findings-only': ['pend', 'findings-only', null, 'undetermined'],
  'texas-gold-card': ['approve', 'review-not-permitted', '3.5', 'statute-prevailed'],
};

/** Hours a week that are authorized, where they differ from what was asked or are the point of the example. */
const HOURS: Readonly<Record<string, number>> = {
  'adolescent-six-hours': 6,
  'downgrade-attested': 19,
  'downgrade-disputed': 19,
  'downgrade-overturned': 20,
  'eight-hours-outpatient-indicated': 8,
  'partial-hospitalization-asked-intensive-outpatient-indicated': 19,
  'planned-taper': 6,
};

/** What must be asked, where the answer waits for a fact. */
const MISSING: Readonly<Record<string, string>> = {
  'dimension-5-missing': 'assessment.asam3.d5',
  'eight-hours-intensive-outpatient-indicated': 'requested.hoursPerWeek',
  'new-york-notice-unknown': 'stay.noticeOn',
  'pregnancy-withdrawal-need-unknown': 'assessment.asam3.withdrawalNeed',
  'residential-date-unknown': 'requested.from',
};

/** Urgent as asked for, or because danger is stated and the answer is not an approval. */
const URGENT: readonly string[] = [
  'cognitive-impairment',
  'emergency',
  'medicare-residential',
  'pregnancy-withdrawal',
  'severe-withdrawal-only',
];

const ATTESTED: readonly string[] = ['downgrade-attested', 'downgrade-overturned'];

const root = new URL('../', import.meta.url);
const folder = new URL('examples/', root);
const loaded = loadLibrary(fileURLToPath(new URL('rulesets/', root)));
if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
const { library } = loaded;

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'fhir')
  .map((entry) => entry.name)
  .sort();

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

function answer(request: unknown): Determination {
  const result = review(request, library);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

describe('the examples', () => {
  it('are all decided by hand, and named in the index', () => {
    expect(Object.keys(DECIDED).sort()).toEqual(names);
    const index = readFileSync(new URL('README.md', folder), 'utf8');
    expect(names.filter((name) => !index.includes(`[${name}](${name}/request.json)`))).toEqual([]);
  });

  it.each(Object.entries(DECIDED))('%s: decided as by hand', (name, [decision, reason, authorized, tension]) => {
    const given = answer(read(`${name}/request.json`));
    expect({
      decision: given.decision,
      reason: given.reason,
      authorized: given.authorized === undefined ? null : levelText(given.authorized.level),
      tension: given.tension.kind,
    }).toEqual({ decision, reason, authorized, tension });
    if (name in HOURS) expect(given.authorized?.hoursPerWeek).toBe(HOURS[name]);
    if (name in MISSING) expect(given.missing.map(({ fact }) => fact)).toContain(MISSING[name]);
    expect(given.finality).toBe(decision === 'approve' || ATTESTED.includes(name) ? 'final' : 'proposed');
    expect(given.urgent).toBe(URGENT.includes(name));
  });

  it.each(names)('%s: gives exactly its expected.json', (name) => {
    expect(JSON.parse(JSON.stringify(answer(read(`${name}/request.json`))))).toEqual(read(`${name}/expected.json`));
  });

  it.each(ATTESTED)('%s: the attestation is refused when it is about another determination', (name) => {
    const request = read(`${name}/request.json`) as ReviewRequest & Required<Pick<ReviewRequest, 'attestation'>>;
    const result = review(
      { ...request, attestation: { ...request.attestation, determination: '0'.repeat(64) } },
      library,
    );
    expect(result.ok ? [] : result.faults.map(({ code }) => code)).toEqual(['attestation-mismatch']);
  });

  const fits = publishedSchema('determination');
  it.each(names)('%s: expected.json fits the published schema', (name) => {
    fits(read(`${name}/expected.json`));
    expect(fits.errors ?? []).toEqual([]);
  });
});
