import type { NoticeElement, RightKind } from '../domain/rights.js';
import type { WordKey } from './words/en.js';

/** What only the payer can fill in. A slot is a name, such as `plan-phone` or `internal-appeal.file`. */

/** Those of any letter. */
const COMMON = [
  'plan-name',
  'plan-address',
  'plan-phone',
  'member-name',
  'member-address',
  'member-id',
  'provider-name',
  'provider-address',
  'reviewer-name',
  'reviewer-credential',
  'send-to',
  'send-by',
  'denial-code',
  'plan-provision',
  'claim-amount',
  'language-help',
  'rights',
] as const;

export type CommonSlot = (typeof COMMON)[number];

/** Filled by a fact of the request, never by a text: last days are counted from it. */
export const LETTER_DATE = { slot: 'letter-date', fact: 'review.writtenDecisionOn' } as const;

const RIGHTS: readonly RightKind[] = [
  'internal-appeal',
  'expedited-appeal',
  'peer-to-peer',
  'external-review',
  'expedited-external-review',
  'fair-hearing',
  'continuation-of-benefits',
  'continued-care',
  'advance-notice',
  'grievance',
  'consumer-assistance',
  'free-copies',
];

export const PURPOSES = [
  'file',
  'phone',
  'office',
  'ask',
  'published',
  'time-to-ask',
  'time-to-decide',
  'more',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** What the rules of law say the payer adds, as a purpose. A wording that is new here is a blank named `more`. */
const PURPOSE_OF: Readonly<Record<string, Purpose>> = {
  'how and where to file: address, telephone, forms': 'file',
  'telephone for expedited appeals': 'phone',
  'telephone for expedited reconsideration': 'phone',
  'telephone for expedited external review': 'phone',
  'telephone and hours for a call between physicians': 'phone',
  'name, address and telephone of the consumer-assistance office or ombudsman': 'office',
  'name and telephone of the office in the state': 'office',
  'name and telephone of the program in the state': 'office',
  'where to ask for them': 'ask',
  'how to ask for it': 'ask',
  'how to ask for it, and when the enrollee may have to pay': 'ask',
  'where the criteria are published': 'published',
  'the state’s own time to ask for a hearing': 'time-to-ask',
};

export const purposeOf = (payerAdds: string): Purpose => PURPOSE_OF[payerAdds] ?? 'more';

export const rightSlot = (kind: RightKind, purpose: Purpose): string => `${kind}.${purpose}`;

export const commonLabel = (slot: CommonSlot): WordKey => `slot.${slot}`;

/** What a notice element wants that no right of the answer asks for, as slots of the letter. */
const NOTICE_SLOTS: Readonly<Record<string, readonly string[]>> = {
  'how and where to file: address, telephone, forms': ['internal-appeal.file'],
  'the provider, and the amount of a claim': ['provider-name'],
  'the payer’s own denial code': ['denial-code'],
  'name, address and telephone of the office': ['consumer-assistance.office'],
  'taglines and translations for the county': ['language-help'],
  'taglines, translations, large print': ['language-help'],
  'how to ask for it, and when the enrollee may have to pay': ['continuation-of-benefits.ask'],
};

/** The letter says this itself. */
const SAID: ReadonlySet<string> = new Set(['that codes and their meanings are given on request']);

/** A form that the payer must use: no blank of a letter can be one. */
const FORMS: ReadonlySet<string> = new Set(['the approved notice form']);

export const isForm = ({ payerAdds }: NoticeElement): boolean => FORMS.has(payerAdds ?? '');

export function noticeSlots(element: NoticeElement): readonly string[] {
  const { id, payerAdds, state } = element;
  if (isForm(element) || SAID.has(payerAdds ?? '')) return [];
  if (payerAdds !== undefined) return NOTICE_SLOTS[payerAdds] ?? [`notice.${id}`];
  return state === 'payer-must-add' ? [ELEMENT_SLOTS[id] ?? `notice.${id}`] : [];
}

/** Elements that stay empty where nothing of the answer fills them. */
const ELEMENT_SLOTS: Readonly<Record<string, string>> = {
  'private-provision': 'plan-provision',
  'private-denial-code': 'denial-code',
  'wa-credential': 'reviewer-credential',
};

/** Names a caller may give a text for. */
export function slotNames(notice: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set<string>([
    ...COMMON,
    ...RIGHTS.flatMap((kind) => PURPOSES.map((purpose) => rightSlot(kind, purpose))),
    ...notice.map(({ id }) => `notice.${id}`),
  ]);
}
