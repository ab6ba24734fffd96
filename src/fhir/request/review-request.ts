import type { Library, Payer } from '../../library.js';
import type { Node } from '../bundle/node.js';
import { nodesIn, textIn } from '../bundle/node.js';
import type { Remark } from './answers.js';
import { admission, type Certification, certificationOf, claimFacts } from './claim-facts.js';
import { confidentialityOf } from './confidentiality.js';
import { IDENTIFIERS } from '../systems.js';
import { evidenceOf } from './evidence.js';
import { codedLevels, editionSpoken, formLevels } from './level.js';
import type { Statement } from './stated.js';
import { bodyOf, gatherStatements } from './stated.js';
import type { ClaimItem, Submission } from './submission.js';

/** One item as a review request, as `POST /v1/determinations` takes it. */
export interface ItemRequest {
  readonly body: Readonly<Record<string, unknown>>;
  /** Where in the Bundle a place of the body comes from. */
  readonly placeOf: (pointer: string | undefined) => string;
  /** Facts that the Bundle states in two ways: nothing may be decided on either. */
  readonly disagreeing: readonly string[];
  /** Why something that came along was not read. */
  readonly remarks: readonly Remark[];
}

const LONGEST_REFERENCE = 200;

/** Reads what came along once, for all items. */
export function itemReader(submission: Submission, payer: Payer, library: Library): (item: ClaimItem) => ItemRequest {
  const evidence = evidenceOf(submission, library.catalogue);
  const claim = submission.claim.resource;
  const reference = referenceOf(claim);
  const confidentiality = confidentialityOf(submission);
  const names = library.gatherer.levelNames;
  return (item) => {
    const read = evidence(item);
    const coded = codedLevels(item.node, submission);
    const form = formLevels(read.statements, coded, { payer, names });
    const all = reconciled([...claimFacts(submission, item), ...coded, ...form.statements], claim, item);
    const { statements, disagreeing } = gatherStatements(all);
    const sayEdition = read.statements.some(({ fact }) => fact === 'requested.edition');
    const kept = statements.filter(
      ({ fact, value }) => fact !== 'requested.edition' || sayEdition || value !== editionSpoken(payer),
    );
    return {
      body: {
        ...bodyOf(kept),
        payer: payer.document.payer,
        ...(reference === undefined || reference.length > LONGEST_REFERENCE ? {} : { reference }),
        ...(confidentiality.length === 0 ? {} : { confidentiality }),
      },
      placeOf: (pointer = '') => placeAmong(kept, pointer) ?? item.node.at,
      disagreeing: [...new Set([...disagreeing, ...form.foreign])],
      remarks: read.remarks,
    };
  };
}

/** What the requester calls it; a number that was only made for transport is none. */
const referenceOf = (claim: Node): string | undefined =>
  nodesIn(claim, 'identifier')
    .filter((one) => one.element['system'] !== IDENTIFIERS.transaction)
    .flatMap((one) => textIn(one, 'value') ?? [])[0];

/** Where two elements say one thing in different detail, the rule of which one speaks. */
function reconciled(stated: readonly Statement[], claim: Node, { node }: ClaimItem): readonly Statement[] {
  const certified = certificationOf(node);
  const ongoing = certified !== undefined && ONGOING.includes(certified.kind);
  const saysType = stated.some(({ fact }) => fact === 'review.type');
  const urgent = stated.some(({ fact, value }) => fact === 'review.urgent' && value === true);
  const type = ongoing ? 'concurrent' : 'prior-authorization';
  return [
    // Whoever says that it is urgent is heard.
    ...stated.filter(({ fact, value }) => !(urgent && fact === 'review.urgent' && value === false)),
    // A form may say more exactly what an initial request is: care already given, a claim.
    ...(ongoing || !saysType ? [{ fact: 'review.type', value: type, at: certified?.at ?? node.at }] : []),
    ...(ongoing ? admission(claim) : []),
  ];
}

const ONGOING: readonly Certification[] = ['renewal', 'extension'];

/** `/assessment/asam3/d5` leads to the answer that states it; a place above or below leads to the first there. */
function placeAmong(statements: readonly Statement[], pointer: string): string | undefined {
  const name = pointer.split('/').slice(1).join('.');
  const near = statements.find(({ fact }) => name === fact || name.startsWith(`${fact}.`));
  return (near ?? statements.find(({ fact }) => name !== '' && fact.startsWith(`${name}.`)))?.at;
}
