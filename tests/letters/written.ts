import type { Determination } from '../../src/domain/determination.js';
import { including } from '../../src/include.js';
import { caseOf } from '../../src/letters/case.js';
import { compose } from '../../src/letters/compose.js';
import type { Block, Letter } from '../../src/letters/letter.js';
import { translationsInto } from '../../src/letters/translations.js';
import type { Written } from '../../src/letters/write.js';
import { writeLetter } from '../../src/letters/write.js';
import type { Audience, Language } from '../../src/letters/words/languages.js';
import { AUDIENCES, LANGUAGES } from '../../src/letters/words/languages.js';
import { rightsFor } from '../../src/rights/rights.js';
import type { Facts } from '../clocks/facts.js';
import { library, valuesOf } from '../clocks/facts.js';
import { EXAMPLES, REAL_LIBRARY } from '../http/real-service.js';

export interface Sample extends Written {
  readonly name: string;
  readonly audience: Audience;
  readonly language: Language;
}

export const READERS = AUDIENCES.flatMap((audience) => LANGUAGES.map((language) => ({ audience, language })));

export function write(request: object, audience: Audience, language: Language, slots: object = {}): Written {
  const outcome = writeLetter({ request, audience, language, slots }, REAL_LIBRARY);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

/** Every example, for every reader. */
export const SAMPLES: readonly Sample[] = EXAMPLES.flatMap(({ name, request }) =>
  READERS.map(({ audience, language }) => ({ name, audience, language, ...write(request, audience, language) })),
);

/** A letter about an answer that is put together by hand, with the rights of a plan. */
export function about(answer: Determination, facts: Facts, audience: Audience, language: Language): Letter {
  const values = valuesOf(facts);
  const determination = { ...answer, rights: rightsFor(library.law.rights, values, answer) };
  const wanted = { audience, language, slots: {} };
  const { confirmed, one } = caseOf(determination, library, values, wanted, translationsInto(language));
  return compose(one, wanted, confirmed);
}

export const withRights = (request: object, determination: Determination): Determination =>
  including(determination, request, REAL_LIBRARY, ['clocks', 'rights']);

/** Every text of a letter, in the order it is read; those in English within a Spanish one too. */
export function textsOf({ closing, greeting, head, sections, title, draft }: Letter): readonly string[] {
  return [
    ...(draft === undefined ? [] : [draft]),
    ...head.flatMap(blockTexts),
    title,
    greeting,
    ...sections.flatMap((section) => [section.title, ...section.blocks.flatMap(blockTexts)]),
    ...closing.flatMap(blockTexts),
  ];
}

export function blockTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'subheading':
      return [block.text];
    case 'list':
      return block.items.map(({ text }) => text);
    case 'field':
      return [block.label, ...(block.text === undefined ? [] : [block.text])];
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat().map(({ text }) => text)];
  }
}
