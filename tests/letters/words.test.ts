/** The tables of words are whole, say the same in both languages, and a Spanish letter speaks no English of ours. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { translationsInto } from '../../src/letters/translations.js';
import type { Wording } from '../../src/letters/words/wording.js';
import { EN } from '../../src/letters/words/en.js';
import { ES } from '../../src/letters/words/es.js';
import { SPANISH } from '../../src/letters/words/levels.js';
import { REASONS_ES } from '../../src/letters/words/reasons-es.js';
import { RIGHTS_EN } from '../../src/letters/words/rights-en.js';
import { RIGHTS_ES } from '../../src/letters/words/rights-es.js';
import { purposeOf } from '../../src/letters/slots.js';
import { library } from '../clocks/facts.js';
import { SAMPLES, textsOf } from './written.js';

const forms = (wording: Wording): readonly string[] =>
  typeof wording === 'string' ? [wording] : [wording.member, wording.provider];
const slots = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
const spanish = translationsInto('es');
const { notice, rights } = library.law.rights.document;

describe('both languages', () => {
  test('have every sentence with the same slots for the same readers', () => {
    for (const [key, english] of Object.entries(EN)) {
      const other = ES[key as keyof typeof EN];
      const [left, right] = [forms(english), forms(other)];
      const each = (index: number): readonly (readonly string[])[] =>
        [left, right].map((texts) => slots(texts[Math.min(index, texts.length - 1)] as string));
      for (const index of [0, 1]) expect(each(index)[1], key).toEqual(each(index)[0]);
    }
  });

  test('explain every right that the law gives', () => {
    const ids = rights.map(({ id }) => id).sort();
    expect(Object.keys(RIGHTS_EN).sort()).toEqual(ids);
    expect(Object.keys(RIGHTS_ES).sort()).toEqual(ids);
  });

  test('name every level', () => {
    for (const { document } of library.criteria.values())
      for (const { code } of document.levels) expect(SPANISH[document.edition]).toHaveProperty([code]);
  });

  test('know what the payer adds to every right', () => {
    for (const { id, payerAdds = [] } of rights) expect(payerAdds.map(purposeOf), id).not.toContain('more');
  });
});

describe('in Spanish', () => {
  test('every reason code has its meaning', () => {
    expect(Object.keys(REASONS_ES).sort()).toEqual(Object.keys(library.reasons).sort());
  });

  test('every question of the catalogue is asked', () => {
    const asked = library.catalogue.facts.flatMap(({ question }) => question ?? []);
    expect(asked.filter((question) => !spanish.has(question))).toEqual([]);
  });

  test('every rule that stands against a request says why', () => {
    const against = new Set(['deny', 'downgrade', 'limit', 'pend']);
    const said = [...library.payers.values()]
      .flatMap(({ drafts, versions }) => [...versions, ...drafts])
      .flatMap(({ document, rules }) => [
        ...rules.flatMap(({ then, because, satisfiedBy }) => {
          if (!against.has(then.effect)) return [];
          return then.effect === 'pend' ? [because] : [because, ...(satisfiedBy === undefined ? [] : [satisfiedBy])];
        }),
        ...Object.values(document.coverage).flatMap(({ note, status }) =>
          status === 'excluded' && note !== undefined ? [note] : [],
        ),
      ]);
    expect(said.length).toBeGreaterThan(200);
    expect([...new Set(said)].filter((text) => !spanish.has(text))).toEqual([]);
  });

  test('every element of a notice has its name', () => {
    expect(notice.map(({ title }) => title).filter((title) => !spanish.has(title))).toEqual([]);
  });

  test('the numbers of a translation are those of the original', () => {
    for (const [english, translated] of spanish)
      expect([...translated.matchAll(/\d+/g)].map(String).sort(), english).toEqual(
        [...english.matchAll(/\d+/g)].map(String).sort(),
      );
  });

  test('translations are of words that are still said', () => {
    const files = library.files.map(({ bytes }) => Buffer.from(bytes ?? []).toString()).join('\n');
    const unsaid = [...spanish.keys()].filter((english) => !files.includes(JSON.stringify(english)));
    expect(unsaid).toEqual([]);
  });

  test('a letter speaks no English of the table, and the member’s none at all', () => {
    const english = Object.entries(EN).flatMap(([key, wording]) =>
      forms(wording).flatMap((text) => (forms(ES[key as keyof typeof EN]).includes(text) ? [] : sentencesOf(text))),
    );
    const letters = SAMPLES.filter(({ language }) => language === 'es');
    for (const { audience, letter, name } of letters) {
      const text = textsOf(letter).join('\n');
      expect(
        english.filter((sentence) => text.includes(sentence)),
        name,
      ).toEqual([]);
      if (audience === 'member')
        expect(
          letter.toConfirm.filter(({ what }) => what === 'untranslated'),
          name,
        ).toEqual([]);
    }
  });

  test('words that stay in English are marked as such and listed', () => {
    const provider = SAMPLES.filter(({ audience, language }) => audience === 'provider' && language === 'es');
    const marked = provider.filter(({ letter }) => JSON.stringify(letter.sections).includes('"lang":"en"'));
    expect(marked.length).toBeGreaterThan(0);
    for (const { letter } of provider)
      if (letter.toConfirm.some(({ what }) => what === 'untranslated'))
        expect(JSON.stringify(letter.sections)).toContain('"lang":"en"');
  });
});

/** Long enough to be English by more than chance, without what is filled in. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/\{\w+\}|(?<=[.?!])\s/)
    .map((part) => part.trim())
    .filter((part) => part.length > 11);

test('every sentence is used', () => {
  const code = [
    'sections/care',
    'sections/change',
    'sections/criteria',
    'sections/missing',
    'sections/people',
    'sections/rights',
    'sections/why',
    'compose',
    'notice',
    'case',
    'speaker',
    'slots',
    'pdf/pdf',
    '../http/letters/page',
  ]
    .map((name) => readFileSync(new URL(`../../src/letters/${name}.ts`, import.meta.url), 'utf8'))
    .join('\n');
  const unused = Object.keys(EN).filter((key) => {
    const [, last = ''] = /^(.*)\.[^.]+$/.exec(key) ?? [];
    return !code.includes(`'${key}'`) && !code.includes(`\`${last}.$`) && !COMPUTED.test(key);
  });
  expect(unused).toEqual([]);
});

/** Their names are put together. */
const COMPUTED =
  /^(why\.(approve|adverse|pend)|dimension|decision|unit|length|slot|care|draft|title|rights\.file|who|level\.edition|result)[.-]/;
