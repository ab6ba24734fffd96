import type { Node } from '../bundle/node.js';
import { codesIn, codingsOf, nodeIn, nodesIn } from '../bundle/node.js';
import { SYSTEMS } from '../systems.js';
import type { Stated } from './claim-facts.js';
import type { Submission } from './submission.js';

/**
 * ICD-10-CM codes, the principal one first. One diagnosis that cannot be read leaves the list unsaid: a short list would
 * say that there is no other.
 */
export function diagnosesOf({ claim, entries }: Submission): Stated | undefined {
  const diagnoses = nodesIn(claim.resource, 'diagnosis');
  const conceptOf = (diagnosis: Node): Node | undefined => {
    const concept = nodeIn(diagnosis, 'diagnosisCodeableConcept');
    const reference = nodeIn(diagnosis, 'diagnosisReference');
    if (concept !== undefined || reference === undefined) return concept;
    const found = entries.follow(reference.element);
    return found.kind === 'found' && found.entry.type === 'Condition'
      ? nodeIn(found.entry.resource, 'code')
      : undefined;
  };
  const read = diagnoses.map((diagnosis) => ({
    code: codesIn(conceptOf(diagnosis), SYSTEMS.icd10)[0]?.code,
    principal: isPrincipal(diagnosis),
  }));
  if (read.length === 0 || read.some(({ code }) => code === undefined)) return undefined;
  const ordered = [...read.filter(({ principal }) => principal), ...read.filter(({ principal }) => !principal)];
  return { value: [...new Set(ordered.map(({ code }) => code as string))], at: `${claim.resource.at}/diagnosis` };
}

/** PAS and the base specification each have a code of this name. */
const isPrincipal = (diagnosis: Node): boolean =>
  nodesIn(diagnosis, 'type').some((type) => codingsOf(type).some(({ code }) => code === 'principal'));
