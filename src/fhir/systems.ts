import { CANONICAL_BASE } from './canonical.js';

/** Addresses of code systems and identifiers that are not ours. */
const X12 = 'https://codesystem.x12.org/005010/';

export const SYSTEMS = {
  reviewAction: `${X12}306`,
  reviewReason: 'https://codesystem.x12.org/external/886',
  rejectReason: `${X12}901`,
  followUp: `${X12}889`,
  certificationType: `${X12}1322`,
  requestType: `${X12}1525`,
  serviceType: `${X12}1365`,
  levelOfService: `${X12}1338`,
  quantity: `${X12}673`,
  reportType: `${X12}755`,
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  cpt: 'http://www.ama-assn.org/go/cpt',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  revenue: 'https://www.nubc.org/CodeSystem/RevenueCodes',
  placeOfService: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  ucum: 'http://unitsofmeasure.org',
  pas: 'http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes',
  adjudication: 'http://terminology.hl7.org/CodeSystem/adjudication',
  claimType: 'http://terminology.hl7.org/CodeSystem/claim-type',
  priority: 'http://terminology.hl7.org/CodeSystem/processpriority',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
} as const;

/** Identifiers of ours. */
export const IDENTIFIERS = {
  payer: `${CANONICAL_BASE}/sid/payer`,
  member: `${CANONICAL_BASE}/sid/member`,
  reference: `${CANONICAL_BASE}/sid/reference`,
  decision: `${CANONICAL_BASE}/sid/decision`,
  transaction: `${CANONICAL_BASE}/sid/transaction`,
} as const;

/** Systems of levels of care that others publish with the numbers of the third edition. */
export const LEVEL_ALIASES: readonly string[] = [
  'http://bha.colorado.gov/fhir/bha-ig/CodeSystem/bha-asam-level-of-care-cs',
];

/** Published requests write the system of revenue codes in this way too. */
export const REVENUE_SYSTEMS: readonly string[] = [SYSTEMS.revenue, 'https://www.nubc.org/revenue-code'];

/** Published data writes some systems with `http:` and others with `https:`: the scheme does not count, nor a version. */
export const sameSystem = (a: string, b: string): boolean => bare(a) === bare(b);

const bare = (system: string): string => system.replace(/^https?:/, '').replace(/\|.*$/, '');

const EXTENSIONS = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/';

export const extensionUrl = (name: string): string => EXTENSIONS + name;

export const DATA_ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/** The digest of a determination, so that a reviewer can attest exactly what was proposed. */
export const DETERMINATION_URL = `${CANONICAL_BASE}/StructureDefinition/determination-digest`;
