/** The checker of profiles itself: it finds nothing in published data that is sound, and each of many planted faults. */
import { describe, expect, test } from 'vitest';
import { CASES, caseOf } from './cases.js';
import { checkerFor } from './profiles.js';

const CHECKS = { '2.2.1': checkerFor('2.2.1'), '2.0.1': checkerFor('2.0.1') };

const BUNDLES: Readonly<Record<string, string>> = {
  'submit-request': 'profile-pas-request-bundle',
  'update-request': 'profile-pas-request-bundle',
  'submit-response': 'profile-pas-response-bundle',
};
const FIRST: Readonly<Record<string, string>> = {
  'submit-request': 'profile-claim',
  'submit-response': 'profile-claimresponse',
};

interface Bundle {
  readonly entry: readonly { readonly resource: unknown }[];
}

const findings = (version: '2.2.1' | '2.0.1', kind: string, body: unknown): readonly string[] => [
  ...CHECKS[version](body, BUNDLES[kind] as string),
  ...(FIRST[kind] === undefined ? [] : CHECKS[version]((body as Bundle).entry[0]?.resource, FIRST[kind])),
];

describe.each(['2.2.1', '2.0.1'] as const)('published data under %s', (version) => {
  const known = CASES.filter(({ kind }) => BUNDLES[kind] !== undefined);
  const sound = known.filter((one) => (version === '2.2.1' ? one.expect221 : one.expect201) === 0);

  test.each(sound)('$file has no findings', ({ file, kind }) => {
    expect(findings(version, kind, caseOf(file))).toEqual([]);
  });
});

test('data of the earlier version that breaks the later one is found out', () => {
  const broken = CASES.filter(({ kind, expect221 }) => kind === 'submit-request' && (expect221 ?? 0) > 0);
  expect(broken.length).toBeGreaterThan(2);
  for (const { file, kind } of broken) expect(findings('2.2.1', kind, caseOf(file)).length, file).toBeGreaterThan(0);
});

type Members = Record<string, unknown>;
type Response = { entry: { resource: Members & { item: Members[] } }[] } & Members;

/** Faults that a careless change of ours could make. */
const PLANTED: Readonly<Record<string, (bundle: Response, claim: Response['entry'][number]['resource']) => void>> = {
  'no identifier of the Bundle': (bundle) => delete bundle['identifier'],
  'another type of Bundle': (bundle) => (bundle['type'] = 'searchset'),
  'no timestamp': (bundle) => delete bundle['timestamp'],
  'no ClaimResponse': (bundle) => bundle.entry.shift(),
  'an entry without an address': (bundle) => delete (bundle.entry[0] as unknown as Members)['fullUrl'],
  'no patient': (_, claim) => delete claim['patient'],
  'no request': (_, claim) => delete claim['request'],
  'a draft': (_, claim) => (claim['status'] = 'draft'),
  'a claim for payment': (_, claim) => (claim['use'] = 'claim'),
  'an outcome of the base only': (_, claim) => (claim['outcome'] = 'queued'),
  'an item without a sequence': (_, claim) => delete claim.item[0]?.['itemSequence'],
  'an item without adjudication': (_, claim) => delete claim.item[0]?.['adjudication'],
  'another category': (_, claim) =>
    ((claim.item[0]?.['adjudication'] as Members[])[0] = { category: { coding: [{ system: 'x', code: 'y' }] } }),
  'a note without text': (_, claim) => (claim['processNote'] = [{ number: 1 }]),
  'a note without a number': (_, claim) => (claim['processNote'] = [{ text: 'x' }]),
  'two days of issue': (_, claim) => {
    const url = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-itemPreAuthIssueDate';
    (claim.item[0] as Members)['extension'] = [
      { url, valueDate: '2026-01-01' },
      { url, valueDate: '2026-01-02' },
    ];
  },
  'a made-up review action': (_, claim) => {
    const text = JSON.stringify(claim.item).replaceAll('"A1"', '"DENIEDCODE"').replaceAll('"A4"', '"PENDEDCODE"');
    claim.item = JSON.parse(text) as Members[];
  },
};

test.each(Object.entries(PLANTED))('it finds out: %s', (_, plant) => {
  const bundle = structuredClone(caseOf('08-ig-2.2.1-referralauthorizationresponsebundle.json')) as Response;
  const first = bundle.entry[0]?.resource as Response['entry'][number]['resource'];
  expect(findings('2.2.1', 'submit-response', bundle)).toEqual([]);
  plant(bundle, first);
  const found = [
    ...CHECKS['2.2.1'](bundle, 'profile-pas-response-bundle'),
    ...CHECKS['2.2.1'](first, 'profile-claimresponse'),
  ];
  expect(found.length).toBeGreaterThan(0);
});
