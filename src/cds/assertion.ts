import type { Determination, Question } from '../domain/determination.js';
import { type Fault, FAULTS } from '../domain/faults.js';
import type { Stance } from './stance.js';

/** What a payer can say of an order, in the words of CRD's coverage-information extension (version 2.2.1). */
export interface Assertion {
  readonly covered: 'covered' | 'not-covered' | 'conditional' | 'indeterminate';
  /** Absent exactly where the care is not covered (crd-ci-q2). */
  readonly authorization?: Authorization;
  /** What has to be documented for an authorization, and the form for it where there is one. */
  readonly documents?: { readonly kinds: readonly ('clinical' | 'admin')[]; readonly form?: string };
  /** What is missing that the answer hangs on; empty unless something is conditional (crd-ci-q3). */
  readonly infoNeeded: readonly InfoNeeded[];
  /** Sentences of ours; there is always one, since most of what is said needs one (crd-ci-q6, q8, q9). */
  readonly reasons: readonly [string, ...string[]];
  /** The last day it holds for. */
  readonly until?: string;
}

export type Authorization =
  | { readonly need: 'no-auth' | 'auth-needed' | 'conditional' | 'indeterminate' }
  | { readonly need: 'satisfied'; readonly number: string };

export type InfoNeeded = 'performer' | 'location' | 'timeframe' | 'detail-code' | 'OTH';

/** What the answer may offer beside words. */
export interface Offer {
  /** Canonical address of the assessment form, with its version. */
  readonly form: string;
  /** Facts that the form asks for. */
  readonly asks: ReadonlySet<string>;
  /** Number of an authorization that is given here and now; absent while the order is still being written. */
  readonly number?: string;
}

/**
 * Joins what the payer's list says with what the review found. Nothing is "covered" or free of authorization but by one
 * of the two; nothing unknown is read as no; a refusal that no person has made is no refusal.
 */
export function assertionOn(determination: Determination, stance: Stance | undefined, offer: Offer): Assertion {
  const [covered, whyCovered] = coveredBy(determination, stance);
  if (covered === 'not-covered') return { covered, infoNeeded: [], reasons: [whyCovered] };
  const [authorization, why] = authorizationBy(determination, stance, offer);
  const { binding = [], lifting = [] } = stance ?? {};
  const hangs = covered === 'conditional' || authorization.need === 'conditional';
  const hanging = !hangs ? [] : binding.length > 0 ? binding : lifting;
  const documents = documentsFor(determination, authorization, offer);
  return {
    covered,
    authorization,
    ...(documents === undefined ? {} : { documents }),
    infoNeeded: [...new Set(hanging.map(kindOf))],
    reasons: [whyCovered, ...(why === whyCovered ? [] : [why])],
    ...untilOf(determination, authorization),
  };
}

/** A request that could not be held against any rules: why, and nothing else. */
export function assertionOnFaults(faults: readonly Fault[]): Assertion {
  const choice = faults.some(({ code, candidates = [] }) => code === 'code-unmapped' && candidates.length > 0);
  const [first = 'It could not be read.', ...more] = faults.map(({ code, detail }) => {
    const { title, hint } = FAULTS[code];
    const what = detail === undefined ? title : `${title} (${detail})`;
    return `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${hint}.`;
  });
  if (!choice)
    return {
      covered: 'indeterminate',
      authorization: { need: 'indeterminate' },
      infoNeeded: [],
      reasons: [first, ...more],
    };
  return {
    covered: 'conditional',
    authorization: { need: 'conditional' },
    infoNeeded: ['detail-code'],
    reasons: [first, ...more],
  };
}

const isFinalApproval = ({ decision, finality }: Determination): boolean =>
  decision === 'approve' && finality === 'final';

function coveredBy(determination: Determination, stance: Stance | undefined): [Assertion['covered'], string] {
  const { decision, reason } = determination;
  if (isFinalApproval(determination)) return ['covered', 'The review by the plan’s rules approves it.'];
  if (stance === undefined) return ['indeterminate', 'The plan’s rules for these dates are not known here.'];
  if (stance.binding.length > 0) return ['conditional', `What it hangs on: ${asked(stance.binding)}`];
  if (stance.coverage === 'excluded')
    return decision === 'deny' && reason === 'coverage'
      ? [
          'not-covered',
          'The plan’s list leaves this level of care out. It is no decision: one can be asked for, and a person makes it.',
        ]
      : [
          'indeterminate',
          'The plan’s list leaves this level of care out, but that does not settle it. A person decides.',
        ];
  if (decision === 'deny')
    return ['indeterminate', 'A rule of the plan stands against it. It is no decision: a person at the plan makes it.'];
  return stance.coverage === 'covered'
    ? ['covered', 'The plan’s list names this level of care as covered.']
    : ['indeterminate', 'The plan’s list does not say whether this level of care is covered.'];
}

