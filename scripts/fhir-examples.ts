import { readFileSync } from 'node:fs';
import type { Outcome } from '../src/domain/faults.js';
import { submitAttested } from '../src/fhir/attested.js';
import { composeBundle } from '../src/fhir/compose/bundle.js';
import { operationOutcome } from '../src/fhir/outcome.js';
import type { Submitted } from '../src/fhir/submit.js';
import { submit } from '../src/fhir/submit.js';
import type { PasVersion } from '../src/fhir/versions.js';
import type { Library } from '../src/library.js';
import type { ReviewRequest } from '../src/request.js';
import { review } from '../src/review.js';

/** When the exchange in examples/fhir takes place. */
const ASKED = '2026-12-02T15:15:00.000Z';
const ANSWERED = '2026-12-02T15:15:01.000Z';
const ATTESTED = '2026-12-03T14:00:00.000Z';

const PARTIES = { memberId: 'M000123', providerNpi: '1999999976', providerName: 'Example Recovery (fictional)' };

/** A whole exchange, by name of file: what was sent and what came back. */
export function fhirExamples(library: Library): Readonly<Record<string, object>> {
  const options = (version: PasVersion, now: string) =>
    ({ version, library, decide: (body: object) => review(body, library), now }) as const;
  const lowered = bundle('partial-hospitalization-asked-intensive-outpatient-indicated', 'S0201', library);
  const approved = bundle('intensive-outpatient-approved', 'H0015', library);
  const pended = given(submit(lowered, options('2.2.1', ANSWERED)));
  const [first] = pended.answers;
  if (first?.answer.kind !== 'decided') throw new Error('the first example of FHIR is not decided');
  const attestation = {
    bundle: lowered,
    attestations: [
      {
        item: 1,
        determination: first.answer.determination.provenance.determination,
        conclusion: 'agree',
        reviewer: 'clinician',
        credential: 'MD',
        licenceState: 'VA',
        on: '2026-12-03',
        npi: '1999999992',
        specialty: 'Addiction medicine',
      },
    ],
  };
  const empty = submit({ resourceType: 'Bundle', type: 'collection' }, options('2.2.1', ANSWERED));
  if (empty.ok) throw new Error('an empty Bundle is answered');
  return {
    'request-bundle.json': lowered,
    'response-pended.json': pended.bundle,
    'attested-body.json': attestation,
    'response-downgraded.json': given(submitAttested(attestation, options('2.2.1', ATTESTED))).bundle,
    'response-downgraded-2.0.1.json': given(submitAttested(attestation, options('2.0.1', ATTESTED))).bundle,
    'request-bundle-approved.json': approved,
    'response-approved.json': given(submit(approved, options('2.2.1', ANSWERED))).bundle,
    'operation-outcome.json': operationOutcome(empty.faults),
  };
}

/** An example of this repository as a provider's system would send it, with the code it bills by. */
function bundle(example: string, procedureCode: string, library: Library): object {
  const file = new URL(`../examples/${example}/request.json`, import.meta.url);
  const request = JSON.parse(readFileSync(file, 'utf8')) as ReviewRequest;
  const requested = { ...request.requested, procedureCode };
  return composeBundle({ ...request, requested }, library, PARTIES, ASKED);
}

function given(outcome: Outcome<Submitted>): Submitted {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}
