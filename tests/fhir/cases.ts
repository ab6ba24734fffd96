import { readFileSync } from 'node:fs';

/** Bundles that HL7 and the Inferno team wrote; cases/README.md says where each comes from. */
export interface Case {
  readonly file: string;
  readonly kind: string;
  /** Findings of a check against the snapshots of the profiles, where it was run. */
  readonly expect221?: number | null;
  readonly expect201?: number | null;
}

const folder = new URL('cases/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

export const CASES = read('manifest.json') as readonly Case[];
export const caseOf = (file: string): unknown => read(file);
