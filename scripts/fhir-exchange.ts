import { readFileSync } from 'node:fs';
import { answerHook } from '../src/cds/answer.js';
import { discovery, SERVICES } from '../src/cds/services.js';
import type { Outcome } from '../src/domain/faults.js';
import { artifactsOf } from '../src/fhir/artifacts/artifacts.js';
import { submitAttested } from '../src/fhir/attested.js';
import { LEVEL_SYSTEMS } from '../src/fhir/canonical.js';
import { composeBundle } from '../src/fhir/compose/bundle.js';
import { operationOutcome } from '../src/fhir/outcome.js';
import { submit, type SubmitOptions } from '../src/fhir/submit.js';
import { IDENTIFIERS, SYSTEMS } from '../src/fhir/systems.js';
import type { Library } from '../src/library.js';
import type { ReviewRequest } from '../src/request.js';
import { review } from '../src/review.js';

const EXAMPLE = 'partial-hospitalization-asked-intensive-outpatient-indicated';
const NOW = '2026-12-02T15:00:00.000Z';
const PARTIES = { memberId: 'M000123', providerNpi: '1999999976', providerName: 'Example Recovery Center' };

/** What docs/fhir.md shows, made by the service as it is: every piece of JSON there is a part of one of these. */
export function exchange(library: Library): Readonly<Record<string, unknown>> {
  const example = new URL(`../examples/${EXAMPLE}/request.json`, import.meta.url);
  const request = JSON.parse(readFileSync(example, 'utf8')) as ReviewRequest;
  const decide = (body: unknown) => review(body, library);
  const options: SubmitOptions = { version: '2.2.1', library, decide, now: NOW };
  const bundle = composeBundle(request, library, PARTIES, NOW);
  const submitted = valueOf(submit(bundle, options));
  const [first] = submitted.answers;
  if (first?.answer.kind !== 'decided') throw new Error('the example is not decided');
  const attestation = {
    item: 1,
    determination: first.answer.determination.provenance.determination,
    conclusion: 'agree',
    reviewer: 'clinician',
    credential: 'MD',
    on: '2026-12-03',
    npi: '1999999984',
    specialty: 'Addiction medicine',
  };
  const attested = valueOf(submitAttested({ bundle, attestations: [attestation] }, options));
  const broken = submit(
    { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Claim' } }] },
    options,
  );
  const [service] = SERVICES;
  if (service === undefined || broken.ok) throw new Error('nothing to show');
  const answered = valueOf(answerHook(CALL, service, { library, decide, today: '2026-12-02' }));
  return {
    request: bundle,
    pended: submitted.bundle,
    attestation,
    attested: attested.bundle,
    refused: operationOutcome(broken.faults),
    discovery: discovery(),
    call: CALL,
    said: answered.answer,
    form: artifactsOf(library).Questionnaire[0],
  };
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.faults.map(({ code, pointer = '' }) => `${code} at ${pointer}`).join('; '));
}

const CALL = {
  hook: 'order-sign',
  hookInstance: '0d9f8a52-6b7c-4f2b-8a75-0c3c2f4f9f10',
  context: {
    userId: 'PractitionerRole/1',
    patientId: 'member-1',
    draftOrders: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        {
          resource: {
            resourceType: 'ServiceRequest',
            id: 'order-1',
            status: 'draft',
            intent: 'order',
            code: {
              coding: [
                { system: SYSTEMS.hcpcs, code: 'H0015' },
                { system: LEVEL_SYSTEMS['3'], code: '2.1' },
              ],
            },
            subject: { reference: 'Patient/member-1' },
            occurrencePeriod: { start: '2026-12-07', end: '2027-01-03' },
          },
        },
      ],
    },
  },
  prefetch: {
    patient: { resourceType: 'Patient', id: 'member-1', birthDate: '1990-04-12' },
    coverage: {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        {
          resource: {
            resourceType: 'Coverage',
            id: 'cov-1',
            status: 'active',
            beneficiary: { reference: 'Patient/member-1' },
            payor: [{ identifier: { system: IDENTIFIERS.payer, value: 'example-health' } }],
          },
        },
      ],
    },
    assessments: {
      resourceType: 'QuestionnaireResponse',
      id: 'plan-1',
      status: 'completed',
      subject: { reference: 'Patient/member-1' },
      item: [{ linkId: 'plan.line', answer: [{ valueString: 'commercial' }] }],
    },
  },
};

/** A block of JSON in a document, with what it shows: `<!-- shown: name /pointer -->`. */
export const SHOWN = /<!-- shown: (\S+)(?: (\S+))? -->\n\n```json\n([\s\S]*?)```/g;

/** The part of what is shown that a pointer names. @throws where there is none. */
export function partOf(all: Readonly<Record<string, unknown>>, name: string, pointer = ''): unknown {
  const part = pointer.split('/').slice(1).reduce<unknown>(below, all[name]);
  if (part === undefined) throw new Error(`nothing to show for ${name} ${pointer}`);
  return part;
}

/** A member; of a list also what has that link id, or an address that ends so. */
function below(node: unknown, step: string): unknown {
  if (!Array.isArray(node) || /^\d+$/.test(step)) return (node as Record<string, unknown> | undefined)?.[step];
  return (node as { linkId?: string; url?: string }[]).find(
    ({ linkId, url }) => linkId === step || url?.endsWith(`/${step}`) === true,
  );
}
