import { CONFIDENTIALITY, type Confidentiality } from '../../domain/confidentiality.js';
import { codingsOf, nodeIn, nodesIn } from '../bundle/node.js';
import { sameSystem, SYSTEMS } from '../systems.js';
import type { Submission } from './submission.js';

/** The system of each mark that is carried through. */
export const systemOfMark = (mark: Confidentiality): string =>
  mark === '42CFRPart2' ? SYSTEMS.actCode : SYSTEMS.confidentiality;

/** Marks on the Bundle or on its Claim. */
export function confidentialityOf({ bundle, claim }: Submission): readonly Confidentiality[] {
  const labels = [{ element: bundle, at: '' }, claim.resource].flatMap((node) => {
    const meta = nodeIn(node, 'meta');
    return meta === undefined ? [] : nodesIn(meta, 'security').flatMap(codingsOf);
  });
  return CONFIDENTIALITY.filter((mark) =>
    labels.some(({ system, code }) => code === mark && sameSystem(system, systemOfMark(mark))),
  );
}
