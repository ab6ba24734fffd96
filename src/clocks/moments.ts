import type { FactCatalogue, FactValues } from '../facts/catalogue.js';
import { FIRST_YEAR, LAST_YEAR } from '../facts/business-days.js';
import { RECEIPTS } from '../law/rules.js';

/** The stated moments that clocks are run by. One outside the years of the holiday calendar counts as not stated. */
export interface Moments {
  readonly receipt?: number;
  /** The receipt as it was written, with its own offset. */
  readonly receiptText?: string;
  readonly at: (fact: string) => number | undefined;
  readonly informationOutstanding: boolean;
}

export function momentsIn(catalogue: FactCatalogue, values: FactValues): Moments {
  const value = (fact: string): unknown => values[catalogue.indexOf.get(fact) ?? -1];
  const at = (fact: string): number | undefined => {
    const text = value(fact);
    if (typeof text !== 'string') return undefined;
    const moment = Date.parse(text);
    const year = new Date(moment).getUTCFullYear();
    return year >= FIRST_YEAR && year < LAST_YEAR ? moment : undefined;
  };
  const received = RECEIPTS.flatMap((fact) => {
    const moment = at(fact);
    return moment === undefined ? [] : [{ moment, text: value(fact) as string }];
  }).sort((a, b) => a.moment - b.moment)[0];
  return {
    ...(received === undefined ? {} : { receipt: received.moment, receiptText: received.text }),
    at,
    informationOutstanding: value('review.informationOutstanding') === true,
  };
}
