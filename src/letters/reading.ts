import type { Block, Letter, Reading, Section } from './letter.js';
import type { Language } from './words/languages.js';

/**
 * How hard a letter is to read. English: the Flesch-Kincaid grade (Kincaid et al. 1975, the grade of a US school). Spanish:
 * INFLESZ, the Szigriszt-Pazos formula (1993) on the scale of Barrio-Cantalejo et al. (2008), where 55 and more is normal
 * to easy. Titles, tables, labels and texts of others are left out: the sentences of the letter are measured.
 */
export function readingOf(letter: Pick<Letter, 'language' | 'sections'>): Reading {
  return measure(letter.sections.flatMap(sentencesOf).join('\n'), letter.language);
}

const sentencesOf = ({ blocks }: Section): readonly string[] => blocks.flatMap(proseOf);

function proseOf(block: Block): readonly string[] {
  if (block.kind === 'paragraph') return block.lang === undefined ? [block.text] : [];
  if (block.kind === 'list') return block.items.flatMap(({ lang, text }) => (lang === undefined ? [text] : []));
  return [];
}

export function measure(text: string, language: Language): Reading {
  // A point inside a number or a code ends no sentence; a line does.
  const sentences = text.split(/(?<=[.?!])\s+|\n/).filter((one) => WORD.test(one)).length || 1;
  const words = text.match(WORDS) ?? [];
  const count = Math.max(1, words.length);
  const syllables = words.reduce((sum, word) => sum + SYLLABLES[language](word), 0);
  const [perSentence, perWord] = [count / sentences, syllables / count];
  const value =
    language === 'en' ? 0.39 * perSentence + 11.8 * perWord - 15.59 : 206.835 - 62.3 * perWord - perSentence;
  return {
    formula: language === 'en' ? 'flesch-kincaid-grade' : 'inflesz',
    value: Math.round(value * 10) / 10,
    words: words.length,
    sentences,
  };
}

const WORD = /[\p{L}\d]/u;
const WORDS = /[\p{L}\d]+(?:[’'.,-][\p{L}\d]+)*/gu;

const SYLLABLES: Readonly<Record<Language, (word: string) => number>> = { en: englishSyllables, es: spanishSyllables };

/** Groups of vowels, less a silent e, plus vowels that part company; rather one too many than one too few. */
export function englishSyllables(word: string): number {
  const parts = word.toLowerCase().split(/[^a-z]+/);
  return Math.max(
    1,
    parts.reduce((sum, part) => sum + englishPart(part), 0),
  );
}

function englishPart(part: string): number {
  if (part.length <= 2) return part === '' ? 0 : 1;
  const spoken = part.replace(/^y(?=[aeiou])/, '').replace(SILENT, '');
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups + (spoken.match(PARTED)?.length ?? 0));
}

/** The e of "made", "times" and "asked", not of "table", "uses" and "needed". */
const SILENT = /(?<=[^aeiouyl]|[aeiouy]l|ll)e$|(?<=[^aeiouylsxzcgh]|[aeiouy]l|th)es$|(?<=[^aeioutd])ed$/;

/** Two vowels and two syllables: "medical" has none, "criteria", "idea", "area", "science", "being", "radio" have one. */
const PARTED = /(?<![ctsgx])i[ao](?!u)|(?<=r)ea$|(?<=[^q])ua(?=[lt])|eo(?!u)|ie(?=n[ct])|(?<=[aeiouy])ing/g;

/** Strong vowels and accented weak ones are a syllable each; unaccented weak ones join a neighbour. */
export function spanishSyllables(word: string): number {
  const spoken = word
    .toLowerCase()
    .replaceAll(/qu(?=[eiéí])/g, 'k')
    .replaceAll(/gu(?=[eiéí])/g, 'g')
    .replaceAll(/h/g, '')
    .replaceAll(/y(?=$|[^aeiouáéíóúü])/g, 'i');
  const nuclei = spoken.match(/[iuü]?[aeoáéó](?:[iuü](?![aeoáéó]))?|[íú]|[iuü]+/g) ?? [];
  return Math.max(1, nuclei.length);
}
