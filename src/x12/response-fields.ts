import type { Answer278 } from './answer.js';
import { PAS, PAS_BUILD, PUBLIC_TABLES, type Sourced } from './source.js';

/** A place of the 278 answer, what of ours goes there, and where FHIR has it. */
export interface ResponseField extends Sourced {
  readonly place: string;
  readonly what: string;
  /** Field of our answer. */
  readonly ours: string;
  readonly fhir: string;
  readonly of: (answer: Answer278) => string | readonly string[] | undefined;
}

export const RESPONSE_FIELDS: readonly ResponseField[] = [
  {
    place: 'HCR01',
    what: 'what became of the service asked for',
    ours: 'decision, finality',
    fhir: 'ClaimResponse.item.adjudication, reviewActionCode',
    confidence: 'published',
    source: PAS,
    of: ({ action }) => action,
  },
  {
    place: 'HCR02',
    what: 'number of the authorization',
    ours: 'made of the request',
    fhir: 'ClaimResponse.preAuthRef; reviewAction, number',
    confidence: 'general',
    source: 'none checked',
    of: ({ number }) => number,
  },
  {
    place: 'HCR03',
    what: 'why it is not certified, or waits',
    ours: 'reason, criteria[].basis',
    fhir: 'reviewAction, reasonCode',
    confidence: 'published',
    source: PAS,
    of: ({ reason }) => reason,
  },
  {
    place: 'REF (NT)',
    what: 'what to name when asking about a refusal or a wait',
    ours: 'made of the request',
    fhir: 'ClaimResponse.item, administrationReferenceNumber',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
    of: ({ reference }) => reference,
  },
  {
    place: 'DTP',
    what: 'first and last day certified',
    ours: 'authorized.from, authorized.to',
    fhir: 'ClaimResponse.preAuthPeriod; item, itemPreAuthPeriod',
    confidence: 'general',
    source: 'none checked',
    of: ({ from, to }) => (from === undefined ? undefined : [from, ...(to === undefined ? [] : [to])]),
  },
  {
    place: 'HSD',
    what: 'how much is certified',
    ours: 'authorized.units, authorized.unit',
    fhir: 'ClaimResponse.addItem.quantity',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
    of: ({ units, unit }) => (units === undefined ? undefined : [String(units), ...(unit === undefined ? [] : [unit])]),
  },
  {
    place: 'SV1 or SV2, procedure',
    what: 'procedure code of what is certified',
    ours: 'requested.procedureCode, or the code the payer’s table has for authorized.level',
    fhir: 'ClaimResponse.addItem.productOrService',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
    of: ({ procedureCode }) => procedureCode,
  },
  {
    place: 'SV2, revenue',
    what: 'revenue code of what is certified',
    ours: 'requested.revenueCode, or the code the payer’s table has for authorized.level',
    fhir: 'ClaimResponse.addItem, revenueCode',
    confidence: 'secondary',
    source: PUBLIC_TABLES,
    of: ({ revenueCode }) => revenueCode,
  },
  {
    place: 'MSG',
    what: 'the reason in words, and the criteria it rests on',
    ours: 'rationale, criteria, missing, advice, provenance',
    fhir: 'ClaimResponse.processNote',
    confidence: 'published',
    source: PAS_BUILD,
    of: ({ messages }) => messages,
  },
];

/** The places that an answer fills, in the order of the table. */
export const fieldsOf = (
  answer: Answer278,
): readonly { readonly place: string; readonly values: readonly string[] }[] =>
  RESPONSE_FIELDS.flatMap(({ place, of }) => {
    const values = [of(answer) ?? []].flat();
    return values.length === 0 ? [] : [{ place, values }];
  });
