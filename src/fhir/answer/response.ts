import type { Library, Payer } from '../../library.js';
import { digest } from '../../rulesets/digest.js';
import type { Entry } from '../bundle/entries.js';
import { nodeIn, nodesIn } from '../bundle/node.js';
import { confidentialityOf, systemOfMark } from '../request/confidentiality.js';
import type { Submission } from '../request/submission.js';
import { extensionUrl, IDENTIFIERS, SYSTEMS } from '../systems.js';
import type { PasVersion } from '../versions.js';
import { concept, extension } from './concept.js';
import { echoed } from './echo.js';
import { claimError } from './errors.js';
import { identify, type Identity } from './identity.js';
import { writeItem } from './item.js';
import type { AnsweredItem } from './item-answer.js';
import { createNotes } from './notes.js';
import { REVIEW_ACTIONS } from './review-action.js';
import { type Settled, settle } from './settled.js';

/** Who looked at an answer that a person has attested. */
export interface Reviewer {
  readonly npi?: string;
  readonly specialty?: string;
}

export interface Answering {
  readonly submission: Submission;
  readonly payer: Payer | undefined;
  readonly answers: readonly AnsweredItem[];
  readonly version: PasVersion;
  readonly library: Library;
  /** The moment of the answer, as an instant of FHIR. */
  readonly now: string;
  readonly reviewer?: Reviewer;
}

/** The response Bundle: the ClaimResponse first, then every resource it names, once. */
export function responseBundle(answering: Answering): object {
  const { submission, answers, version, library, now } = answering;
  const { bundle, claim, patient, insurer, provider, entries } = submission;
  const identity = identify(bundle, decidedIn(answers, version), library);
  const addressOf = ({ fullUrl, resource }: Entry): string => fullUrl ?? identity.addressOf(resource.at);
  const echo = echoed([patient, insurer, ...(provider === undefined ? [] : [provider])], entries, claim);
  const identifier = nodeIn({ element: bundle, at: '' }, 'identifier')?.element;
  return {
    resourceType: 'Bundle',
    id: identity.bundleId,
    meta: { profile: [extensionUrl('profile-pas-response-bundle')] },
    identifier: identifier ?? { system: IDENTIFIERS.transaction, value: identity.bundleId },
    type: 'collection',
    timestamp: now,
    entry: [
      { fullUrl: `urn:uuid:${identity.responseId}`, resource: claimResponse(answering, identity, addressOf) },
      ...echo.map((entry) => ({ fullUrl: addressOf(entry), resource: entry.resource.element })),
    ],
  };
}

/** All that the answer depends on beside the Bundle. */
const decidedIn = (answers: readonly AnsweredItem[], version: PasVersion): string =>
  digest([
    version,
    answers.map(({ item, answer }) => [
      item.sequence,
      answer.kind === 'decided' ? answer.determination.provenance.determination : answer.kind,
    ]),
  ]);

function claimResponse(answering: Answering, identity: Identity, addressOf: (entry: Entry) => string): object {
  const { submission, payer, answers, version, library, now } = answering;
  const { claim, patient, insurer, provider } = submission;
  const notes = createNotes();
  const context = { version, identity, notes, issued: now.slice(0, 10) };
  const settled = answers
    .filter(({ answer }) => answer.kind !== 'faulty')
    .map((answered) => ({ answered, settled: settle(answered.answer, payer, library) }));
  const written = settled.map((one) => writeItem(one.answered, one.settled, context));
  const added = written.flatMap((one) => (one.added === undefined ? [] : [one.added]));
  const errors = answers.flatMap(({ item, answer }) =>
    answer.kind === 'faulty' ? answer.faults.map((fault) => claimError(fault, item.sequence)) : [],
  );
  const certified = settled.filter((one) => one.settled.certifies).map((one) => one.settled);
  const marks = confidentialityOf(submission);
  const [identifier] = nodesIn(claim.resource, 'identifier');
  const requestor =
    provider === undefined ? nodeIn(claim.resource, 'provider')?.element : { reference: addressOf(provider) };
  return {
    resourceType: 'ClaimResponse',
    id: identity.responseId,
    meta: {
      profile: [extensionUrl('profile-claimresponse')],
      ...(marks.length === 0 ? {} : { security: marks.map((code) => ({ system: systemOfMark(code), code })) }),
    },
    ...(version === '2.2.1' ? { extension: [reviewedBy(answering)] } : {}),
    identifier: [{ system: IDENTIFIERS.decision, value: identity.responseId }],
    status: 'active',
    type: nodeIn(claim.resource, 'type')?.element ?? concept(SYSTEMS.claimType, 'institutional'),
    use: 'preauthorization',
    patient: { reference: addressOf(patient) },
    created: now,
    insurer: { reference: addressOf(insurer) },
    ...(requestor === undefined ? {} : { requestor }),
    request: { reference: addressOf(claim), ...(identifier === undefined ? {} : { identifier: identifier.element }) },
    outcome: errors.length === 0 ? 'complete' : written.length === 0 ? 'error' : 'partial',
    ...(settled.length === 0 ? {} : { disposition: dispositionOf(settled) }),
    ...(certified.length === 0 ? {} : { preAuthRef: identity.authorization, ...commonPeriod(certified) }),
    ...(written.length === 0 ? {} : { item: written.map(({ item }) => item) }),
    ...(added.length === 0 ? {} : { addItem: added }),
    ...(notes.all().length === 0 ? {} : { processNote: notes.all() }),
    ...(errors.length === 0 ? {} : { error: errors }),
  };
}

/** A line for people: it says no more than the items do. */
const dispositionOf = (settled: readonly { readonly answered: AnsweredItem; readonly settled: Settled }[]): string =>
  settled
    .map(({ answered, settled: { action } }) => {
      const words = REVIEW_ACTIONS[action.code];
      return settled.length === 1 ? words : `${answered.item.sequence}: ${words}`;
    })
    .join('; ');

/** One period for all that is certified, only where it is one: a span around several would authorize days between. */
function commonPeriod(certified: readonly Settled[]): object {
  const [first] = certified;
  const same = certified.every(({ period }) => digest(period ?? null) === digest(first?.period ?? null));
  return same && first?.period !== undefined ? { preAuthPeriod: first.period } : {};
}

function reviewedBy({ answers, reviewer }: Answering): object {
  const attested = answers.some(
    ({ answer }) => answer.kind === 'decided' && answer.determination.attestation !== undefined,
  );
  const { npi, specialty } = attested && reviewer !== undefined ? reviewer : {};
  return extension('extension-claimResponseReviewer', {
    extension: [
      { url: 'wasHumanReviewedFlag', valueBoolean: attested },
      ...(npi === undefined ? [] : [{ url: 'reviewerNPI', valueIdentifier: { system: SYSTEMS.npi, value: npi } }]),
      ...(specialty === undefined ? [] : [{ url: 'reviewerSpecialty', valueCodeableConcept: { text: specialty } }]),
    ],
  });
}
