import type { Determination } from '../domain/determination.js';
import type { FactValues } from '../facts/catalogue.js';
import type { Library } from '../library.js';
import type { Field, LetterKind, Text, ToConfirm } from './letter.js';
import { commonLabel, type CommonSlot } from './slots.js';
import type { Speaker } from './speaker.js';
import { createSpeaker } from './speaker.js';
import type { WordKey } from './words/en.js';
import type { Audience, Language } from './words/languages.js';
import type { Edition } from './words/levels.js';

/** What the sections of a letter are made from. */
export interface Case {
  readonly determination: Determination;
  readonly kind: LetterKind;
  readonly speaker: Speaker;
  readonly reasons: Library['reasons'];
  readonly lookUp: (fact: string) => FactValues[number];
  /** A blank, or what the caller gave for it. */
  readonly field: (slot: string, label: string) => Field;
  readonly common: (slot: CommonSlot) => Field;
  /** Words of a rule or a question, in the language of the letter where they have been translated. */
  readonly quote: (text: string, id: string) => Text;
  readonly confirm: (one: ToConfirm) => void;
}

export interface Wanted {
  readonly audience: Audience;
  readonly language: Language;
  readonly slots: Readonly<Record<string, string>>;
}

/** Spanish for words that stand in English in the rulesets and the catalogue; a text that is not here stays in English. */
export type Translations = ReadonlyMap<string, string>;

export function caseOf(
  determination: Determination,
  library: Library,
  values: FactValues,
  { audience, language, slots }: Wanted,
  translations: Translations,
): { readonly one: Case; readonly confirmed: () => readonly ToConfirm[] } {
  const speaker = createSpeaker(language, audience, editionOf(determination, library, values));
  const confirmed = new Map<string, ToConfirm>();
  const confirm = (one: ToConfirm): void => void confirmed.set(`${one.what} ${one.of}`, one);
  const field: Case['field'] = (slot, label) => ({
    kind: 'field',
    label,
    slot,
    ...(slots[slot] === undefined ? {} : { text: slots[slot] }),
  });
  const one: Case = {
    determination,
    kind: kindOf(determination),
    speaker,
    reasons: library.reasons,
    lookUp: (fact) => values[library.catalogue.indexOf.get(fact) ?? -1],
    field,
    common: (slot) => field(slot, speaker.say(commonLabel(slot))),
    quote: (text, id) => {
      if (language === 'en') return { text };
      const translated = translations.get(text);
      if (translated !== undefined) return { text: translated };
      confirm({ what: 'untranslated', of: id, statement: 'These words stand in English: translate them.' });
      return { text, lang: 'en' };
    },
    confirm,
  };
  return { one, confirmed: () => [...confirmed.values()] };
}

/** The edition whose names of levels the answer uses. */
function editionOf({ findings, criteria }: Determination, library: Library, values: FactValues): Edition {
  const found = findings.clinical.criteria?.edition ?? criteria.find(({ edition }) => edition !== undefined)?.edition;
  const stated = values[library.catalogue.indexOf.get('requested.edition') ?? -1];
  return (found ?? stated) === '4' ? '4' : '3';
}

function kindOf({ decision, missing }: Determination): LetterKind {
  switch (decision) {
    case 'approve':
      return 'approval';
    case 'downgrade':
      return 'partial-approval';
    case 'deny':
      return 'denial';
    case 'pend':
      return missing.length > 0 ? 'information-request' : 'in-review';
  }
}

export const isAdverse = ({ kind }: Case): boolean => kind === 'partial-approval' || kind === 'denial';
export const isOpen = ({ kind }: Case): boolean => kind === 'information-request' || kind === 'in-review';

/** "12 sessions". */
export function amountWords({ say }: Speaker, units: number, unit: string | undefined): string {
  const name = UNITS.has(unit ?? '') ? (unit as string) : 'unit';
  return say(`unit.${name}${units === 1 ? '-one' : ''}` as WordKey, { count: String(units) });
}

const UNITS: ReadonlySet<string> = new Set(['day', 'session', 'visit', 'hour']);

/** Shown once each, in order. */
export const once = (texts: readonly Text[]): readonly Text[] =>
  texts.filter((one, index) => texts.findIndex(({ text }) => text === one.text) === index);
