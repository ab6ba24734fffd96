import type { NoticeElement } from '../domain/rights.js';
import type { Case } from './case.js';
import { isAdverse } from './case.js';
import type { Block, Field, NoticePlace, Section, SectionId } from './letter.js';
import { commonLabel, isForm, noticeSlots } from './slots.js';

/** Where a pointer into the answer is told in the letter. */
const SECTION_OF: readonly (readonly [RegExp, SectionId])[] = [
  [/^\/decision$/, 'decision'],
  [/^\/requested/, 'care'],
  [/^\/rationale$/, 'why'],
  [/^\/reasonCode$/, 'why'],
  [/^\/criteria/, 'criteria'],
  [/^\/missing$/, 'missing'],
  [/^\/rights/, 'rights'],
  [/^\/attestation/, 'who'],
];

const placesOf = ({ at }: NoticeElement): readonly SectionId[] => [
  ...new Set(at.flatMap((pointer) => SECTION_OF.find(([form]) => form.test(pointer))?.[1] ?? [])),
];

/** Blanks for what a notice of this kind must hold and nothing else in the letter says. */
export function payerSection(one: Case, sections: readonly Section[], head: readonly Field[]): Section | undefined {
  if (!isAdverse(one)) return undefined;
  const { field, speaker } = one;
  const there = new Set([...fieldsOf(sections.flatMap(({ blocks }) => blocks)), ...head].map(({ slot }) => slot));
  const blocks = wanted(one).flatMap(({ element, slots }) =>
    slots.flatMap((slot): readonly Field[] => {
      if (there.has(slot)) return [];
      there.add(slot);
      return [field(slot, labelOf(one, slot, element))];
    }),
  );
  return blocks.length === 0 ? undefined : { id: 'payer', title: speaker.say('section.payer'), blocks };
}

const wanted = ({
  determination,
}: Case): readonly { readonly element: NoticeElement; readonly slots: readonly string[] }[] =>
  (determination.rights?.notice ?? []).map((element) => ({ element, slots: noticeSlots(element) }));

/** A purpose has its own words, a slot of any letter too; the rest is named by what the notice wants. */
function labelOf({ quote, speaker }: Case, slot: string, { id, payerAdds, title }: NoticeElement): string {
  const purpose = `slot.${slot.split('.').at(-1) ?? ''}`;
  if (speaker.has(`slot.${slot}`)) return speaker.say(commonLabel(slot as Parameters<typeof commonLabel>[0]));
  if (speaker.has(purpose)) return `${quote(title, id).text}: ${speaker.say(purpose)}`;
  return quote(payerAdds ?? title, id).text;
}

/** Each element of the notice, and where it stands in this letter. */
export function noticePlaces(one: Case, sections: readonly Section[], head: readonly Field[]): readonly NoticePlace[] {
  if (!isAdverse(one)) return [];
  const here = new Map<string, Field>();
  for (const field of [...fieldsOf(sections.flatMap(({ blocks }) => blocks)), ...head])
    if (field.slot !== undefined) here.set(field.slot, field);
  const ids = new Set(sections.map(({ id }) => id));
  return wanted(one).map(({ element, slots }) => {
    if (isForm(element))
      one.confirm({ what: 'form', of: element.id, statement: `To be added by the payer: ${element.payerAdds ?? ''}.` });
    const blank = slots.some((slot) => here.get(slot)?.text === undefined);
    const at: NoticePlace['at'] = [
      ...placesOf(element).filter((id) => ids.has(id)),
      ...sections
        .filter(({ blocks }) => fieldsOf(blocks).some(({ slot }) => slots.includes(slot ?? '')))
        .map(({ id }) => id),
      ...(head.some(({ slot }) => slots.includes(slot ?? '')) ? (['head'] as const) : []),
    ];
    return {
      id: element.id,
      title: element.title,
      state: isForm(element) ? 'payer-must-add' : blank ? 'left-blank' : 'in-letter',
      at: [...new Set(at)],
      slots,
    };
  });
}

export const fieldsOf = (blocks: readonly Block[]): readonly Field[] =>
  blocks.flatMap((block) => (block.kind === 'field' ? [block] : []));
