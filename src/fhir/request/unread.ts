import type { Node } from '../bundle/node.js';
import { extensionsOf, nodeIn, nodesIn } from '../bundle/node.js';
import { extensionUrl } from '../systems.js';
import { quantity, spanOf } from './claim-facts.js';

const CODE_END = extensionUrl('extension-productOrServiceCodeEnd');

/**
 * What an item says and nobody here can read, in words for whoever asked. To leave it out would be to decide on another
 * service, other days or another amount than those asked for.
 */
export function unreadIn(item: Node): readonly string[] {
  const { servicedDate, servicedPeriod, quantity: asked } = item.element;
  const dated = servicedDate !== undefined || servicedPeriod !== undefined;
  const span = spanOf(item);
  const ends = nodeIn(item, 'servicedPeriod')?.element['end'] !== undefined;
  const amount = nodeIn(item, 'quantity');
  const saysUnit = amount?.element['unit'] !== undefined || amount?.element['code'] !== undefined;
  const hasUnit = quantity(item).some(({ fact }) => fact === 'requested.unit');
  return [
    ...(dated && (span === undefined || (ends && span.to === undefined))
      ? ['its dates (whole days, with a first)']
      : []),
    ...(asked !== undefined && amount?.element['value'] === undefined ? ['its quantity (a number is needed)'] : []),
    ...(saysUnit && !hasUnit ? ['the unit of its quantity (day, session, visit or hour)'] : []),
    ...(nodesIn(item, 'detail').length > 0 ? ['services in its details (send each as an item)'] : []),
    ...(extensionsOf(item, CODE_END).length > 0 ? ['a range of services (send each as an item)'] : []),
  ];
}
