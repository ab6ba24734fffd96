import { type Node, extensionsOf, nodeIn, textIn } from '../bundle/node.js';
import { DETERMINATION_URL, extensionUrl } from '../systems.js';
import type { PasVersion } from '../versions.js';
import type { AuthorizedService } from './authorized.js';
import { addedItem, authorizedDetail } from './authorized.js';
import { extension, reviewAction } from './concept.js';
import type { Identity } from './identity.js';
import type { AnsweredItem } from './item-answer.js';
import type { Notes } from './notes.js';
import type { Period, Settled } from './settled.js';

export interface ItemContext {
  readonly version: PasVersion;
  readonly identity: Identity;
  readonly notes: Notes;
  /** The day the answer is given. */
  readonly issued: string;
}

export interface WrittenItem {
  readonly item: object;
  /** What is authorized in its place, where the version gives that an item of its own. */
  readonly added?: object;
}

/** An item and its decision as the version of PAS wants it. */
export function writeItem({ item, answer }: AnsweredItem, settled: Settled, context: ItemContext): WrittenItem {
  const { version, identity, issued, notes } = context;
  const { action, instead, period, texts } = settled;
  const number = settled.certifies ? identity.authorization : undefined;
  const inItsPlace = version === '2.2.1' && instead !== undefined;
  const refers = action.code === 'A3' || action.code === 'A4';
  return {
    item: {
      extension: [
        ...extensionsOf(item.node, TRACE).map(({ element }) => element),
        ...(settled.certifies && !inItsPlace ? authorizedOn(issued, period) : []),
        ...(refers ? [extension('extension-administrationReferenceNumber', { valueString: identity.reference })] : []),
        ...requestedDate(item.node),
        ...(instead === undefined || inItsPlace ? [] : [authorizedDetail(instead)]),
        ...(answer.kind === 'decided'
          ? [{ url: DETERMINATION_URL, valueString: answer.determination.provenance.determination }]
          : []),
      ],
      itemSequence: item.sequence,
      noteNumber: notes.numbersOf(texts),
      adjudication: [reviewAction(action, number)],
    },
    ...(inItsPlace ? { added: addedFor(instead, item.sequence, context) } : {}),
  };
}

const TRACE = extensionUrl('extension-itemTraceNumber');

const authorizedOn = (issued: string, period: Period | undefined): readonly object[] => [
  extension('extension-itemPreAuthIssueDate', { valueDate: issued }),
  ...(period === undefined ? [] : [extension('extension-itemPreAuthPeriod', { valuePeriod: period })]),
];

const addedFor = (instead: AuthorizedService, sequence: number, { issued, identity }: ItemContext): object =>
  addedItem(instead, { sequence, issued, number: identity.authorization });

function requestedDate(item: Node): readonly object[] {
  const date = textIn(item, 'servicedDate');
  const period = nodeIn(item, 'servicedPeriod')?.element;
  const name = 'extension-itemRequestedServiceDate';
  if (date !== undefined) return [extension(name, { valueDateTime: date })];
  return period === undefined ? [] : [extension(name, { valuePeriod: period })];
}
