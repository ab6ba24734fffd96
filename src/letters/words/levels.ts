import { plainWords } from '../../explanation/words.js';
import type { LevelWords } from '../../explanation/words.js';
import { OTP, RECOVERY_RESIDENCE } from '../../domain/level.js';
import type { Language } from './languages.js';

export type Edition = '3' | '4';

/** Levels of care as phrases that fit after "approved", without a code. English is the service's own table. */
export function levelPhrases(language: Language, edition: Edition): LevelWords {
  if (language === 'en') return plainWords(edition);
  return (code) => SPANISH[edition][code] ?? SPANISH[edition === '3' ? '4' : '3'][code] ?? SPANISH_UNNAMED;
}

const SPANISH_UNNAMED = 'un nivel de atención';

const BESIDE: Readonly<Record<string, string>> = {
  [OTP]: 'tratamiento en un programa para la adicción a los opioides (con una medicina como la metadona)',
  [RECOVERY_RESIDENCE]: 'una residencia de recuperación',
};

const RESIDENTIAL: Readonly<Record<string, string>> = {
  '3.1': 'un programa residencial con personal de día y de noche y tratamiento a tiempo parcial',
  '3.5': 'un programa residencial intensivo con personal de día y de noche',
};

/** Edition → level code → phrase, as in `src/explanation/words.ts`. */
export const SPANISH: Readonly<Record<Edition, Readonly<Record<string, string>>>> = {
  '3': {
    ...BESIDE,
    ...RESIDENTIAL,
    '0.5': 'ayuda temprana para prevenir un problema con las drogas o el alcohol',
    '1': 'tratamiento ambulatorio',
    '2.1': 'un programa ambulatorio intensivo',
    '2.5': 'un programa de tratamiento de día (hospitalización parcial)',
    '3.3': 'un programa residencial a un ritmo más lento para personas con dificultades de memoria o de pensamiento',
    '3.7': 'un programa con internación y enfermería de día y de noche',
    '4': 'tratamiento en un hospital',
    '1-WM': 'atención de la abstinencia con visitas al consultorio',
    '2-WM': 'atención de la abstinencia con observación durante el día',
    '3.2-WM': 'atención de la abstinencia en un programa residencial con personal de día y de noche',
    '3.7-WM': 'atención de la abstinencia con internación y enfermería de día y de noche',
    '4-WM': 'atención de la abstinencia en un hospital',
  },
  '4': {
    ...BESIDE,
    ...RESIDENTIAL,
    '1.0': 'controles regulares durante la recuperación a largo plazo',
    '1.5': 'terapia ambulatoria',
    '1.5-COE': 'terapia ambulatoria con atención adicional de salud mental',
    '1.7': 'tratamiento ambulatorio con atención médica',
    '1.7-COE': 'tratamiento ambulatorio con atención médica y atención adicional de salud mental',
    '2.1': 'un programa ambulatorio intensivo',
    '2.5': 'un programa de tratamiento de día',
    '2.5-COE': 'un programa de tratamiento de día con atención adicional de salud mental',
    '2.7': 'un programa de tratamiento de día con atención médica',
    '2.7-COE': 'un programa de tratamiento de día con atención médica y atención adicional de salud mental',
    '3.5-COE': 'un programa residencial intensivo con atención adicional de salud mental',
    '3.7': 'un programa residencial con enfermería de día y de noche',
    '3.7-COE': 'un programa residencial con enfermería de día y de noche y atención adicional de salud mental',
    '3.7-BIO': 'un programa residencial con enfermería de día y de noche y atención médica adicional',
    '4-PSY': 'tratamiento en un hospital psiquiátrico',
    '4': 'tratamiento en un hospital',
  },
};
