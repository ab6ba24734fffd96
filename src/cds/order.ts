import { isRecord } from '../domain/record.js';
import type { Element } from '../fhir/bundle/node.js';
import { SYSTEMS } from '../fhir/systems.js';
import type { HookRequest, Sent } from './hook-request.js';

/**
 * An order as the request for authorization that would follow it, so that one mapper reads both: a Bundle with a Claim of
 * one item, and everything that came along. It holds what was sent and adds nothing.
 */
export function asRequestBundle(order: Element, coverage: Element, { resources, patient }: HookRequest): Element {
  const sent = addressed(resources);
  const addressOf = (wanted: Element): string | undefined => sent.find(({ resource }) => resource === wanted)?.fullUrl;
  const person = patient ?? { resourceType: 'Patient', ...idIn(order['subject']) };
  const insurer = payorOf(coverage, sent);
  const forms = newestForms(sent);
  const claim = {
    resourceType: 'Claim',
    status: 'active',
    use: 'preauthorization',
    patient: { reference: addressOf(person) ?? PATIENT },
    ...(typeof order['authoredOn'] === 'string' ? { created: order['authoredOn'] } : {}),
    ...(URGENT.has(order['priority']) ? { priority: { coding: [{ system: SYSTEMS.priority, code: 'stat' }] } } : {}),
    insurer: { reference: addressOf(insurer) ?? INSURER },
    insurance: [{ sequence: 1, focal: true, coverage: { reference: addressOf(coverage) } }],
    diagnosis: diagnosesOf(order, sent).map((diagnosisCodeableConcept, index) => ({
      sequence: index + 1,
      diagnosisCodeableConcept,
    })),
    supportingInfo: forms.map(({ fullUrl }, index) => ({
      sequence: index + 1,
      valueReference: { reference: fullUrl },
    })),
    item: [{ sequence: 1, productOrService: order['code'], ...servicedIn(order), ...quantityIn(order) }],
  };
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { fullUrl: 'urn:order:claim', resource: claim },
      ...sent,
      ...(addressOf(person) === undefined ? [{ fullUrl: PATIENT, resource: person }] : []),
      ...(addressOf(insurer) === undefined ? [{ fullUrl: INSURER, resource: insurer }] : []),
    ],
  };
}

const PATIENT = 'urn:order:patient';
const INSURER = 'urn:order:insurer';

/** `routine` is what systems write when nobody thought about it; the others say that it cannot wait. */
const URGENT: ReadonlySet<unknown> = new Set(['urgent', 'asap', 'stat']);

interface Addressed extends Sent {
  readonly fullUrl: string;
}

const addressed = (resources: readonly Sent[]): readonly Addressed[] =>
  resources.map(({ resource, fullUrl }, index) => ({ resource, fullUrl: fullUrl ?? `urn:order:sent:${index}` }));

const referenceIn = (element: unknown): string | undefined => {
  const reference = isRecord(element) ? element['reference'] : undefined;
  return typeof reference === 'string' ? reference : undefined;
};

const idIn = (subject: unknown): { readonly id?: string } => {
  const id = referenceIn(subject)?.split('/').at(-1);
  return id === undefined ? {} : { id };
};

const listIn = (element: Element, name: string): readonly Element[] => {
  const value = element[name];
  return Array.isArray(value) ? (value as unknown[]).filter(isRecord) : [];
};

const isAt = (reference: string | undefined, { resource, fullUrl }: Addressed): boolean =>
  reference !== undefined &&
  (reference === fullUrl || reference === `${String(resource['resourceType'])}/${String(resource['id'])}`);

/** Who pays: the resource that came along, the one inside of the Coverage, or what the reference itself says. */
function payorOf(coverage: Element, sent: readonly Addressed[]): Element {
  const [payor = {}] = listIn(coverage, 'payor');
  const reference = referenceIn(payor);
  const along = sent.find((one) => isAt(reference, one))?.resource;
  const inside = listIn(coverage, 'contained').find(({ id }) => reference === `#${String(id)}`);
  const { display, identifier } = payor;
  return (
    along ??
    inside ?? {
      resourceType: 'Organization',
      ...(display === undefined ? {} : { name: display }),
      ...(identifier === undefined ? {} : { identifier: [identifier] }),
    }
  );
}

/** Of several answers to one form the last counts; where that cannot be told, all do, and must agree. */
function newestForms(sent: readonly Addressed[]): readonly Addressed[] {
  const forms = sent.filter(({ resource }) => resource['resourceType'] === 'QuestionnaireResponse');
  const later = (one: Element, than: Element): boolean =>
    one['questionnaire'] === than['questionnaire'] &&
    typeof one['authored'] === 'string' &&
    typeof than['authored'] === 'string' &&
    Date.parse(one['authored']) > Date.parse(than['authored']);
  return forms.filter(({ resource }) => !forms.some((other) => later(other.resource, resource)));
}

function diagnosesOf(order: Element, sent: readonly Addressed[]): readonly unknown[] {
  const conditions = listIn(order, 'reasonReference').flatMap((reason) => {
    const found = sent.find((one) => isAt(referenceIn(reason), one))?.resource;
    return found?.['resourceType'] === 'Condition' && isRecord(found['code']) ? [found['code']] : [];
  });
  return [...listIn(order, 'reasonCode'), ...conditions];
}

function servicedIn(order: Element): Element {
  const { occurrenceDateTime, occurrencePeriod, occurrenceTiming } = order;
  if (occurrencePeriod !== undefined) return { servicedPeriod: occurrencePeriod };
  // A moment is a beginning: how long the care is to go on, it does not say.
  if (occurrenceDateTime !== undefined) return { servicedPeriod: { start: occurrenceDateTime } };
  const repeat = isRecord(occurrenceTiming) ? occurrenceTiming['repeat'] : undefined;
  const bounds = isRecord(repeat) ? repeat['boundsPeriod'] : undefined;
  return bounds === undefined ? {} : { servicedPeriod: bounds };
}

const quantityIn = ({ quantityQuantity: quantity }: Element): Element => (quantity === undefined ? {} : { quantity });
