import type { Library } from '../library.js';

export interface LibraryCounts {
  readonly payers: number;
  readonly versions: number;
  readonly drafts: number;
}

/** How much is loaded: for the log and for health, which name nothing. */
export function countsOf({ payers }: Library): LibraryCounts {
  const all = [...payers.values()];
  const count = (kind: 'versions' | 'drafts'): number => all.reduce((sum, payer) => sum + payer[kind].length, 0);
  return { payers: all.length, versions: count('versions'), drafts: count('drafts') };
}
