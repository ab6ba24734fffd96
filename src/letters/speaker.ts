import type { Level } from '../domain/determination.js';
import { codesOf } from '../domain/level.js';
import type { WordKey } from './words/en.js';
import { EN } from './words/en.js';
import { ES } from './words/es.js';
import type { Audience, Language } from './words/languages.js';
import type { Edition } from './words/levels.js';
import { levelPhrases } from './words/levels.js';
import type { Wording } from './words/wording.js';

/** Says things in one language to one reader. */
export interface Speaker {
  readonly language: Language;
  readonly audience: Audience;
  readonly edition: Edition;
  readonly say: (key: WordKey, parameters?: Readonly<Record<string, string>>) => string;
  readonly has: (key: string) => key is WordKey;
  /** "December 7, 2026", "7 de diciembre de 2026". */
  readonly date: (date: string) => string;
  /** A moment by the wall clock it is written in. */
  readonly moment: (moment: string) => string;
  readonly level: (level: Level) => string;
  readonly list: (parts: readonly string[]) => string;
}

const TABLES = { en: EN, es: ES } as const satisfies Record<Language, Readonly<Record<string, Wording>>>;
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

export function createSpeaker(language: Language, audience: Audience, edition: Edition): Speaker {
  const table: Readonly<Record<WordKey, Wording>> = TABLES[language];
  const say: Speaker['say'] = (key, parameters = {}) => {
    const wording = table[key];
    const text = typeof wording === 'string' ? wording : wording[audience];
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
  };
  const list: Speaker['list'] = (parts) => {
    if (parts.length <= 1) return parts[0] ?? '';
    return `${parts.slice(0, -1).join(', ')} ${say('and')} ${parts[parts.length - 1] as string}`;
  };
  const phrases = levelPhrases(language, edition);
  const days = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return {
    language,
    audience,
    edition,
    say,
    has: (key): key is WordKey => Object.hasOwn(table, key),
    date: (date) => days.format(new Date(`${date}T00:00:00Z`)),
    moment: (moment) => plainSpaces(moments.format(new Date(`${moment.slice(0, 16)}:00Z`))),
    level: (level) => {
      const codes = codesOf(level);
      return codes.length === 0 ? say('level.unnamed') : list(codes.map(phrases));
    },
    list,
  };
}

/** Newer time formats put narrow spaces before "a.m."; fonts and searches know the plain one. */
const plainSpaces = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
