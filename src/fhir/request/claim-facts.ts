import { isCalendarDate } from '../../domain/dates.js';
import type { Node } from '../bundle/node.js';
import { codesIn, extensionsOf, hasCode, nodeIn, nodesIn, textIn } from '../bundle/node.js';
import { extensionUrl, REVENUE_SYSTEMS, SYSTEMS } from '../systems.js';
import { ageOn } from './age.js';
import { diagnosesOf } from './diagnoses.js';
import type { Statement } from './stated.js';
import { type ClaimItem, isCancelled, type Submission } from './submission.js';

/** What the Claim and the resources around it say of one item in elements of their own. */
export function claimFacts(submission: Submission, { node: item }: ClaimItem): readonly Statement[] {
  const claim = submission.claim.resource;
  const span = spanOf(item) ?? patientEvent(claim);
  return [
    ...state('review.urgent', urgency(claim)),
    ...state('member.age', ageOn(submission.patient.resource, span?.from.value ?? dayOf(claim, 'created')?.value)),
    ...state('diagnoses', diagnosesOf(submission)),
    ...state('requested.procedureCode', serviceCode(item)),
    ...state('requested.revenueCode', revenueCode(item)),
    ...state('requested.from', span?.from),
    ...state('requested.to', span?.to),
    ...quantity(item),
  ];
}

export interface Stated {
  readonly value: unknown;
  readonly at: string;
}

const state = (fact: string, stated: Stated | undefined): readonly Statement[] =>
  stated === undefined ? [] : [{ fact, ...stated }];

const LEVEL_OF_SERVICE = extensionUrl('extension-levelOfServiceCode');

/** Only that it is urgent is said here; `normal` is what systems write when nobody thought about it. */
function urgency(claim: Node): Stated | undefined {
  const priority = nodeIn(claim, 'priority');
  if (hasCode(priority, SYSTEMS.priority, 'stat')) return { value: true, at: `${claim.at}/priority` };
  const urgent = extensionsOf(claim, LEVEL_OF_SERVICE).find((extension) =>
    hasCode(nodeIn(extension, 'valueCodeableConcept'), SYSTEMS.levelOfService, 'U'),
  );
  return urgent === undefined ? undefined : { value: true, at: urgent.at };
}

function serviceCode(item: Node): Stated | undefined {
  const service = nodeIn(item, 'productOrService');
  const [coding] = [SYSTEMS.hcpcs, SYSTEMS.cpt].flatMap((system) => codesIn(service, system));
  return coding === undefined ? undefined : { value: coding.code.toUpperCase(), at: `${coding.at}/code` };
}

function revenueCode(item: Node): Stated | undefined {
  const revenue = nodeIn(item, 'revenue');
  const [coding] = REVENUE_SYSTEMS.flatMap((system) => codesIn(revenue, system));
  if (coding === undefined) return undefined;
  // Written with three digits or with four.
  return { value: /^\d{3}$/.test(coding.code) ? `0${coding.code}` : coding.code, at: `${coding.at}/code` };
}

interface Span {
  readonly from: Stated;
  readonly to?: Stated;
}

function spanOf(node: Node, name = 'serviced'): Span | undefined {
  const day = dayOf(node, `${name}Date`);
  if (day !== undefined) return { from: day, to: day };
  const period = nodeIn(node, `${name}Period`);
  const from = period === undefined ? undefined : dayOf(period, 'start');
  const to = period === undefined ? undefined : dayOf(period, 'end');
  return from === undefined ? undefined : { from, ...(to === undefined ? {} : { to }) };
}

/** The day of a date or of a moment; a month or a year alone is no day. */
function dayOf(node: Node, name: string): Stated | undefined {
  const day = textIn(node, name)?.slice(0, 10);
  return day !== undefined && isCalendarDate(day) ? { value: day, at: `${node.at}/${name}` } : undefined;
}

const ofCategory = (claim: Node, category: string): readonly Node[] =>
  nodesIn(claim, 'supportingInfo').filter((info) => hasCode(nodeIn(info, 'category'), SYSTEMS.pas, category));

const patientEvent = (claim: Node): Span | undefined => {
  const events = ofCategory(claim, 'patientEvent');
  const [event] = events;
  return event === undefined || events.length > 1 ? undefined : spanOf(event, 'timing');
};

/** The day of an admission that has taken place: before it, the same element holds a plan. */
export function admission(claim: Node): readonly Statement[] {
  const admissions = ofCategory(claim, 'admissionDates');
  const [only] = admissions;
  return only === undefined || admissions.length > 1 ? [] : state('stay.admittedOn', spanOf(only, 'timing')?.from);
}

/** X12 673 and UCUM codes, and the words people write. What is not here stays without a unit, so that it is asked for. */
const UNITS: Readonly<Record<string, string>> = {
  d: 'day',
  dy: 'day',
  day: 'day',
  days: 'day',
  vs: 'visit',
  visit: 'visit',
  visits: 'visit',
  session: 'session',
  sessions: 'session',
  h: 'hour',
  hs: 'hour',
  hour: 'hour',
  hours: 'hour',
};

const unitNamed = (word: string): readonly string[] => {
  const name = word.trim().toLowerCase();
  return Object.hasOwn(UNITS, name) ? [UNITS[name] as string] : [];
};

function quantity(item: Node): readonly Statement[] {
  const amount = nodeIn(item, 'quantity');
  const value = amount?.element['value'];
  if (amount === undefined || value === undefined) return [];
  const words = [textIn(amount, 'code'), textIn(amount, 'unit')].flatMap((word) =>
    word === undefined ? [] : unitNamed(word),
  );
  const [unit] = words;
  return [
    { fact: 'requested.units', value, at: `${amount.at}/value` },
    ...(unit === undefined ? [] : [{ fact: 'requested.unit', value: unit, at: amount.at }]),
  ];
}

const CERTIFICATION_TYPE = extensionUrl('extension-certificationType');

/** X12 1322, the codes that are read: what kind of request an item is. */
export type Certification = 'initial' | 'renewal' | 'extension' | 'revised' | 'cancel' | 'appeal' | 'other';

const CERTIFICATIONS: Readonly<Record<string, Certification>> = {
  I: 'initial',
  R: 'renewal',
  '4': 'extension',
  S: 'revised',
  '3': 'cancel',
  '1': 'appeal',
  '2': 'appeal',
};

export interface Certified {
  readonly kind: Certification;
  readonly at: string;
}

/** Undefined where the item does not say. */
export function certificationOf(item: Node): Certified | undefined {
  const codes = extensionsOf(item, CERTIFICATION_TYPE).flatMap((extension) =>
    codesIn(nodeIn(extension, 'valueCodeableConcept'), SYSTEMS.certificationType),
  );
  const [coding] = codes;
  if (coding === undefined) return undefined;
  const one = codes.every(({ code }) => code === coding.code);
  const kind = one && Object.hasOwn(CERTIFICATIONS, coding.code) ? CERTIFICATIONS[coding.code] : undefined;
  return { kind: kind ?? 'other', at: coding.at };
}

/** Withdrawn by the requester, in either of the two ways that PAS has. */
export const isWithdrawn = (item: Node): boolean => isCancelled(item) || certificationOf(item)?.kind === 'cancel';
