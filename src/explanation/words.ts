import type { CriteriaDocument } from '../clinical/documents.js';
import type { Level } from '../domain/determination.js';
import { codesOf, OTP, RECOVERY_RESIDENCE } from '../domain/level.js';
import { say } from './messages.js';

/** Names of levels as a person reads them. */
export type LevelWords = (code: string) => string;

/** Names for staff, as the criteria give them. Words of the document's own edition first; a level of the other edition is named as such. */
export function levelWords(document: CriteriaDocument, others: readonly CriteriaDocument[]): LevelWords {
  const names = new Map<string, string>();
  for (const other of others)
    for (const { code, name } of other.levels)
      names.set(code, `${name.toLowerCase()} (${ordinal(other.edition)} edition)`);
  for (const { code, name } of document.levels) names.set(code, name.toLowerCase());
  return (code) => {
    if (code === OTP) return 'opioid treatment program services';
    if (code === RECOVERY_RESIDENCE) return 'a recovery residence';
    return names.get(code) ?? `level ${code}`;
  };
}

const ordinal = (edition: '3' | '4'): string => (edition === '3' ? 'third' : 'fourth');

/** Phrases for the person who asks for care: they fit after "asked for", name no code and no term of the trade. */
export const plainWords =
  (edition: '3' | '4'): LevelWords =>
  (code) =>
    PLAIN[edition][code] ?? PLAIN[edition === '3' ? '4' : '3'][code] ?? say('level.unnamed');

const BESIDE: Readonly<Record<string, string>> = {
  [OTP]: 'treatment at an opioid treatment program (with a medicine such as methadone)',
  [RECOVERY_RESIDENCE]: 'a recovery residence',
};

const RESIDENTIAL: Readonly<Record<string, string>> = {
  '3.1': 'a residential program with staff day and night and part-time treatment',
  '3.5': 'an intensive residential program with staff day and night',
};

/** Edition → level code → phrase. Translate this table together with the messages. */
const PLAIN: Readonly<Record<'3' | '4', Readonly<Record<string, string>>>> = {
  '3': {
    ...BESIDE,
    ...RESIDENTIAL,
    '0.5': 'early help to prevent a substance use disorder',
    '1': 'outpatient treatment',
    '2.1': 'an intensive outpatient program',
    '2.5': 'a day treatment program (partial hospitalization)',
    '3.3': 'a slower-paced residential program for people who have trouble with memory or thinking',
    '3.7': 'an inpatient program with nurses day and night',
    '4': 'hospital treatment',
    '1-WM': 'withdrawal care with office visits',
    '2-WM': 'withdrawal care with day-long monitoring',
    '3.2-WM': 'withdrawal care in a residential program with staff day and night',
    '3.7-WM': 'inpatient withdrawal care with nurses day and night',
    '4-WM': 'withdrawal care in a hospital',
  },
  '4': {
    ...BESIDE,
    ...RESIDENTIAL,
    '1.0': 'regular check-ins during long-term recovery',
    '1.5': 'outpatient therapy',
    '1.5-COE': 'outpatient therapy with extra mental health care',
    '1.7': 'outpatient treatment with medical care',
    '1.7-COE': 'outpatient treatment with medical care and extra mental health care',
    '2.1': 'an intensive outpatient program',
    '2.5': 'a day treatment program',
    '2.5-COE': 'a day treatment program with extra mental health care',
    '2.7': 'a day treatment program with medical care',
    '2.7-COE': 'a day treatment program with medical care and extra mental health care',
    '3.5-COE': 'an intensive residential program with extra mental health care',
    '3.7': 'a residential program with nurses day and night',
    '3.7-COE': 'a residential program with nurses day and night and extra mental health care',
    '3.7-BIO': 'a residential program with nurses day and night and extra medical care',
    '4-PSY': 'treatment in a psychiatric hospital',
    '4': 'hospital treatment',
  },
};

/** "an intensive outpatient program and withdrawal care with office visits": words first, no codes. */
export function describeLevel(level: Level, words: LevelWords): string {
  const parts = codesOf(level).map(words);
  return parts.length === 0 ? say('level.unnamed') : list(parts);
}

/** "Level 2.1 and withdrawal management at 1-WM": the codes, for staff. */
export const levelLabel = (level: Level): string => list(codesOf(level).map(codeLabel));

export function codeLabel(code: string): string {
  if (code === OTP) return say('level.otp');
  if (code === RECOVERY_RESIDENCE) return say('level.recovery-residence');
  return say(code.endsWith('-WM') ? 'level.withdrawal' : 'level.treatment', { code });
}

/** What one level has beyond another, in words; the third edition brings its own. */
export const capabilityWords = (name: string): string => CAPABILITIES[name] ?? name;

const CAPABILITIES: Readonly<Record<string, string>> = {
  residential: 'a residence with staff day and night',
  clinical: 'more hours of treatment',
  medical: 'more medical and nursing care',
  coOccurring: 'enhanced mental health care',
  psychiatricInpatient: 'a psychiatric hospital ward',
};

export const list = (parts: readonly string[]): string => joined(parts, say('and'));

export const either = (parts: readonly string[]): string => joined(parts, say('or'));

function joined(parts: readonly string[], last: string): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts[parts.length - 1] as string}`;
}

/** "January 31, 2027" */
export function spokenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${MONTHS[month - 1] as string} ${day}, ${year}`;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
