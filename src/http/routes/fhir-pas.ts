import { atOnce } from '../../domain/staged.js';
import { submitAttested } from '../../fhir/attested.js';
import { capabilityStatement } from '../../fhir/capability.js';
import { operationOutcome } from '../../fhir/outcome.js';
import type { Submitted, SubmitOptions } from '../../fhir/submit.js';
import { submit } from '../../fhir/submit.js';
import { MOST_ITEMS } from '../../fhir/request/submission.js';
import { PAS_VERSIONS, type PasVersion } from '../../fhir/versions.js';
import type { FaultCode, Outcome } from '../../domain/faults.js';
import { boundsOf } from '../body/bounds.js';
import { BODY_FAULTS, FIELD_FAULTS, JSON_BODY, jsonBody } from '../body/json-body.js';
import { FHIR_JSON } from '../fhir-reply.js';
import type { Call, Context, Operation, Reply, Schema } from '../operation.js';
import { refused } from '../operation.js';
import { list, object } from './schema.js';

/** Da Vinci PAS, each published version at an address of its own. */
export const pasOperations = (context: Context): readonly Operation[] =>
  PAS_VERSIONS.flatMap((version) => [
    claimSubmit(context, version),
    attested(context, version),
    claimInquire(version),
    metadata(context, version),
  ]);

/** How deep a Bundle may be nested: forms within answers within forms. */
export const DEEPEST_BUNDLE = 64;
const ACCEPTED = [FHIR_JSON, JSON_BODY];

const SUBMIT_FAULTS: readonly FaultCode[] = [
  ...BODY_FAULTS,
  'bundle-expected',
  'bundle-empty',
  'element-missing',
  'element-invalid',
  'reference-unresolved',
  'payer-unknown',
];

const claimSubmit = (context: Context, version: PasVersion): Operation => ({
  ...addressed(version, 'pasSubmit', '/Claim/$submit'),
  method: 'post',
  scope: 'determine',
  summary: `Answer a request for authorization in FHIR (PAS ${version})`,
  description: `Takes a request Bundle of Da Vinci PAS ${version}, reads each item of its Claim as a review request and answers with a response Bundle: per item a review action (X12 306), and in the notes the rationale and every criterion that decided. At most ${MOST_ITEMS} items. Only what cannot be read is refused; what is wrong with one item is an error in the ClaimResponse. Adverse answers leave as pended until a clinician attests them. \`outcome\` is never the decision.`,
  requestBody: {
    mediaType: FHIR_JSON,
    description: `A request Bundle, at most ${context.limits.bundleKB} KB. \`${JSON_BODY}\` is taken too.`,
    schema: resource('Bundle', 'A request Bundle of PAS.'),
  },
  answer: answer('Bundle', 'The response Bundle, its ClaimResponse first.'),
  faults: SUBMIT_FAULTS,
  handle: (call) => answerTo(call, context, version, submit),
});

const attested = (context: Context, version: PasVersion): Operation => ({
  ...addressed(version, 'pasAttested', '/attested'),
  method: 'post',
  scope: 'attest',
  summary: `Make the final answer to a request in FHIR (PAS ${version})`,
  description:
    'Takes the request Bundle again with what reviewers attest, and answers with the response Bundle in which attested denials and downgrades leave as such. It is for the payer’s own workflow, not for whoever asks for care: each attestation names the digest of the determination it is about, which the answer to the request carries on the item.',
  requestBody: {
    mediaType: FHIR_JSON,
    description: `The Bundle and the attestations, at most ${context.limits.bundleKB} KB.`,
    schema: ATTESTED_BODY,
  },
  answer: answer('Bundle', 'The response Bundle, its ClaimResponse first.'),
  faults: [...SUBMIT_FAULTS, ...FIELD_FAULTS, 'attestation-mismatch'],
  handle: (call) => answerTo(call, context, version, submitAttested),
});

