import type { Fault, Outcome } from '../../domain/faults.js';
import { fail, succeed } from '../../domain/faults.js';
import { isRecord } from '../../domain/record.js';
import type { Library } from '../../library.js';
import type { Asked } from './compare.js';

/** Enough to ask every payer of a large library; each is a whole review. */
export const MOST_PAYERS = 50;

/** A body with a case and the payers to ask, taken apart; every payer loaded where none is named. */
export function takeApart(
  body: unknown,
  library: Library,
): Outcome<{ readonly body: unknown; readonly asked: readonly Asked[] }> {
  if (!isRecord(body) || !('payers' in body))
    return succeed({ body, asked: [...library.payers.keys()].map((payer) => ({ payer })) });
  const { payers, ...rest } = body;
  if (!Array.isArray(payers)) return fail({ code: 'field-type', pointer: '/payers', detail: 'wanted: a list' });
  if (payers.length === 0 || payers.length > MOST_PAYERS)
    return fail({ code: 'field-value', pointer: '/payers', detail: `1 to ${MOST_PAYERS} payers` });
  const read = (payers as readonly unknown[]).map(readOne);
  const asked = read.flatMap((one) => (one.ok ? [one.value] : []));
  const faults = [...read.flatMap((one) => (one.ok ? [] : one.faults)), ...twice(asked)];
  return faults.length > 0 ? fail(...faults) : succeed({ body: rest, asked });
}

function readOne(one: unknown, index: number): Outcome<Asked> {
  const pointer = `/payers/${index}`;
  if (typeof one === 'string') return succeed({ payer: one });
  if (!isRecord(one)) return fail({ code: 'field-type', pointer, detail: 'wanted: a payer, or a payer with its plan' });
  const { payer, plan, ...rest } = one;
  if (Object.keys(rest).length > 0) return fail({ code: 'field-unknown', pointer });
  if (payer === undefined) return fail({ code: 'field-missing', pointer: `${pointer}/payer` });
  if (typeof payer !== 'string') return fail({ code: 'field-type', pointer: `${pointer}/payer` });
  return succeed({ payer, ...(plan === undefined ? {} : { plan }) });
}

const twice = (asked: readonly Asked[]): readonly Fault[] =>
  asked.flatMap(({ payer }, index): readonly Fault[] =>
    asked.findIndex((one) => one.payer === payer) < index ? [{ code: 'payer-twice', pointer: `/payers/${index}` }] : [],
  );
