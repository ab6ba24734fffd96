import { v5 } from 'uuid';
import type { Library } from '../../library.js';
import type { ReviewRequest } from '../../request.js';
import { digest } from '../../rulesets/digest.js';
import { concept, extension } from '../answer/concept.js';
import { CANONICAL_BASE } from '../canonical.js';
import { systemOfMark } from '../request/confidentiality.js';
import { DATA_ABSENT, extensionUrl, IDENTIFIERS, SYSTEMS } from '../systems.js';
import { type Carried, carriedBy } from './carried.js';
import { formOf } from './form.js';
import { itemOf } from './item.js';

/** Who asks for whom: a review request does not know, so the caller adds it. */
export interface Parties {
  readonly memberId?: string;
  readonly providerNpi?: string;
  readonly providerName?: string;
}

const ABSENT = { extension: [{ url: DATA_ABSENT, valueCode: 'unknown' }] };
/** What stands where an identifier must stand and none was given. */
const NOT_GIVEN = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', value: 'unknown' };

/** A review request as a request Bundle of PAS 2.2.1, which 2.0.1 reads as well. The request must fit its schema. */
export function composeBundle(request: ReviewRequest, library: Library, parties: Parties, now: string): object {
  const carried = carriedBy(request, library);
  const name = digest({ request, parties });
  const addressOf = (part: string): string => `urn:uuid:${v5(`${name} ${part}`, v5(CANONICAL_BASE, v5.URL))}`;
  const to = (part: string): object => ({ reference: addressOf(part) });
  const payer = library.payers.get(request.payer)?.document.name ?? request.payer;
  const member = {
    type: concept(SYSTEMS.identifierType, 'MB'),
    ...(parties.memberId === undefined ? NOT_GIVEN : { system: IDENTIFIERS.member, value: parties.memberId }),
  };
  const resources: readonly (readonly [string, object])[] = [
    ['Claim', claim(request, carried, now, name, to)],
    [
      'requestor',
      {
        ...organization('profile-requestor', parties.providerName ?? 'not given'),
        ...(parties.providerNpi === undefined
          ? {}
          : { identifier: [{ system: SYSTEMS.npi, value: parties.providerNpi }] }),
      },
    ],
    [
      'insurer',
      {
        ...organization('profile-insurer', payer),
        identifier: [{ system: IDENTIFIERS.payer, value: request.payer }],
      },
    ],
    [
      'Patient',
      { resourceType: 'Patient', meta: profile('profile-beneficiary'), identifier: [member], name: [ABSENT] },
    ],
    [
      'Coverage',
      {
        resourceType: 'Coverage',
        meta: profile('profile-coverage'),
        identifier: [member],
        status: 'active',
        beneficiary: to('Patient'),
        payor: [to('insurer')],
      },
    ],
    ['form', { ...formOf(request, carried, library.catalogue), subject: to('Patient'), authored: now }],
  ];
  return {
    resourceType: 'Bundle',
    meta: profile('profile-pas-request-bundle'),
    identifier: { system: IDENTIFIERS.transaction, value: v5(name, v5.URL) },
    type: 'collection',
    timestamp: now,
    entry: resources.map(([part, resource]) => ({ fullUrl: addressOf(part), resource })),
  };
}

const profile = (name: string): object => ({ profile: [extensionUrl(name)] });

const organization = (profileName: string, name: string): object => ({
  resourceType: 'Organization',
  meta: profile(profileName),
  active: true,
  name,
});

function claim(
  request: ReviewRequest,
  carried: Carried,
  now: string,
  name: string,
  to: (part: string) => object,
): object {
  const { confidentiality = [], reference, review } = request;
  const urgent = (review as { readonly urgent?: unknown }).urgent === true;
  return {
    resourceType: 'Claim',
    meta: {
      ...profile('profile-claim'),
      ...(confidentiality.length === 0
        ? {}
        : { security: confidentiality.map((code) => ({ system: systemOfMark(code), code })) }),
    },
    identifier: [
      reference === undefined
        ? { system: IDENTIFIERS.transaction, value: v5(name, v5.URL) }
        : { system: IDENTIFIERS.reference, value: reference },
    ],
    status: 'active',
    type: concept(SYSTEMS.claimType, 'institutional'),
    use: 'preauthorization',
    patient: to('Patient'),
    created: now,
    insurer: to('insurer'),
    provider: to('requestor'),
    priority: concept(SYSTEMS.priority, urgent ? 'stat' : 'normal'),
    supportingInfo: [
      {
        extension: [
          extension('extension-documentInformation', {
            extension: [
              { url: 'reportTypeCode', valueCodeableConcept: concept(SYSTEMS.reportType, 'PY', 'Physician’s Report') },
            ],
          }),
        ],
        sequence: 1,
        category: concept(SYSTEMS.pas, 'additionalInformation'),
        valueReference: to('form'),
      },
    ],
    ...(carried.diagnoses.length === 0 ? {} : { diagnosis: carried.diagnoses.map(diagnosis) }),
    insurance: [{ sequence: 1, focal: true, coverage: to('Coverage') }],
    item: [itemOf(request, carried)],
  };
}

const diagnosis = (code: string, index: number): object => ({
  sequence: index + 1,
  diagnosisCodeableConcept: concept(SYSTEMS.icd10, code),
  ...(index === 0 ? { type: [concept(SYSTEMS.pas, 'principal')] } : {}),
});