/** Whoever asks what became of a request must not hear that there is none. */
const claimInquire = (version: PasVersion): Operation => ({
  ...addressed(version, 'pasInquire', '/Claim/$inquire'),
  method: 'post',
  scope: 'determine',
  summary: `Say that inquiries are not answered here (PAS ${version})`,
  description:
    'This service keeps no authorizations, so it cannot look one up; an empty answer would say that none exists. Ask the system in front of it.',
  answer: { ...answer('OperationOutcome', '`operation-not-supported`: inquiries are not answered here.'), status: 404 },
  faults: [],
  handle: ({ note }) => {
    note.faults = ['operation-not-supported'];
    return { kind: 'fhir', status: 404, value: operationOutcome([{ code: 'operation-not-supported' }]) };
  },
});

const metadata = ({ auth }: Context, version: PasVersion): Operation => ({
  ...addressed(version, 'pasMetadata', '/metadata'),
  method: 'get',
  scope: 'public',
  summary: `Read what of PAS ${version} is offered`,
  description: 'A CapabilityStatement that claims only what works.',
  answer: answer('CapabilityStatement', 'The CapabilityStatement.'),
  faults: ['parameter-invalid'],
  handle: () => ({ kind: 'fhir', value: capabilityStatement(version, auth !== 'none') }),
});

const addressed = (version: PasVersion, id: string, path: string) =>
  ({
    id: `${id}${version.replaceAll('.', '')}`,
    path: `/fhir/pas/${version}${path}`,
    group: 'FHIR',
    parameters: [],
  }) as const;

async function answerTo(
  { request, note }: Call,
  { engine, library, limits, payers }: Context,
  version: PasVersion,
  operation: (body: unknown, options: SubmitOptions) => Outcome<Submitted>,
): Promise<Reply> {
  const body = await jsonBody(request, note, boundsOf(limits, limits.bundleKB), DEEPEST_BUNDLE, ACCEPTED);
  if (!body.ok) return refused(...body.faults);
  const outcome = operation(body.value, {
    version,
    library,
    decide: (one) => atOnce(engine.review(one, library, 'summary')),
    now: new Date().toISOString(),
    bound: payers !== undefined,
  });
  if (!outcome.ok) return refused(...outcome.faults);
  const { answers, bundle } = outcome.value;
  note.lines = answers.length;
  note.outcomes = {};
  for (const { answer: given } of answers) {
    const word = given.kind === 'decided' ? given.determination.decision : 'problem';
    note.outcomes[word] = (note.outcomes[word] ?? 0) + 1;
  }
  return { kind: 'fhir', value: bundle };
}

const resource = (type: string, description: string): Schema => ({
  type: 'object',
  description,
  properties: { resourceType: { const: type, description: 'The type of the resource.' } },
  required: ['resourceType'],
});

const answer = (type: string, description: string) => ({
  status: 200,
  description,
  mediaType: FHIR_JSON,
  schema: resource(type, description),
});

const ATTESTED_BODY: Schema = {
  ...object('A request Bundle and what reviewers attest.', {
    bundle: resource('Bundle', 'The request Bundle, as it was sent to $submit.'),
    attestations: list(
      'One entry per item that a reviewer has looked at; the other items are answered as before.',
      object(
        'What a reviewer states on one item.',
        {
          item: { type: 'integer', description: 'Sequence of the item in the Claim.' },
          determination: { type: 'string', description: 'Digest of the determination, from the item of the answer.' },
          conclusion: {
            type: 'string',
            enum: ['agree', 'approve-as-requested', 'refer'],
            description: 'Agree with the proposed answer, approve what was asked, or refer to another reviewer.',
          },
          reviewer: { type: 'string', enum: ['clinician', 'administrative'], description: 'Who attests.' },
          credential: { type: 'string', description: 'Professional credential, such as MD or RN.' },
          licenceState: { type: 'string', description: 'State of the licence.' },
          on: { type: 'string', format: 'date', description: 'Day of the attestation.' },
          npi: { type: 'string', description: 'NPI of the reviewer, ten digits; a clinician’s is required.' },
          specialty: { type: 'string', description: 'Specialty of the reviewer, in words.' },
        },
        ['licenceState', 'npi', 'specialty'],
      ),
    ),
  }),
  additionalProperties: false,
};
