import { fail, succeed, type Fault, type Outcome } from '../../domain/faults.js';
import { isRecord } from '../../domain/record.js';
import type { Entries, Entry } from '../bundle/entries.js';
import { entriesOf } from '../bundle/entries.js';
import type { Element, Node } from '../bundle/node.js';
import { extensionsOf, nodeIn, nodesIn, textIn } from '../bundle/node.js';
import { extensionUrl } from '../systems.js';

/** A Bundle that can be read as a request for authorization. */
export interface Submission {
  readonly bundle: Element;
  readonly entries: Entries;
  readonly claim: Entry;
  readonly patient: Entry;
  readonly insurer: Entry;
  readonly coverage: Entry;
  /** Absent where it leads nowhere: who asked plays no part in the answer. */
  readonly provider?: Entry;
  readonly items: readonly ClaimItem[];
}

export interface ClaimItem {
  readonly node: Node;
  readonly sequence: number;
}

/** More items than these are several requests: all of them are answered while the caller waits. */
export const MOST_ITEMS = 100;

/**
 * Refuses only what cannot be read as a request: published requests break many a rule of their profiles, and those that
 * do no harm are let pass.
 */
export function readSubmission(body: unknown): Outcome<Submission> {
  if (!isRecord(body) || body['resourceType'] !== 'Bundle') return fail({ code: 'bundle-expected', pointer: '' });
  if (!isCountable(body)) return fail(invalid('', 'a number is too large to be one'));
  const root: Node = { element: body, at: '' };
  if (nodesIn(root, 'entry').length === 0) return fail({ code: 'bundle-empty', pointer: '/entry' });
  const entries = entriesOf(root);
  const [claim] = entries.all;
  if (claim?.type !== 'Claim' || !claim.resource.at.startsWith('/entry/0/'))
    return fail({ code: 'bundle-expected', pointer: '/entry/0/resource', detail: 'the first entry must be a Claim' });
  const faults: Fault[] = [...faultsOfClaim(claim.resource)];
  const target = (name: string, type: string, from = claim.resource): Entry | undefined => {
    const led = lead(entries, from, name, type);
    if ('fault' in led) faults.push(led.fault);
    return 'entry' in led ? led.entry : undefined;
  };
  const patient = target('patient', 'Patient');
  const insurer = target('insurer', 'Organization');
  const insurance = focal(claim.resource);
  const coverage =
    insurance === undefined
      ? void faults.push(missing(`${claim.resource.at}/insurance`))
      : target('coverage', 'Coverage', insurance);
  const items = readItems(claim.resource, faults);
  const provider = lead(entries, claim.resource, 'provider');
  if (faults.length > 0 || patient === undefined || insurer === undefined || coverage === undefined)
    return fail(...faults);
  return succeed({
    bundle: body,
    entries,
    claim,
    patient,
    insurer,
    coverage,
    items,
    ...('entry' in provider ? { provider: provider.entry } : {}),
  });
}

/** JSON admits numbers that nothing can count with; they would make a Bundle that cannot be named by its content. */
function isCountable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isCountable);
}

const missing = (pointer: string): Fault => ({ code: 'element-missing', pointer });
const invalid = (pointer: string, detail: string): Fault => ({ code: 'element-invalid', pointer, detail });

function* faultsOfClaim(claim: Node): Generator<Fault> {
  if (claim.element['use'] !== 'preauthorization')
    yield invalid(`${claim.at}/use`, 'only preauthorization is answered here');
  const { status } = claim.element;
  if (status !== undefined && status !== 'active') yield invalid(`${claim.at}/status`, 'the Claim must be active');
  yield* unknownModifiers(claim);
}

const INFO_CANCELLED = extensionUrl('modifierextension-infoCancelled');

/** A modifier turns the meaning of what it stands on: what is not known must not be passed over. */
function* unknownModifiers(node: Node, known: readonly string[] = []): Generator<Fault> {
  if (node.element['implicitRules'] !== undefined)
    yield invalid(`${node.at}/implicitRules`, 'rules that are not known here');
  for (const { element, at } of nodesIn(node, 'modifierExtension'))
    if (!known.includes(String(element['url']))) yield invalid(at, 'a modifier extension that is not known here');
    else if (typeof element['valueBoolean'] !== 'boolean') yield invalid(at, 'true or false');
}

/** Marked as withdrawn in an update. */
export const isCancelled = (item: Node): boolean =>
  extensionsOf(item, INFO_CANCELLED, 'modifierExtension').some(({ element }) => element['valueBoolean'] === true);

/** The insurance that is to pay, where several are named. */
function focal(claim: Node): Node | undefined {
  const insurances = nodesIn(claim, 'insurance');
  return insurances.find(({ element }) => element['focal'] === true) ?? insurances[0];
}

function lead(
  entries: Entries,
  from: Node,
  name: string,
  type?: string,
): { readonly entry: Entry } | { readonly fault: Fault } {
  const reference = nodeIn(from, name);
  const pointer = `${from.at}/${name}`;
  if (reference === undefined) return { fault: missing(pointer) };
  const found = entries.follow(reference.element);
  if (found.kind === 'found')
    return type === undefined || found.entry.type === type
      ? { entry: found.entry }
      : { fault: { code: 'reference-unresolved', pointer, detail: `it must lead to a ${type}` } };
  const detail = found.kind === 'ambiguous' ? 'entries that differ answer to it' : undefined;
  return { fault: { code: 'reference-unresolved', pointer, ...(detail === undefined ? {} : { detail }) } };
}

function readItems(claim: Node, faults: Fault[]): readonly ClaimItem[] {
  const nodes = nodesIn(claim, 'item');
  const at = `${claim.at}/item`;
  const listed: unknown = claim.element['item'];
  if (nodes.length === 0) faults.push(missing(at));
  else if (Array.isArray(listed) && listed.length !== nodes.length) faults.push(invalid(at, 'each item is an object'));
  if (nodes.length > MOST_ITEMS) {
    faults.push({ code: 'body-too-large', pointer: at, detail: `at most ${MOST_ITEMS} items are answered at once` });
    return [];
  }
  const seen = new Set<number>();
  return nodes.flatMap((node) => {
    faults.push(...unknownModifiers(node, [INFO_CANCELLED]));
    if (!hasService(node)) faults.push(missing(`${node.at}/productOrService`));
    const { sequence } = node.element;
    const pointer = `${node.at}/sequence`;
    if (sequence === undefined) faults.push(missing(pointer));
    else if (!isPositive(sequence)) faults.push(invalid(pointer, 'a whole number from 1'));
    else if (seen.has(sequence)) faults.push(invalid(pointer, 'another item has the same sequence'));
    else {
      seen.add(sequence);
      return [{ node, sequence }];
    }
    return [];
  });
}

/** The largest positiveInt of FHIR (https://hl7.org/fhir/R4/datatypes.html#positiveInt). */
const isPositive = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 2_147_483_647;

function hasService(item: Node): boolean {
  const service = nodeIn(item, 'productOrService');
  return service !== undefined && (nodesIn(service, 'coding').length > 0 || textIn(service, 'text') !== undefined);
}
