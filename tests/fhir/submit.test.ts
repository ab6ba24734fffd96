/** Every answer is sound R4 and fits the profiles of its version; each kind of answer carries what PAS wants of it. */
import { describe, expect, test } from 'vitest';
import { REVIEW_ACTIONS } from '../../src/fhir/answer/review-action.js';
import { submit } from '../../src/fhir/submit.js';
import { PAS_VERSIONS } from '../../src/fhir/versions.js';
import { review } from '../../src/review.js';
import { EXAMPLES, REAL_LIBRARY, requestOf } from '../http/real-service.js';
import {
  actionOn,
  answerTo,
  bundleFor,
  claimResponseOf,
  extensionOn,
  type Members,
  OPTIONS,
  textsOf,
} from './answers.js';
import { findingsOn } from './findings.js';
import { CASES, caseOf } from './cases.js';

/** By kind of file, what an answer to it has to be. */
const CLASSES: Readonly<Record<string, 'answered' | 'refused'>> = {
  'submit-request': 'answered',
  'update-request': 'answered',
  // Asked for the decision instead of the inquiry: a Claim like any other.
  'inquire-request': 'answered',
};

describe.each(PAS_VERSIONS)('published Bundles under %s', (version) => {
  test.each(CASES)('$file', ({ file, kind }) => {
    const outcome = submit(caseOf(file), { ...OPTIONS, version });
    expect(outcome.ok ? 'answered' : 'refused').toBe(CLASSES[kind] ?? 'refused');
    if (!outcome.ok) return;
    const { bundle, answers } = outcome.value;
    // None of them is about substance use, or about a payer that is held here.
    expect(answers.map(({ answer }) => answer.kind).filter((one) => one !== 'contact' && one !== 'cancelled')).toEqual(
      [],
    );
    const { item = [] } = claimResponseOf(bundle);
    const asked = (caseOf(file) as { entry: { resource: { item: { sequence: number }[] } }[] }).entry[0]?.resource.item;
    expect(item.map(({ itemSequence }) => itemSequence)).toEqual(asked?.map(({ sequence }) => sequence));
    expect(findingsOn(JSON.parse(JSON.stringify(bundle)) as object, version)).toEqual([]);
  });
});

describe.each(PAS_VERSIONS)('our examples under %s', (version) => {
  test.each(EXAMPLES)('$name', ({ request, expected }) => {
    const { attestation: _, ...asked } = request;
    const { bundle } = answerTo(bundleFor(asked), version);
    expect(findingsOn(bundle, version)).toEqual([]);
    const response = claimResponseOf(bundle);
    const [item] = response.item ?? [];
    if (item === undefined) throw new Error('no item');
    const [code, reason] = actionOn(item);
    expect(Object.keys(REVIEW_ACTIONS)).toContain(code);
    // Nobody has attested anything: nothing adverse leaves, and nothing is authorized but what is approved.
    const approved = expected['decision'] === 'approve' && expected['reason'] !== 'attested-approval';
    const exempt = expected['reason'] === 'review-not-permitted';
    expect(code).toBe(exempt ? 'NA' : approved ? 'A1' : 'A4');
    expect(reason === undefined).toBe(code === 'A1');
    expect(response.outcome).toBe('complete');
    expect(response['preAuthRef'] === undefined).toBe(code !== 'A1');
    expect(extensionOn(item, 'itemPreAuthPeriod') === undefined).toBe(
      code !== 'A1' || (expected['authorized'] as Members)['from'] === undefined,
    );
    expect(extensionOn(item, 'administrationReferenceNumber') === undefined).toBe(approved);
    if (_ === undefined) {
      // A rationale that may not leave yet does not.
      const leaves = expected['releasable'] === true || expected['decision'] === 'pend';
      expect(textsOf(item, response).includes(expected['rationale'] as string)).toBe(leaves);
      for (const { id } of (expected['criteria'] as { id: string; deciding: boolean }[]).filter((one) => one.deciding))
        expect(
          textsOf(item, response).some((text) => text.endsWith(` | ${id}`)),
          id,
        ).toBe(true);
    }
  });
});

test('the same Bundle gives the same answer but for the moment, another member another number', () => {
  const one = bundleFor(requestOf('intensive-outpatient-approved'));
  const first = answerTo(one).bundle;
  expect(answerTo(one).bundle).toEqual(first);
  const other = JSON.parse(JSON.stringify(one).replaceAll('M000123', 'M000124')) as Members;
  expect(claimResponseOf(answerTo(other).bundle)['preAuthRef']).not.toBe(claimResponseOf(first)['preAuthRef']);
  expect(claimResponseOf(first)['id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/);
});

test('identifiers and traces come back as they came', () => {
  const bundle = bundleFor(requestOf('intensive-outpatient-approved')) as Members & {
    entry: { fullUrl: string; resource: Members & { item: Members[]; identifier: unknown[] } }[];
  };
  const claim = bundle.entry[0]?.resource as Members & { item: Members[]; identifier: unknown[] };
  const trace = {
    url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-itemTraceNumber',
    valueIdentifier: { system: 'http://provider.example.org/trace', value: 'T-1' },
  };
  (claim.item[0] as { extension: unknown[] }).extension.push(trace);
  const answer = answerTo(bundle).bundle as Members;
  const response = claimResponseOf(answer);
  expect(answer['identifier']).toEqual(bundle['identifier']);
  expect(response['request']).toEqual({ reference: bundle.entry[0]?.fullUrl, identifier: claim.identifier[0] });
  expect(response.item?.[0]?.extension).toContainEqual(trace);
});

test('an approval goes out without authorization where the plan asks for none', () => {
  const cases = REAL_LIBRARY.payers.get('wa-pebb-sud')?.versions.flatMap((version) => version.cases) ?? [];
  const request = cases.map(({ base }) => ({ ...base, payer: 'wa-pebb-sud' })).find(isApproved);
  if (request === undefined) throw new Error('no case of this payer is approved');
  const { bundle } = answerTo(bundleFor(request));
  const response = claimResponseOf(bundle);
  expect(response.item?.map(actionOn)).toEqual([['NA', '0H']]);
  expect(response['preAuthRef']).toBeUndefined();
  expect(findingsOn(bundle, '2.2.1')).toEqual([]);
});

function isApproved(request: object): boolean {
  const outcome = review(request, REAL_LIBRARY);
  return outcome.ok && outcome.value.decision === 'approve' && outcome.value.finality === 'final';
}
