import type { ReviewRequest } from '../../request.js';
import { concept, extension } from '../answer/concept.js';
import { LEVEL_SYSTEMS } from '../canonical.js';
import { SYSTEMS } from '../systems.js';
import type { Carried } from './carried.js';

/** X12 1525 and 1322, as PAS examples and public guides use them. */
const REQUEST_TYPES = { AR: 'Admission Review', HS: 'Health Services Review' } as const;
const CERTIFICATIONS = { I: 'Initial', '4': 'Extension' } as const;

export function itemOf(request: ReviewRequest, carried: Carried): object {
  const { level, period, quantity, procedureCode, revenueCode, edition, diagnoses } = carried;
  // Levels 3 and 4 are given to people who stay.
  const kind = /^[34]/.test(level ?? '') ? 'AR' : 'HS';
  const certification = request.review.type === 'concurrent' ? '4' : 'I';
  const codings = [
    ...(procedureCode === undefined ? [] : [{ system: systemOf(procedureCode), code: procedureCode }]),
    ...(level === undefined ? [] : [{ system: LEVEL_SYSTEMS[edition], code: level, display: `Level ${level}` }]),
  ];
  return {
    extension: [
      extension('extension-serviceItemRequestType', {
        valueCodeableConcept: concept(SYSTEMS.requestType, kind, REQUEST_TYPES[kind]),
      }),
      extension('extension-certificationType', {
        valueCodeableConcept: concept(SYSTEMS.certificationType, certification, CERTIFICATIONS[certification]),
      }),
    ],
    sequence: 1,
    ...(diagnoses.length === 0 ? {} : { diagnosisSequence: diagnoses.map((_, index) => index + 1) }),
    informationSequence: [1],
    ...(revenueCode === undefined ? {} : { revenue: concept(SYSTEMS.revenue, revenueCode) }),
    category: concept(SYSTEMS.serviceType, 'AI', 'Substance Abuse'),
    productOrService: {
      ...(codings.length === 0 ? {} : { coding: codings }),
      text: 'Treatment of a substance use disorder',
    },
    ...(period === undefined ? {} : { servicedPeriod: period }),
    locationCodeableConcept: locationOf(request),
    ...(quantity === undefined ? {} : { quantity }),
  };
}

/** HCPCS level II begins with a letter, CPT with a digit. */
const systemOf = (code: string): string => (/^\d/.test(code) ? SYSTEMS.cpt : SYSTEMS.hcpcs);

/** Codes of CMS for places of service. */
const PLACES: Readonly<Record<string, string>> = { 'residential-programme': '55', 'outpatient-programme': '57' };

function locationOf(request: ReviewRequest): object {
  const facility = request['facility'] as { readonly type?: string } | undefined;
  const code = PLACES[facility?.type ?? ''];
  return code === undefined ? { text: 'not stated' } : concept(SYSTEMS.placeOfService, code);
}
