import type { RequestedBody } from '../../payer/asked.js';
import type { Edition } from '../../facts/level-names.js';
import type { Library } from '../../library.js';
import type { ReviewRequest } from '../../request.js';
import { editionSpoken } from '../request/level.js';

/** What of a request has an element of its own in PAS; all else travels in the form, by the names of facts. */
export interface Carried {
  /** The edition that level codes are sent in. */
  readonly edition: Edition;
  readonly level?: string;
  readonly procedureCode?: string;
  readonly revenueCode?: string;
  readonly period?: { readonly start: string; readonly end?: string };
  readonly quantity?: { readonly value: number; readonly unit?: string };
  readonly diagnoses: readonly string[];
  /** Names of facts that the form need not say again. */
  readonly facts: ReadonlySet<string>;
}

export function carriedBy(request: ReviewRequest, library: Library): Carried {
  const { requested } = request;
  const edition = editionOf(request, library);
  const level = levelIn(requested, edition, library);
  const procedureCode = known(requested.procedureCode);
  const codes = {
    ...(level === undefined ? {} : { level }),
    ...(procedureCode !== undefined && procedureCode === procedureCode.toUpperCase().trim() ? { procedureCode } : {}),
    ...(/^\d{4}$/.test(requested.revenueCode ?? '') ? { revenueCode: requested.revenueCode as string } : {}),
  };
  const span = spanOf(requested);
  const amount = amountOf(requested);
  const diagnoses = diagnosesOf(request);
  return {
    edition,
    ...codes,
    ...(span === undefined ? {} : { period: span }),
    ...(amount === undefined ? {} : { quantity: amount }),
    diagnoses,
    facts: new Set([
      ...Object.keys(codes).map((name) => `requested.${name}`),
      ...(span === undefined ? [] : ['requested.from', ...(span.end === undefined ? [] : ['requested.to'])]),
      ...(amount === undefined ? [] : ['requested.units', ...(amount.unit === undefined ? [] : ['requested.unit'])]),
      ...(diagnoses.length === 0 ? [] : ['diagnoses']),
      ...(NATIVE_TYPES.includes(request.review.type) ? ['review.type'] : []),
    ]),
  };
}

/** Types of review that the certification type of an item says. */
const NATIVE_TYPES: readonly string[] = ['prior-authorization', 'concurrent'];

const known = <T>(value: T | 'unknown' | undefined): T | undefined => (value === 'unknown' ? undefined : value);

function editionOf({ payer, requested, assessment }: ReviewRequest, { payers }: Library): Edition {
  const stated = known(requested.edition);
  if (stated === '3' || stated === '4') return stated;
  const own = payers.get(payer);
  const rated = typeof assessment === 'object' && assessment !== null && 'asam4' in assessment ? '4' : '3';
  return (own && editionSpoken(own)) ?? rated;
}

/** Only a code goes out as a code; everyday names stay words. */
function levelIn(requested: RequestedBody, edition: Edition, { gatherer }: Library): string | undefined {
  const level = known(requested.level);
  const reading = level === undefined ? undefined : gatherer.levelNames(level, edition);
  return reading?.kind === 'code' && reading.code === level ? level : undefined;
}

function spanOf(requested: RequestedBody): Carried['period'] {
  const [start, end] = [known(requested.from), known(requested.to)];
  return start === undefined ? undefined : { start, ...(end === undefined ? {} : { end }) };
}

function amountOf(requested: RequestedBody): Carried['quantity'] {
  const [value, unit] = [known(requested.units), known(requested.unit)];
  return value === undefined ? undefined : { value, ...(unit === undefined ? {} : { unit: `${unit}s` }) };
}

/** A list that names one twice would come back shorter, so it travels in the form. */
function diagnosesOf(request: ReviewRequest): readonly string[] {
  const stated = request['diagnoses'];
  const codes = Array.isArray(stated) ? (stated as readonly string[]) : [];
  return new Set(codes).size === codes.length ? codes : [];
}
