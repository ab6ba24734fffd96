import type { Library, Payer } from '../../library.js';
import type { Entry } from '../bundle/entries.js';
import { nodesIn, textIn } from '../bundle/node.js';
import type { Submission } from './submission.js';

/**
 * Whose rules decide: the insurer, or else who pays the coverage, by identifier, name or alias (`aliases` of payer.json
 * holds NPIs and payer numbers too). Undefined where none is ours, or where two are.
 */
export function payerOf(submission: Submission, library: Library): Payer | undefined {
  const insured = payersNamed([submission.insurer], library);
  const found = insured.length > 0 ? insured : payersNamed(payorsOf(submission), library);
  return found.length === 1 ? found[0] : undefined;
}

const payorsOf = ({ coverage, entries }: Submission): readonly Entry[] =>
  nodesIn(coverage.resource, 'payor').flatMap(({ element }) => {
    const found = entries.follow(element);
    return found.kind === 'found' && found.entry.type === 'Organization' ? [found.entry] : [];
  });

function payersNamed(organizations: readonly Entry[], { payers }: Library): readonly Payer[] {
  const names = new Set(organizations.flatMap(namesOf));
  return [...payers.values()].filter(({ document: { payer, name, aliases = [] } }) =>
    [payer, name, ...aliases].some((one) => names.has(plain(one))),
  );
}

function namesOf({ resource }: Entry): readonly string[] {
  const identified = nodesIn(resource, 'identifier').map((identifier) => textIn(identifier, 'value'));
  return [textIn(resource, 'name'), ...identified].flatMap((name) => (name === undefined ? [] : [plain(name)]));
}

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
