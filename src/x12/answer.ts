import type { Determination } from '../domain/determination.js';
import { sameLevel } from '../domain/level.js';
import { identify } from '../fhir/answer/identity.js';
import type { ReviewAction, ReviewReason } from '../fhir/answer/review-action.js';
import { settle } from '../fhir/answer/settled.js';
import { codesIn } from '../fhir/bundle/node.js';
import { SYSTEMS } from '../fhir/systems.js';
import type { Library, Payer } from '../library.js';
import type { RequestedBody } from '../payer/asked.js';

/**
 * When an attested downgrade is "certified, partial" (A2) and when "modified" (A6): public sources differ, and so do
 * payers. In FHIR it is always A6.
 */
export const PARTIALS = {
  never: 'A6 for every downgrade, as in FHIR',
  amounts: 'A2 for fewer days or units of the level asked for, A6 for another level',
  always: 'A2 for every downgrade',
} as const;

export type Partial278 = keyof typeof PARTIALS;

export type Action278 = ReviewAction | 'A2';

/** What is answered to one service of a 278, before it is put into segments. */
export interface Answer278 {
  readonly action: Action278;
  readonly reason?: ReviewReason;
  /** Number of an authorization. */
  readonly number?: string;
  /** What to name when asking about what is not authorized. */
  readonly reference?: string;
  readonly from?: string;
  readonly to?: string;
  readonly units?: number;
  readonly unit?: string;
  readonly procedureCode?: string;
  readonly revenueCode?: string;
  readonly messages: readonly string[];
}

export interface Asked278 {
  readonly body: Readonly<Record<string, unknown>>;
  readonly determination: Determination;
  readonly payer: Payer | undefined;
  readonly library: Library;
  readonly partial: Partial278;
}

export function answer278({ body, determination, payer, library, partial }: Asked278): Answer278 {
  const requested = (body['requested'] ?? {}) as RequestedBody;
  const settled = settle({ kind: 'decided', determination, requested, remarks: [] }, payer, library);
  const { action, certifies, instead, period, texts } = settled;
  const { authorization, reference } = identify(body, determination.provenance.determination, library);
  const refers = action.code === 'A3' || action.code === 'A4';
  return defined({
    action: isPartial(action.code, determination, partial) ? ('A2' as const) : action.code,
    reason: action.reason,
    number: certifies ? authorization : undefined,
    reference: refers ? reference : undefined,
    from: period?.start,
    to: period?.end,
    ...(certifies ? amountOf(determination) : {}),
    ...(certifies ? codesOf(requested, instead) : {}),
    messages: texts,
  });
}

function isPartial(code: ReviewAction, { authorized, requested }: Determination, partial: Partial278): boolean {
  if (code !== 'A6' || partial === 'never') return false;
  return partial === 'always' || (authorized !== undefined && sameLevel(authorized.level, requested.level));
}

const amountOf = ({ authorized }: Determination): Pick<Answer278, 'units' | 'unit'> =>
  defined({ units: authorized?.units, unit: authorized?.unit });

/** The codes of what is authorized: those asked for, or those of the level that takes its place. */
function codesOf(
  requested: RequestedBody,
  instead: ReturnType<typeof settle>['instead'],
): Pick<Answer278, 'procedureCode' | 'revenueCode'> {
  if (instead === undefined)
    return defined({ procedureCode: requested.procedureCode, revenueCode: requested.revenueCode });
  const first = (concept: object | undefined, ...systems: readonly string[]): string | undefined =>
    concept === undefined
      ? undefined
      : systems.flatMap((system) => codesIn({ element: { ...concept }, at: '' }, system))[0]?.code;
  return defined({
    procedureCode: first(instead.productOrService, SYSTEMS.hcpcs, SYSTEMS.cpt),
    revenueCode: first(instead.revenue, SYSTEMS.revenue),
  });
}

/** Without the fields that hold nothing. */
function defined<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
