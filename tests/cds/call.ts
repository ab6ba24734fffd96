import { answersTo } from '../../src/fhir/artifacts/answers.js';
import { CANONICAL_BASE, codeSystem, LEVEL_SYSTEMS, QUESTIONNAIRES } from '../../src/fhir/canonical.js';
import { REAL_LIBRARY } from '../http/real-service.js';

/** A call of a hook about a fictional person, with parts to change. */
export interface Parts {
  readonly hook?: 'order-sign' | 'order-select';
  readonly order?: Record<string, unknown>;
  readonly orders?: readonly Record<string, unknown>[];
  readonly payor?: Record<string, unknown>;
  readonly patient?: unknown;
  readonly coverage?: unknown;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly extension?: Record<string, unknown>;
}

export const HCPCS = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';

export const orderOf = (code: string, level?: string, edition: '3' | '4' = '3'): Record<string, unknown> => ({
  resourceType: 'ServiceRequest',
  id: 'order-1',
  status: 'draft',
  intent: 'order',
  code: {
    coding: [
      { system: HCPCS, code },
      ...(level === undefined ? [] : [{ system: LEVEL_SYSTEMS[edition], code: level }]),
    ],
  },
  subject: { reference: 'Patient/member-1' },
  authoredOn: '2026-02-20',
  occurrencePeriod: { start: '2026-03-02', end: '2026-03-29' },
  quantityQuantity: { value: 12, unit: 'session' },
});

export const COVERAGE = {
  resourceType: 'Coverage',
  id: 'cov-1',
  status: 'active',
  beneficiary: { reference: 'Patient/member-1' },
  payor: [{ reference: 'Organization/payer' }],
};

const PAYER = {
  resourceType: 'Organization',
  id: 'payer',
  identifier: [{ system: `${CANONICAL_BASE}/sid/payer`, value: 'example-health' }],
};

const PATIENT = { resourceType: 'Patient', id: 'member-1', birthDate: '1990-04-12' };

/** As the form takes it: a choice where it offers choices. */
function answerOf(fact: string, value: unknown): Record<string, unknown> {
  const asked = REAL_LIBRARY.catalogue.facts.find(({ name }) => name === fact);
  const list = asked === undefined ? undefined : answersTo(asked);
  if (list !== undefined) return { valueCoding: { system: codeSystem(list.name), code: String(value) } };
  return typeof value === 'number' ? { valueDecimal: value } : { valueString: value };
}

/** A finished form, with every answer a choice as the form offers it. */
export const answersOf = (answers: Readonly<Record<string, unknown>>, edition: '3' | '4' = '3') => ({
  resourceType: 'QuestionnaireResponse',
  id: 'assessment-1',
  questionnaire: QUESTIONNAIRES[edition],
  status: 'completed',
  subject: { reference: 'Patient/member-1' },
  authored: '2026-02-19T10:00:00Z',
  item: Object.entries(answers).map(([linkId, value]) => ({
    linkId,
    answer: [value].flat().map((one) => answerOf(linkId, one)),
  })),
});

const bundle = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

export function call(parts: Parts = {}): Record<string, unknown> {
  const { hook = 'order-sign', order = orderOf('H0015', '2.1'), payor = PAYER, answers } = parts;
  const orders = parts.orders ?? [order];
  const prefetch = {
    patient: 'patient' in parts ? parts.patient : PATIENT,
    coverage: 'coverage' in parts ? parts.coverage : bundle(COVERAGE, payor),
    ...(answers === undefined ? {} : { assessments: bundle(answersOf(answers)) }),
  };
  return {
    hook,
    hookInstance: '0d9f8a52-6b7c-4f2b-8a75-0c3c2f4f9f10',
    fhirServer: 'http://provider.example.org/fhir',
    context: {
      userId: 'PractitionerRole/1',
      patientId: 'member-1',
      ...(hook === 'order-select' ? { selections: orders.map(({ id }) => `ServiceRequest/${String(id)}`) } : {}),
      draftOrders: { resourceType: 'Bundle', type: 'collection', entry: orders.map((resource) => ({ resource })) },
    },
    prefetch: Object.fromEntries(Object.entries(prefetch).filter(([, value]) => value !== undefined)),
    ...(parts.extension === undefined ? {} : { extension: parts.extension }),
  };
}
