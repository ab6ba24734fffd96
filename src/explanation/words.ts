import type { CriteriaDocument } from '../clinical/documents.js';
import type { Level } from '../domain/determination.js';
import { codesOf, OTP, RECOVERY_RESIDENCE } from '../domain/level.js';

/** Names of levels as a person reads them. */
export type LevelWords = (code: string) => string;

export function levelWords(document: CriteriaDocument): LevelWords {
  const names = new Map(document.levels.map((level) => [level.code, level.name.toLowerCase()]));
  return (code) => {
    if (code === OTP) return 'opioid treatment program services';
    if (code === RECOVERY_RESIDENCE) return 'a recovery residence';
    return names.get(code) ?? `level ${code}`;
  };
}

/** "intensive outpatient treatment and withdrawal management at home": words first, no codes. */
export function describeLevel(level: Level, words: LevelWords): string {
  const parts = codesOf(level).map(words);
  return parts.length === 0 ? 'care at a level this service cannot name' : list(parts);
}

export function list(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] as string}`;
}
