import type { Determination } from '../../domain/determination.js';
import type { Fault, FaultCode, Outcome } from '../../domain/faults.js';
import type { Library, Payer } from '../../library.js';
import { hasCode, nodeIn } from '../bundle/node.js';
import type { RequestedBody } from '../../payer/asked.js';
import type { Remark } from '../request/answers.js';
import { certificationOf, isWithdrawn } from '../request/claim-facts.js';
import type { ItemRequest } from '../request/review-request.js';
import { itemReader } from '../request/review-request.js';
import type { ClaimItem, Submission } from '../request/submission.js';
import { SYSTEMS } from '../systems.js';

/** What is answered to one item. Only `decided` has been looked at by the engine's rules. */
export type ItemAnswer =
  | {
      readonly kind: 'decided';
      readonly determination: Determination;
      /** What was asked for, as the request said it. */
      readonly requested: RequestedBody;
      readonly remarks: readonly Remark[];
    }
  /** The requester has withdrawn it. */
  | { readonly kind: 'cancelled' }
  /** It can be decided once something is said, or said in one way only. */
  | { readonly kind: 'unclear'; readonly notes: readonly string[] }
  /** Nothing here speaks of it. */
  | { readonly kind: 'contact'; readonly notes: readonly string[] }
  /** What was sent is wrong; pointers lead into the Bundle. */
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

export interface AnsweredItem {
  readonly item: ClaimItem;
  readonly answer: ItemAnswer;
}

/** The engine, as whoever calls wants it asked. */
export type Decide = (body: Readonly<Record<string, unknown>>) => Outcome<Determination>;

/** Adds what a reviewer attests to the request of an item. */
export type Attest = (item: ClaimItem, body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

export function answerItems(
  submission: Submission,
  payer: Payer | undefined,
  library: Library,
  decide: Decide,
  attest: Attest = (_item, body) => body,
): readonly AnsweredItem[] {
  const read = payer === undefined ? undefined : itemReader(submission, payer, library);
  const answer = (item: ClaimItem): ItemAnswer => {
    const certified = certificationOf(item.node)?.kind;
    if (isWithdrawn(item.node)) return { kind: 'cancelled' };
    if (read === undefined) return contact('No rules of this insurer are held here. Contact the payer.');
    if (certified === 'appeal') return contact('An appeal is decided by people. Contact the payer.');
    if (certified === 'other') return contact('Requests of this certification type are not read here.');
    const request = read(item);
    if (request.disagreeing.length > 0) return unclear(request.disagreeing);
    const outcome = decide(attest(item, request.body));
    return outcome.ok
      ? {
          kind: 'decided',
          determination: outcome.value,
          requested: request.body['requested'] as RequestedBody,
          remarks: request.remarks,
        }
      : undecided(outcome.faults, request, item);
  };
  return submission.items.map((item) => ({ item, answer: answer(item) }));
}

const contact = (note: string): ItemAnswer => ({ kind: 'contact', notes: [note] });

const unclear = (facts: readonly string[]): ItemAnswer => ({
  kind: 'unclear',
  notes: [`Stated in two ways, so that neither counts: ${facts.join(', ')}. Send the request again with one.`],
});

/** Faults that say that no rule speaks of the item, and those that a word more would settle. */
const OUT_OF_REACH: readonly FaultCode[] = ['payer-unknown', 'no-version-in-force', 'ruleset-does-not-bind'];
const NEEDS_LEVEL: readonly FaultCode[] = ['level-missing', 'code-unmapped', 'codes-disagree', 'level-ambiguous'];

function undecided(faults: readonly Fault[], request: ItemRequest, { node }: ClaimItem): ItemAnswer {
  const codes = faults.map(({ code }) => code);
  if (codes.every((code) => OUT_OF_REACH.includes(code)))
    return contact('No ruleset of this payer speaks of this plan and these dates. Contact the payer.');
  if (codes.every((code) => NEEDS_LEVEL.includes(code))) {
    const candidates = [...new Set(faults.flatMap((fault) => fault.candidates ?? []))];
    const ofSubstanceUse = hasCode(nodeIn(node, 'category'), SYSTEMS.serviceType, SUBSTANCE_ABUSE);
    return candidates.length > 0 || ofSubstanceUse
      ? { kind: 'unclear', notes: [levelNote(candidates)] }
      : contact('No rule of this payer speaks of this service. Contact the payer.');
  }
  return {
    kind: 'faulty',
    faults: faults.map((fault) =>
      isOfAttestation(fault.pointer) ? fault : { ...fault, pointer: request.placeOf(fault.pointer) },
    ),
  };
}

/** An attestation is no part of the Bundle: its faults keep their place in the request. */
export const ATTESTATION = '/attestation';
export const isOfAttestation = (pointer: string | undefined): boolean => pointer?.startsWith(ATTESTATION) === true;

/** X12 1365. */
const SUBSTANCE_ABUSE = 'AI';

const levelNote = (candidates: readonly string[]): string =>
  candidates.length === 0
    ? 'The level of care asked for is not said. Code it beside the service, or in the form as requested.level.'
    : `The level of care asked for is open: ${candidates.join(', ')}. Code it beside the service, or in the form as requested.level.`;
