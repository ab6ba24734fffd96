/** What the member reads stays at a reading grade of eight or lower, in Spanish at normal or easier. */
import { describe, expect, test } from 'vitest';
import { englishSyllables, measure, spanishSyllables } from '../../src/letters/reading.js';
import { SAMPLES } from './written.js';

const ENGLISH: Readonly<Record<string, number>> = {
  a: 1, the: 1, you: 1, your: 1, care: 1, plan: 1, made: 1, asked: 1, needed: 2, approve: 2, approved: 2, approval: 3,
  appeal: 2, request: 2, decide: 2, decision: 3, provider: 3, member: 2, criteria: 4, medical: 3, area: 3, idea: 3,
  science: 2, being: 2, radio: 3, table: 2, times: 1, uses: 2, used: 1, copies: 2, free: 1, letter: 2, residential: 4,
  outpatient: 3, hospital: 3, treatment: 2, program: 2, withdrawal: 3, opioid: 3, intensive: 3, evaluation: 5,
  society: 4, medicine: 3, addiction: 3, review: 2, reviewer: 3, emergency: 4, clinician: 3, physician: 3, state: 1,
  hearing: 2, days: 1, question: 2, information: 4, patient: 2, language: 2, people: 2, eight: 1, violence: 3, ready: 2,
}; // prettier-ignore
const SPANISH: Readonly<Record<string, number>> = {
  a: 1, usted: 2, plan: 1, atención: 3, apelación: 4, día: 2, días: 2, proveedor: 4, quien: 1, que: 1, guía: 2,
  cuidado: 3, ahora: 3, oficina: 4, ciudad: 2, muy: 1, rey: 1, hay: 1, leer: 2, médico: 3, línea: 3, agua: 2, también: 2,
  audiencia: 3, estadía: 4, ayuda: 3, evaluación: 4, según: 2, pingüino: 3, europeo: 4, huir: 1,
}; // prettier-ignore

describe('syllables', () => {
  test.each(Object.entries(SPANISH))('%s has %i', (word, count) => expect(spanishSyllables(word)).toBe(count));

  test('English, which has no rule, is right for nine words in ten, and counts no text too easy', () => {
    const words = Object.entries(ENGLISH);
    const wrong = words.filter(([word, count]) => englishSyllables(word) !== count);
    expect(wrong.length / words.length, JSON.stringify(wrong)).toBeLessThan(0.1);
    const sum = (of: (word: string, count: number) => number): number =>
      words.reduce((total, [word, count]) => total + of(word, count), 0);
    expect(sum((word) => englishSyllables(word))).toBeGreaterThanOrEqual(sum((_, count) => count) * 0.97);
  });
});

describe('the formulas', () => {
  test('Flesch-Kincaid by hand: 6 words, 1 sentence, 6 syllables', () => {
    expect(measure('The cat sat on the mat.', 'en')).toMatchObject({ value: -1.4, words: 6, sentences: 1 });
  });
  test('INFLESZ by hand: 4 words, 1 sentence, 7 syllables', () => {
    expect(measure('Usted puede pedir más.', 'es')).toMatchObject({ value: 93.8, words: 4, sentences: 1 });
  });
  test('longer words and sentences are harder', () => {
    const hard = 'The administrative determination necessitates documentation establishing clinical appropriateness.';
    expect(measure(hard, 'en').value).toBeGreaterThan(12);
  });
});

test('over all examples', () => {
  const figures = (language: 'en' | 'es', audience: string): readonly number[] =>
    SAMPLES.filter((one) => one.language === language && one.audience === audience)
      .map(({ letter }) => letter.reading.value)
      .sort((a, b) => a - b);
  const shown = (values: readonly number[]): string =>
    `lowest ${values[0]}, median ${values[Math.floor(values.length / 2)]}, highest ${values.at(-1)}`;
  for (const audience of ['member', 'provider'])
    process.stdout.write(
      `${audience}: grade ${shown(figures('en', audience))}; INFLESZ ${shown(figures('es', audience))}\n`,
    );
  expect(Math.max(...figures('en', 'member'))).toBeLessThanOrEqual(8);
  expect(Math.min(...figures('es', 'member'))).toBeGreaterThanOrEqual(55);
});
