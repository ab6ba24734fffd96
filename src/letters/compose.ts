import type { Case, Wanted } from './case.js';
import type { Block, Field, Letter, Section, ToConfirm, ToFill } from './letter.js';
import { fieldsOf, noticePlaces, payerSection } from './notice.js';
import { readingOf } from './reading.js';
import { careSection, decisionSection } from './sections/care.js';
import { changeSection } from './sections/change.js';
import { criteriaSection } from './sections/criteria.js';
import { missingSection, timeSection } from './sections/missing.js';
import { helpSection, whoSection } from './sections/people.js';
import { rightsSection } from './sections/rights.js';
import { whySection } from './sections/why.js';
import { LETTER_DATE } from './slots.js';

/** Puts a letter together, the decision first. */
export function compose(one: Case, { audience, language }: Wanted, confirmed: () => readonly ToConfirm[]): Letter {
  const { determination, kind, speaker } = one;
  const { engine, determination: digest, ruleset } = determination.provenance;
  const head = headOf(one);
  const first = [decisionSection(one), careSection(one), whySection(one)];
  const later = [missingSection(one), timeSection(one), changeSection(one), rightsSection(one), criteriaSection(one)];
  const written = [...first, ...later, whoSection(one), helpSection(one)].filter((section) => section !== undefined);
  const payer = payerSection(one, written, head);
  const sections = payer === undefined ? written : [...written, payer];
  const closing: readonly Block[] = [{ kind: 'paragraph', text: speaker.say('closing') }, one.common('plan-name')];
  const draft = draftMark(one);
  const notice = noticePlaces(one, sections, head);
  return {
    kind,
    language,
    audience,
    title: speaker.say(`title.${kind}`),
    ...(draft === undefined ? {} : { draft }),
    releasable: determination.releasable,
    head,
    greeting: speaker.say('greeting'),
    sections,
    closing,
    toFill: blanksIn(head, sections, closing),
    toConfirm: confirmed(),
    notice,
    reading: readingOf({ language, sections }),
    provenance: {
      engine,
      determination: digest,
      ...(ruleset === undefined ? {} : { ruleset }),
      ...(determination.rights === undefined ? {} : { law: determination.rights.law }),
    },
  };
}

/** Until the answer may leave, every page says that it may not, and who must look. */
function draftMark({ determination: { releasable, reviewer }, speaker }: Case): string | undefined {
  return releasable ? undefined : speaker.say(`draft.${reviewer.required}`);
}

function headOf({ common, determination, lookUp, speaker }: Case): readonly Field[] {
  const { say } = speaker;
  const written = lookUp(LETTER_DATE.fact);
  const date: Field = {
    kind: 'field',
    label: say('slot.letter-date'),
    slot: LETTER_DATE.slot,
    ...(typeof written === 'string' ? { text: speaker.date(written) } : {}),
  };
  const { reference } = determination;
  return [
    date,
    common('plan-name'),
    common('plan-address'),
    ...(speaker.audience === 'provider' ? [common('provider-name'), common('provider-address')] : []),
    common('member-name'),
    ...(speaker.audience === 'member' ? [common('member-address')] : []),
    common('member-id'),
    ...(speaker.audience === 'member' ? [common('provider-name')] : []),
    ...(reference === undefined ? [] : [{ kind: 'field', label: say('field.reference'), text: reference } as const]),
  ];
}

/** Every blank, once, in the order in which it is read. */
function blanksIn(head: readonly Field[], sections: readonly Section[], closing: readonly Block[]): readonly ToFill[] {
  const places: readonly (readonly [ToFill['at'], readonly Field[]])[] = [
    ['head', head],
    ...sections.map(({ blocks, id }) => [id, fieldsOf(blocks)] as const),
    ['closing', fieldsOf(closing)],
  ];
  const found = new Map<string, ToFill>();
  for (const [at, fields] of places)
    for (const { label, slot, text } of fields)
      if (slot !== undefined && text === undefined && !found.has(slot))
        found.set(slot, { slot, label, at, ...(slot === LETTER_DATE.slot ? { fact: LETTER_DATE.fact } : {}) });
  return [...found.values()];
}
