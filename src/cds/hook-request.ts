import { fail, succeed, type Fault, type Outcome } from '../domain/faults.js';
import { isRecord } from '../domain/record.js';
import type { Element, Node } from '../fhir/bundle/node.js';
import { nodeIn, nodesIn, textIn } from '../fhir/bundle/node.js';
import { COVERAGE_INFO, GUIDELINE, type Service } from './services.js';

/** A call of a hook that can be read: the orders it is about, and what came along. */
export interface HookRequest {
  /** Orders that name a service, as they were sent. */
  readonly orders: readonly Element[];
  /** Active coverages. */
  readonly coverages: readonly Element[];
  /** Everything that came along and that a reference may lead to. */
  readonly resources: readonly Sent[];
  readonly patient: Element | undefined;
  /** What was asked to be sent along and was not. */
  readonly unsent: readonly ('patient' | 'assessments')[];
  readonly wants: { readonly coverage: boolean; readonly cards: boolean };
}

export interface Sent {
  readonly resource: Element;
  readonly fullUrl: string | undefined;
}

/** More than these are no order form that a person signs; counted once per coverage. */
const MOST_ORDERS = 200;

export function readHook(body: unknown, { hook }: Service): Outcome<HookRequest> {
  if (!isRecord(body)) return fail({ code: 'field-type', pointer: '', detail: 'expected an object' });
  const root: Node = { element: body, at: '' };
  const faults: Fault[] = [];
  const said = textIn(root, 'hook');
  if (said === undefined) faults.push(missing('/hook'));
  else if (said !== hook) faults.push({ code: 'hook-mismatch', pointer: '/hook', candidates: [hook] });
  if (textIn(root, 'hookInstance') === undefined) faults.push(missing('/hookInstance'));
  const context = nodeIn(root, 'context');
  if (context === undefined) return fail(...faults, missing('/context'));
  const patientId = textIn(context, 'patientId');
  if (patientId === undefined) faults.push(missing('/context/patientId'));
  const drafts = nodeIn(context, 'draftOrders');
  if (drafts === undefined) return fail(...faults, missing('/context/draftOrders'));
  const orders = ordersIn(drafts, hook === 'order-select' ? selectionsOf(context, faults) : undefined);
  const coverages = coveragesIn(root, faults);
  if (orders.length * coverages.length > MOST_ORDERS)
    faults.push({
      code: 'body-too-large',
      pointer: '/context/draftOrders',
      detail: `at most ${MOST_ORDERS} orders, counted once per coverage`,
    });
  const patient = resourcesUnder(root, 'patient').find(({ resource }) => resource['resourceType'] === 'Patient');
  if (patient !== undefined && patientId !== undefined && !isAbout(patient.resource, patientId))
    faults.push(another('/prefetch/patient'));
  for (const { element, at } of orders)
    if (patientId !== undefined && isForAnother(element, patientId)) faults.push(another(`${at}/subject`));
  if (faults.length > 0) return fail(...faults);
  const resources = [
    ...Object.keys(nodeIn(root, 'prefetch')?.element ?? {}).flatMap((key) => resourcesUnder(root, key)),
    ...resourcesOf(drafts),
  ];
  return succeed({
    orders: orders.map(({ element }) => element),
    coverages: coverages.map(({ resource }) => resource),
    resources,
    patient: patient?.resource,
    unsent: [
      ...(patient === undefined ? (['patient'] as const) : []),
      ...(resourcesUnder(root, 'assessments').length === 0 ? (['assessments'] as const) : []),
    ],
    wants: wantsOf(root),
  });
}

const missing = (pointer: string): Fault => ({ code: 'field-missing', pointer });

const another = (pointer: string): Fault => ({
  code: 'field-value',
  pointer,
  detail: 'it is about another person than context.patientId',
});

/** `123`, or `Patient/123` as some callers write it. */
const isAbout = ({ id }: Element, patientId: string): boolean =>
  id === undefined || id === patientId.replace(/^Patient\//, '');

function isForAnother(order: Element, patientId: string): boolean {
  const subject = order['subject'];
  const reference = isRecord(subject) ? subject['reference'] : undefined;
  if (typeof reference !== 'string' || !/(^|\/)Patient\/[^/]+$/.test(reference)) return false;
  return !isAbout({ id: reference.split('/').at(-1) }, patientId);
}

/** The entries of a Bundle, or the one resource. */
function resourcesOf({ element, at }: Node): readonly Sent[] {
  if (element['resourceType'] !== 'Bundle') return [{ resource: element, fullUrl: undefined }];
  return nodesIn({ element, at }, 'entry').flatMap((entry) => {
    const resource = nodeIn(entry, 'resource');
    return resource === undefined ? [] : [{ resource: resource.element, fullUrl: textIn(entry, 'fullUrl') }];
  });
}

function resourcesUnder(root: Node, key: string): readonly Sent[] {
  const prefetch = nodeIn(root, 'prefetch');
  const sent = prefetch === undefined ? undefined : nodeIn(prefetch, key);
  return sent === undefined ? [] : resourcesOf(sent);
}

/** Only orders of a service can be for a level of care; what is not selected is not asked about. */
function ordersIn(drafts: Node, selected: ReadonlySet<string> | undefined): readonly Node[] {
  return nodesIn(drafts, 'entry').flatMap((entry) => {
    const order = nodeIn(entry, 'resource');
    if (order === undefined || order.element['resourceType'] !== 'ServiceRequest') return [];
    return selected === undefined || selected.has(`ServiceRequest/${textIn(order, 'id') ?? ''}`) ? [order] : [];
  });
}

function selectionsOf(context: Node, faults: Fault[]): ReadonlySet<string> {
  const { selections } = context.element;
  if (Array.isArray(selections) && selections.every((one) => typeof one === 'string')) return new Set(selections);
  faults.push(
    selections === undefined
      ? missing('/context/selections')
      : { code: 'field-type', pointer: '/context/selections', detail: 'expected a list of references' },
  );
  return new Set();
}

/**
 * A caller that left the key out could not or would not search; one that says null, or sends a Bundle without entries,
 * did and found none (CDS Hooks, prefetch). Only the first is a fault.
 */
function coveragesIn(root: Node, faults: Fault[]): readonly Sent[] {
  const prefetch = nodeIn(root, 'prefetch');
  const sent = prefetch?.element['coverage'];
  if (sent === null) return [];
  const all = resourcesUnder(root, 'coverage');
  if (sent === undefined || all.some(({ resource }) => resource['resourceType'] === 'OperationOutcome'))
    faults.push({ code: 'prefetch-missing', pointer: '/prefetch/coverage', candidates: ['coverage'] });
  const active = all.filter(
    ({ resource: { resourceType, status } }) =>
      resourceType === 'Coverage' && (status === undefined || status === 'active'),
  );
  // What is said has to name the coverage it is about.
  if (active.some(({ resource }) => typeof resource['id'] !== 'string')) faults.push(missing('/prefetch/coverage/id'));
  return active;
}

/** What the caller turned off for this call (CRD, configuration options). */
function wantsOf(root: Node): HookRequest['wants'] {
  const extension = nodeIn(root, 'extension');
  const options = extension === undefined ? undefined : nodeIn(extension, 'davinci-crd.configuration');
  return {
    coverage: options?.element[COVERAGE_INFO] !== false,
    cards: options?.element[GUIDELINE] !== false,
  };
}
