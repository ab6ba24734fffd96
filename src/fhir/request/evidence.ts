import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Node } from '../bundle/node.js';
import { nodeIn, nodesIn } from '../bundle/node.js';
import type { Read } from './answers.js';
import { readEvidence } from './answers.js';
import type { ClaimItem, Submission } from './submission.js';

/** What came along, read once for all items; an item that names its own gets no other. */
export function evidenceOf(submission: Submission, catalogue: FactCatalogue): (item: ClaimItem) => Read {
  const { claim, entries, patient } = submission;
  const isPatient = (reference: Node): boolean => {
    const found = entries.follow(reference.element);
    return found.kind === 'found' && found.entry.resource.at === patient.resource.at;
  };
  const read = nodesIn(claim.resource, 'supportingInfo').flatMap((info) => {
    const reference = nodeIn(info, 'valueReference');
    if (reference === undefined) return [];
    const found = entries.follow(reference.element);
    const what: Read =
      found.kind === 'found'
        ? readEvidence(found.entry, isPatient, catalogue)
        : { statements: [], remarks: ['not-read'] };
    return [{ sequence: info.element['sequence'], what }];
  });
  return ({ node }) => {
    const named: unknown = node.element['informationSequence'];
    const own = Array.isArray(named) ? read.filter(({ sequence }) => named.includes(sequence)) : read;
    return {
      statements: own.flatMap(({ what }) => what.statements),
      remarks: [...new Set(own.flatMap(({ what }) => what.remarks))],
    };
  };
}
