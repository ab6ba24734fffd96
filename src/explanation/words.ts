import type { CriteriaDocument } from '../clinical/documents.js';
import type { Level } from '../domain/determination.js';
import { codesOf, OTP, RECOVERY_RESIDENCE } from '../domain/level.js';

/** Names of levels as a person reads them. */
export type LevelWords = (code: string) => string;

/** Words of the document's own edition first; a level of the other edition is named as such. */
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

/** "intensive outpatient treatment and withdrawal management at home": words first, no codes. */
export function describeLevel(level: Level, words: LevelWords): string {
  const parts = codesOf(level).map(words);
  return parts.length === 0 ? 'care at a level this service cannot name' : list(parts);
}

export function list(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] as string}`;
}
