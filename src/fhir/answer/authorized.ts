import type { Care } from '../../domain/determination.js';
import { codesOf } from '../../domain/level.js';
import type { Edition } from '../../facts/level-names.js';
import type { Payer } from '../../library.js';
import type { CodeEntry } from '../../rulesets/documents.js';
import { LEVEL_SYSTEMS } from '../canonical.js';
import { SYSTEMS } from '../systems.js';
import { concept, extension, reviewAction } from './concept.js';

/** Care given in place of what was asked for, in the codes the payer pays it by. */
export interface AuthorizedService {
  readonly productOrService: object;
  readonly revenue?: object;
  readonly quantity?: object;
  readonly period?: object;
}

/** Undefined where the payer's table has no procedure code for the level: a person must then name one. */
export function authorizedService(
  care: Care,
  { document: { codes } }: Payer,
  edition: Edition,
  asked: { readonly procedureCode?: string; readonly revenueCode?: string },
): AuthorizedService | undefined {
  const levels = codesOf(care.level);
  const [main] = levels;
  const procedure = main === undefined ? undefined : codeFor(main, codes.procedure, asked.procedureCode);
  if (main === undefined || procedure === undefined) return undefined;
  const revenue = codeFor(main, codes.revenue, asked.revenueCode);
  const { units, unit, from, to } = care;
  return {
    productOrService: {
      coding: [
        { system: SYSTEMS.hcpcs, code: procedure },
        ...levels.map((code) => ({ system: LEVEL_SYSTEMS[edition], code, display: `Level ${code}` })),
      ],
      text: `Level ${levels.join(' + ')}`,
    },
    ...(revenue === undefined || asked.revenueCode === undefined ? {} : { revenue: concept(SYSTEMS.revenue, revenue) }),
    ...(units === undefined ? {} : { quantity: quantity(units, unit) }),
    ...(from === undefined ? {} : { period: { start: from, ...(to === undefined ? {} : { end: to }) } }),
  };
}

export const quantity = (units: number, unit: string | undefined): object => ({
  value: units,
  ...(unit === undefined ? {} : { unit: `${unit}s` }),
});

/** The code that was asked for, where it stands for the level too; else the first that stands for it alone. */
function codeFor(
  level: string,
  table: Readonly<Record<string, CodeEntry>>,
  asked: string | undefined,
): string | undefined {
  const stands = ({ levels }: CodeEntry): boolean => levels.length === 1 && levels[0] === level;
  const entry = asked !== undefined && Object.hasOwn(table, asked) ? table[asked] : undefined;
  if (entry !== undefined && stands(entry)) return asked;
  return Object.entries(table).find(([, one]) => stands(one))?.[0];
}

/** PAS 2.2.1: what is authorized instead stands in an item of its own, which points to the one asked for. */
export const addedItem = (
  { productOrService, revenue, quantity: amount, period }: AuthorizedService,
  { sequence, issued, number }: { readonly sequence: number; readonly issued: string; readonly number: string },
): object => ({
  extension: [
    extension('extension-itemPreAuthIssueDate', { valueDate: issued }),
    ...(period === undefined ? [] : [extension('extension-itemPreAuthPeriod', { valuePeriod: period })]),
    ...(revenue === undefined ? [] : [extension('extension-revenueCode', { valueCodeableConcept: revenue })]),
    extension('extension-itemCategory', {
      valueCodeableConcept: concept(SYSTEMS.serviceType, 'AI', 'Substance Abuse'),
    }),
  ],
  itemSequence: [sequence],
  productOrService,
  ...(period === undefined ? {} : { servicedPeriod: period }),
  ...(amount === undefined ? {} : { quantity: amount }),
  adjudication: [reviewAction({ code: 'A1' }, number)],
});

/** PAS 2.0.1: what is authorized instead stands on the item itself. */
export const authorizedDetail = ({ productOrService, revenue, quantity: amount }: AuthorizedService): object =>
  extension('extension-itemAuthorizedDetail', {
    extension: [
      { url: 'productOrServiceCode', valueCodeableConcept: productOrService },
      ...(amount === undefined ? [] : [{ url: 'quantity', valueQuantity: amount }]),
      ...(revenue === undefined ? [] : [{ url: 'revenue', valueCodeableConcept: revenue }]),
    ],
  });
