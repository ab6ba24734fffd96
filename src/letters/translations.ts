import { readFileSync } from 'node:fs';
import type { Translations } from './case.js';
import type { Language } from './words/languages.js';

/**
 * Words of rulesets and of the catalogue in the language of a letter (`letters/es/`). They are looked up by the English
 * words themselves: once those change, the translation no longer holds, the words stand in English, and the letter says so.
 */
export function translationsInto(language: Language): Translations {
  if (language === 'en') return NONE;
  spanish ??= new Map(FILES.flatMap((name) => Object.entries(read(name))));
  return spanish;
}

const NONE: Translations = new Map();

/** Read when the first Spanish letter is written; files of the package, the same until it is replaced. */
let spanish: Translations | undefined;

const FILES = ['notice', 'questions', 'rules'] as const;
const FOLDER = new URL('../../letters/es/', import.meta.url);

const read = (name: (typeof FILES)[number]): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Readonly<Record<string, string>>;