function authorizationBy(
  determination: Determination,
  stance: Stance | undefined,
  { number }: Offer,
): [Authorization, string] {
  const { decision, reason } = determination;
  const free = reason === 'review-not-permitted';
  if (isFinalApproval(determination) && free)
    return [{ need: 'no-auth' }, 'The law lets this care begin without a review.'];
  const listedFree = stance?.authorization === 'not-required' && stance.binding.length === 0;
  if (reason === 'urgent' && !listedFree)
    return [{ need: 'indeterminate' }, 'It may be an emergency: do not wait for an authorization.'];
  if (stance === undefined) return [{ need: 'indeterminate' }, 'The plan’s rules for these dates are not known here.'];
  if (stance.binding.length > 0) return [{ need: 'conditional' }, `What it hangs on: ${asked(stance.binding)}`];
  const required = stance.authorization === 'required';
  if (decision === 'deny')
    return [
      { need: required ? 'auth-needed' : 'indeterminate' },
      required ? LISTED.required : 'Whether it needs an authorization is for a person at the plan to say.',
    ];
  if (stance.authorization === 'not-required') return [{ need: 'no-auth' }, LISTED['not-required']];
  if (isFinalApproval(determination) && number !== undefined && isDated(determination))
    return [{ need: 'satisfied', number }, 'It is authorized now, for the days and amounts ordered.'];
  if (decision === 'approve' && free)
    return [
      { need: 'indeterminate' },
      'A law seems to let this care begin without a review; a person at the plan confirms it.',
    ];
  if (stance.lifting.length > 0)
    return [{ need: 'conditional' }, `A law or rule may lift the review. What it hangs on: ${asked(stance.lifting)}`];
  return [{ need: required ? 'auth-needed' : 'indeterminate' }, LISTED[stance.authorization]];
}

const LISTED: Readonly<Record<Stance['authorization'], string>> = {
  required: 'The plan’s list asks for prior authorization at this level of care.',
  'not-required': 'The plan’s list asks for no prior authorization at this level of care.',
  unstated: 'The plan’s list does not say whether this level of care needs prior authorization.',
};

/** An authorization is of certain days. */
const isDated = ({ authorized }: Determination): boolean =>
  authorized?.from !== undefined && authorized.to !== undefined;

/** Where a review has to come, what it still needs to know: findings about the person, or anything else. */
function documentsFor(
  { decision, missing, reason }: Determination,
  { need }: Authorization,
  { form, asks }: Offer,
): Assertion['documents'] {
  if (decision !== 'pend' || reason === 'urgent' || missing.length === 0 || need === 'no-auth' || need === 'satisfied')
    return undefined;
  const clinical = missing.some(({ fact }) => asks.has(fact));
  const other = missing.some(({ fact }) => !asks.has(fact));
  return {
    kinds: [...(clinical ? (['clinical'] as const) : []), ...(other ? (['admin'] as const) : [])],
    ...(clinical ? { form } : {}),
  };
}

function untilOf({ authorized, notYetReviewable }: Determination, { need }: Authorization): { until?: string } {
  const last = authorized?.to;
  const bounded = need === 'satisfied' || (need === 'no-auth' && notYetReviewable !== undefined);
  return bounded && last !== undefined ? { until: last } : {};
}

const asked = (questions: readonly Question[]): string => questions.map(({ question }) => question).join(' ');

/** Who, where or when, as CRD sorts what is missing; anything else is explained in words. */
const KINDS: readonly (readonly [RegExp, InfoNeeded])[] = [
  [/^provider\.(site|state)$|^facility\./, 'location'],
  [/^provider\./, 'performer'],
  [/^requested\.(from|to)$|^stay\.admittedOn$/, 'timeframe'],
  [/^requested\.(level|edition|procedureCode|revenueCode)$/, 'detail-code'],
];

const kindOf = ({ fact }: Question): InfoNeeded => KINDS.find(([facts]) => facts.test(fact))?.[1] ?? 'OTH';
