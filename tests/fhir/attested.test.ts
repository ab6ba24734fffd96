/** What is adverse leaves as such only with a reviewer's attestation, and then in the shape its version of PAS wants. */
import { describe, expect, test } from 'vitest';
import { submitAttested } from '../../src/fhir/attested.js';
import { PAS_VERSIONS, type PasVersion } from '../../src/fhir/versions.js';
import { EXAMPLES, requestOf } from '../http/real-service.js';
import {
  actionOn,
  answerTo,
  bundleFor,
  type ClaimResponse,
  claimResponseOf,
  digestOn,
  extensionOn,
  type Members,
  OPTIONS,
} from './answers.js';
import { findingsOn } from './findings.js';

const CLINICIAN = {
  item: 1,
  conclusion: 'agree',
  reviewer: 'clinician',
  credential: 'MD',
  licenceState: 'VA',
  on: '2026-12-03',
  npi: '1999999992',
  specialty: 'Addiction medicine',
} as const;

function attest(bundle: Members, changed: Members = {}, version: PasVersion = '2.2.1') {
  const determination = digestOn(claimResponseOf(answerTo(bundle, version).bundle));
  const body = { bundle, attestations: [{ ...CLINICIAN, determination, ...changed }] };
  return submitAttested(JSON.parse(JSON.stringify(body)), { ...OPTIONS, version });
}

function attested(bundle: Members, changed: Members = {}, version: PasVersion = '2.2.1') {
  const outcome = attest(bundle, changed, version);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  const answer = JSON.parse(JSON.stringify(outcome.value.bundle)) as object;
  expect(findingsOn(answer, version)).toEqual([]);
  return claimResponseOf(answer);
}

const DOWNGRADE = 'partial-hospitalization-asked-intensive-outpatient-indicated';
const without = ({ attestation: _, ...request }: Members): Members => request;
const example = (name: string): Members => bundleFor(without(requestOf(name)));

