import { PAS, PUBLIC_TABLES, type Sourced } from './source.js';

/** A place of the 278 request, and the facts of a review request that it states. */
export interface RequestField extends Sourced {
  readonly place: string;
  readonly what: string;
  /** Names of facts; none where nothing of ours is read from it. */
  readonly facts: readonly string[];
  readonly fhir: string;
  readonly note: string;
}

const NOTHING = 'none checked';

export const REQUEST_FIELDS: readonly RequestField[] = [
  {
    place: 'NM1, payer',
    what: 'who is asked',
    facts: [],
    fhir: 'Claim.insurer',
    note: '`payer` of the request: by identifier, name or alias of the payer',
    confidence: 'general',
    source: NOTHING,
  },
  {
    place: 'DMG, patient',
    what: 'date of birth',
    facts: ['member.age'],
    fhir: 'Patient.birthDate',
    note: 'completed years on the first day asked for',
    confidence: 'general',
    source: NOTHING,
  },
  {
    place: 'UM01',
    what: 'kind of review: admission (AR), services (HS)',
    facts: [],
    fhir: 'Claim.item, requestType (X12 1525)',
    note: 'not read: the level asked for tells it',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
  },
  {
    place: 'UM02',
    what: 'first request (I), renewal (R), extension (4), revision (S), cancellation (3), appeal (1, 2)',
    facts: ['review.type'],
    fhir: 'Claim.item, certificationType (X12 1322)',
    note: 'I, S: prior-authorization. R, 4: concurrent. 3: answered C. 1, 2: answered CT',
    confidence: 'secondary',
    source: `${PUBLIC_TABLES}; I and 3 also ${PAS}`,
  },
  {
    place: 'UM03',
    what: 'type of service; AI is substance use',
    facts: [],
    fhir: 'Claim.item.category (X12 1365)',
    note: 'read only to tell a service that names no level from one that is no such treatment',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
  },
  {
    place: 'UM06',
    what: 'how soon; U is urgent',
    facts: ['review.urgent'],
    fhir: 'Claim, levelOfServiceCode (X12 1338); Claim.priority',
    note: 'only that it is urgent is read; nothing else lowers it',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
  },
  {
    place: 'HI',
    what: 'diagnoses',
    facts: ['diagnoses'],
    fhir: 'Claim.diagnosis',
    note: 'ICD-10-CM, the principal one first',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
  },
  {
    place: 'DTP, service',
    what: 'first and last day asked for',
    facts: ['requested.from', 'requested.to'],
    fhir: 'Claim.item.serviced[x]',
    note: '',
    confidence: 'general',
    source: NOTHING,
  },
  {
    place: 'DTP, admission',
    what: 'day of admission',
    facts: ['stay.admittedOn'],
    fhir: 'Claim.supportingInfo, admissionDates',
    note: 'only of a stay that goes on: before it, it is a plan',
    confidence: 'general',
    source: NOTHING,
  },
  {
    place: 'SV1 or SV2, procedure',
    what: 'procedure code',
    facts: ['requested.procedureCode'],
    fhir: 'Claim.item.productOrService',
    note: 'with the revenue code it tells the level, by the table of the payer',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
  },
  {
    place: 'SV2, revenue',
    what: 'revenue code',
    facts: ['requested.revenueCode'],
    fhir: 'Claim.item.revenue',
    note: 'NUBC’s list, which is licensed too',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
  },
  {
    place: 'HSD',
    what: 'amount and unit',
    facts: ['requested.units', 'requested.unit'],
    fhir: 'Claim.item.quantity (X12 673)',
    note: 'days, visits, sessions and hours are read; of any other unit the unit is asked for',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
  },
  {
    place: 'PWK',
    what: 'that a document follows, in a 275',
    facts: [],
    fhir: 'Claim.supportingInfo, documentInformation',
    note: 'documents are not read by software',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
  },
  {
    place: 'no place',
    what: 'level of care by ASAM',
    facts: ['requested.level', 'requested.edition', 'requested.withdrawalLevel', 'requested.otp'],
    fhir: 'Claim.item.productOrService, a second coding',
    note: 'lost in a 278; where the codes leave several levels open, the answer waits and asks',
    confidence: 'inferred',
    source: 'no element for it was found',
  },
  {
    place: 'no place',
    what: 'ratings and findings of the assessment',
    facts: ['assessment.asam3.d1', 'assessment.asam4.d1i', 'continued.progress'],
    fhir: 'QuestionnaireResponse; Observation',
    note: 'lost in a 278; send them by FHIR or as JSON, or a person reads the 275',
    confidence: 'inferred',
    source: 'no element for it was found',
  },
];
