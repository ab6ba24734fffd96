import type { Translations } from './case.js';
import { NOTICE_ES } from './words/notice-es.js';
import { QUESTIONS_ES } from './words/questions-es.js';
import { RULES_ES } from './words/rules-es.js';
import type { Language } from './words/languages.js';

/**
 * Words of rulesets and of the catalogue in the language of a letter. They are looked up by the English words themselves:
 * once those change, the translation no longer holds, the words stand in English, and the letter says so.
 */
const SPANISH: Translations = new Map(Object.entries({ ...NOTICE_ES, ...QUESTIONS_ES, ...RULES_ES }));
const NONE: Translations = new Map();

export const translationsInto = (language: Language): Translations => (language === 'es' ? SPANISH : NONE);
