/** The required bindings of PAS that can be told without licensed code lists: whole small sets, and for X12 and NUBC the system. */

type Admits = (value: unknown) => boolean;

const oneOf =
  (...codes: readonly string[]): Admits =>
  (value) =>
    codes.includes(value as string);

interface Coded {
  readonly coding?: readonly { readonly system?: string; readonly code?: string }[];
}

/** One coding is enough: a concept may hold translations beside it. */
const fromSystem =
  (...systems: readonly string[]): Admits =>
  (value) =>
    (value as Coded).coding?.some(
      ({ system = '', code }) => systems.some((one) => plain(one) === plain(system)) && code !== undefined,
    ) === true;

const plain = (system: string): string => system.replace(/^https?:/, '').replace(/\/$/, '');

const PAS = 'http://hl7.org/fhir/us/davinci-pas/ValueSet/';
const FHIR = 'http://hl7.org/fhir/ValueSet/';
const X12 = 'https://codesystem.x12.org/005010/';

const ACTIONS = ['A1', 'A2', 'A3', 'A4', 'A6', 'C', 'CT', 'NA'];

export const BINDINGS: Readonly<Record<string, Admits>> = {
  [`${PAS}ClaimResponseOutcome`]: oneOf('complete', 'error', 'partial'),
  [`${PAS}X12278RequestedServiceType`]: fromSystem(
    'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
    'http://www.ama-assn.org/go/cpt',
    `${X12}1365`,
  ),
  [`${PAS}X12278ReviewDecisionReasonCode`]: fromSystem('https://codesystem.x12.org/external/886'),
  [`${PAS}X12278RejectReasonCodes`]: fromSystem(`${X12}901`),
  [`${PAS}X12278FollowUpActionCodes`]: fromSystem(`${X12}889`),
  [`${PAS}AHANUBCRevenueCodes`]: fromSystem(
    'https://www.nubc.org/CodeSystem/RevenueCodes',
    'https://www.nubc.org/revenue-code',
  ),
  'https://valueset.x12.org/x217/005010/response/2000F/HCR/1/01/00/306': (value) =>
    fromSystem(`${X12}306`)(value) && ((value as Coded).coding ?? []).every(({ code = '' }) => ACTIONS.includes(code)),
  'https://valueset.x12.org/x217/005010/request/2000F/UM/1/03/00/1365': fromSystem(`${X12}1365`),
  [`${FHIR}remittance-outcome`]: oneOf('queued', 'complete', 'error', 'partial'),
  [`${FHIR}fm-status`]: oneOf('active', 'cancelled', 'draft', 'entered-in-error'),
  [`${FHIR}claim-use`]: oneOf('claim', 'preauthorization', 'predetermination'),
  [`${FHIR}note-type`]: oneOf('display', 'print', 'printoper'),
  [`${FHIR}bundle-type`]: oneOf('collection', 'searchset', 'batch', 'transaction', 'document', 'message', 'history'),
  [`${FHIR}identifier-use`]: oneOf('usual', 'official', 'temp', 'secondary', 'old'),
};
