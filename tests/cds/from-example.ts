import type { Parts } from './call.js';
import { HCPCS } from './call.js';
import { CANONICAL_BASE, LEVEL_SYSTEMS } from '../../src/fhir/canonical.js';
import type { JsonObject } from '../http/real-service.js';

/** What an order says in elements of its own. */
const OF_THE_ORDER = new Set([
  'level',
  'edition',
  'withdrawalLevel',
  'otp',
  'recoveryResidence',
  'from',
  'to',
  'units',
  'unit',
  'procedureCode',
]);

/** The facts of a request by name. */
export function factsIn(request: JsonObject, path: readonly string[] = []): readonly (readonly [string, unknown])[] {
  return Object.entries(request).flatMap(([key, value]) => {
    const name = [...path, key];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return factsIn(value as JsonObject, name);
    return [[name.join('.'), value] as const];
  });
}

/** A review request as the order that comes before it; everything an order has no element for stands in a form. */
export function callFor(request: JsonObject, edition: '3' | '4'): Parts {
  const requested = request['requested'] as JsonObject;
  const { attestation: _, payer, previous: _p, reference: _r, confidentiality: _c, ...rest } = request;
  const own = Object.fromEntries(Object.entries(requested).filter(([name]) => !OF_THE_ORDER.has(name)));
  const facts = factsIn({ ...rest, requested: own }).filter(([name]) => name !== 'diagnoses' && name !== 'member.age');
  const codes = [requested['level'], requested['withdrawalLevel'], requested['otp'] === true ? 'OTP' : undefined];
  const { from, to, units, unit, procedureCode } = requested;
  const age = (request['member'] as JsonObject | undefined)?.['age'];
  const asked = (requested['edition'] ?? edition) as '3' | '4';
  return {
    order: {
      resourceType: 'ServiceRequest',
      id: 'order-1',
      status: 'draft',
      intent: 'order',
      subject: { reference: 'Patient/member-1' },
      code: {
        coding: [
          ...(procedureCode === undefined ? [] : [{ system: HCPCS, code: procedureCode }]),
          ...codes.flatMap((code) => (code === undefined ? [] : [{ system: LEVEL_SYSTEMS[asked], code }])),
        ],
      },
      ...(from === undefined ? {} : { occurrencePeriod: { start: from, ...(to === undefined ? {} : { end: to }) } }),
      ...(units === undefined ? {} : { quantityQuantity: { value: units, ...(unit === undefined ? {} : { unit }) } }),
      reasonCode: ((request['diagnoses'] ?? []) as string[]).map((code) => ({
        coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }],
      })),
    },
    payor: {
      resourceType: 'Organization',
      id: 'payer',
      identifier: [{ system: `${CANONICAL_BASE}/sid/payer`, value: payer }],
    },
    patient: {
      resourceType: 'Patient',
      id: 'member-1',
      ...(typeof age === 'number' && typeof from === 'string'
        ? { birthDate: `${String(Number(from.slice(0, 4)) - age).padStart(4, '0')}-01-01` }
        : {}),
    },
    answers: Object.fromEntries(facts),
  };
}