describe('a downgrade', () => {
  test('under 2.2.1 is A6 on the item and A1 on an item added for it', () => {
    const response = attested(example(DOWNGRADE));
    const [item] = response.item ?? [];
    const [added] = response.addItem ?? [];
    expect([item && actionOn(item), added && actionOn(added)]).toEqual([['A6', '0G'], ['A1']]);
    expect(added?.itemSequence).toEqual([1]);
    const codings = (added?.['productOrService'] as { coding: { system: string; code: string }[] }).coding;
    expect(codings.map(({ code }) => code)).toEqual(['H0015', '2.1']);
    expect(extensionOn(item ?? {}, 'itemAuthorizedDetail')).toBeUndefined();
    expect(extensionOn(item ?? {}, 'itemRequestedServiceDate')).toBeDefined();
    expect(response['preAuthRef']).toMatch(/^PA-[0-9A-F]{16}$/);
    expect(response['preAuthPeriod']).toEqual((added as Members)['servicedPeriod']);
    expect(response.outcome).toBe('complete');
  });

  test('under 2.0.1 is A6 with what is authorized on the item itself', () => {
    const response = attested(example(DOWNGRADE), {}, '2.0.1');
    const [item] = response.item ?? [];
    expect(item && actionOn(item)).toEqual(['A6', '0G']);
    expect(response.addItem).toBeUndefined();
    const [service] = extensionOn(item ?? {}, 'itemAuthorizedDetail')?.extension ?? [];
    expect(JSON.stringify(service)).toContain('H0015');
    expect(extensionOn(item ?? {}, 'itemPreAuthPeriod')).toBeDefined();
    expect(response['extension']).toBeUndefined();
  });

  test('names who looked at it, and the answer before named nobody', () => {
    const reviewer = (response: ClaimResponse): unknown =>
      JSON.parse(JSON.stringify(extensionOn(response as never, 'claimResponseReviewer')?.extension));
    expect(reviewer(claimResponseOf(answerTo(example(DOWNGRADE)).bundle))).toEqual([
      { url: 'wasHumanReviewedFlag', valueBoolean: false },
    ]);
    expect(reviewer(attested(example(DOWNGRADE)))).toEqual([
      { url: 'wasHumanReviewedFlag', valueBoolean: true },
      { url: 'reviewerNPI', valueIdentifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1999999992' } },
      { url: 'reviewerSpecialty', valueCodeableConcept: { text: 'Addiction medicine' } },
    ]);
  });

  test('overturned is an approval as asked, referred it stays pended', () => {
    const approved = attested(example(DOWNGRADE), { conclusion: 'approve-as-requested' });
    expect(approved.item?.map(actionOn)).toEqual([['A1']]);
    const referred = attested(example(DOWNGRADE), { conclusion: 'refer' });
    expect(referred.item?.map(actionOn)).toEqual([['A4', '0V']]);
  });
});

/** Every adverse example, with the code its attested answer must have. */
const ADVERSE = EXAMPLES.filter(({ expected }) => ['deny', 'downgrade'].includes(expected['decision'] as string));

describe.each(PAS_VERSIONS)('adverse examples under %s', (version) => {
  test.each(ADVERSE)('$name', ({ request, expected }) => {
    const bundle = bundleFor(without(request));
    const before = claimResponseOf(answerTo(bundle, version).bundle);
    expect(before.item?.map(actionOn)).toEqual([['A4', '0V']]);
    expect(before['preAuthRef']).toBeUndefined();
    const [[code] = []] = attested(bundle, {}, version).item?.map(actionOn) ?? [];
    expect(code).toBe(expected['decision'] === 'deny' ? 'A3' : 'A6');
  });
});

describe('refused', () => {
  const codes = (outcome: ReturnType<typeof attest>): readonly string[] =>
    outcome.ok ? [] : outcome.faults.map(({ code, pointer }) => `${code} ${pointer}`);

  test.each<[string, Members, readonly string[]]>([
    ['another answer', { determination: '0'.repeat(64) }, ['attestation-mismatch /attestations/0/determination']],
    ['no digest', { determination: undefined }, ['field-missing /attestations/0/determination']],
    ['no such item', { item: 2 }, ['field-value /attestations/0/item']],
    ['an item that is no number', { item: 'one' }, ['field-type /attestations/0/item']],
    ['a clinician without NPI', { npi: undefined }, ['field-missing /attestations/0/npi']],
    ['an NPI of nine digits', { npi: '123456789' }, ['field-value /attestations/0/npi']],
    ['a conclusion nobody knows', { conclusion: 'deny' }, ['field-value /attestations/0/conclusion']],
    ['a field nobody knows', { decision: 'deny' }, ['field-unknown /attestations/0']],
    ['a specialty of spaces', { specialty: ' ' }, ['field-value /attestations/0/specialty']],
  ])('%s', (_, changed, faults) => {
    expect(codes(attest(example(DOWNGRADE), changed))).toEqual(faults);
  });

  test('no attestation, one that is no object, two on one item, a Bundle that is none', () => {
    const bundle = example(DOWNGRADE);
    const body = (attestations: unknown, other: unknown = bundle): unknown => ({ bundle: other, attestations });
    const faultsOf = (one: unknown): readonly string[] => codes(submitAttested(one, { ...OPTIONS, version: '2.2.1' }));
    expect(faultsOf(body([]))).toEqual(['field-missing /attestations']);
    expect(faultsOf([])).toEqual(['field-missing /attestations']);
    expect(faultsOf(body([1]))).toEqual(['field-type /attestations/0']);
    expect(faultsOf(body([CLINICIAN, CLINICIAN]))).toEqual(['field-value /attestations/1/item']);
    expect(faultsOf(body([CLINICIAN], {}))).toEqual(['bundle-expected ']);
  });
});

test('an item attested later leaves the number of the others as it was', () => {
  const bundle = example(DOWNGRADE) as Members & { entry: { resource: { item: Members[] } }[] };
  const claim = bundle.entry[0]?.resource as { item: Members[] };
  const [item] = claim.item as [Members];
  const iop = structuredClone({ ...item, sequence: 2 }) as unknown as Members & {
    productOrService: { coding: Members[] };
  };
  iop.productOrService.coding = [{ ...(iop.productOrService.coding[0] as Members), code: '2.1' }];
  claim.item = [item, iop];
  const before = claimResponseOf(answerTo(bundle).bundle);
  const after = attested(bundle);
  expect(after.item?.[0] && actionOn(after.item[0])).toEqual(['A6', '0G']);
  expect(after.item?.[1] && actionOn(after.item[1])).toEqual(before.item?.[1] && actionOn(before.item[1]));
  if (before['preAuthRef'] !== undefined) expect(after['preAuthRef']).toBe(before['preAuthRef']);
  expect(after['id']).not.toBe(before['id']);
});
