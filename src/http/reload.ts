import type { Library, LibraryOptions, LoadedLibrary } from '../library.js';
import { loadLibrary } from '../library.js';

/** What came of reading the rulesets again, in counts and codes only: it is shown to whoever asks for health. */
export interface ReloadState {
  readonly last: 'never' | 'done' | 'refused';
  /** How often each fault stands in the set that was refused. */
  readonly faults: Readonly<Record<string, number>>;
  /** Published versions that the set refused would have dropped or replaced. */
  readonly removed: number;
}

export const NEVER_RELOADED: ReloadState = Object.freeze({ last: 'never', faults: {}, removed: 0 });

export interface ReloadOptions extends LibraryOptions {
  readonly allowRemoval: boolean;
}

export type Reloaded =
  | { readonly library: Library; readonly state: ReloadState & { readonly last: 'done' } }
  | { readonly library: undefined; readonly state: ReloadState & { readonly last: 'refused' } };

/** Reads the folder again. A faulty set, or one that drops what was published and is loaded, does not take the place of a good one. */
export function reload(
  folder: string,
  current: Library,
  { allowRemoval, ...options }: ReloadOptions,
  load: (folder: string, options: LibraryOptions) => LoadedLibrary = loadLibrary,
): Reloaded {
  const loaded = load(folder, options);
  if (!loaded.ok) return refusal(countsOf(loaded.faults.map(({ code }) => code)), 0);
  const after = publishedIn(loaded.library);
  const removed = [...publishedIn(current)].filter((version) => !after.has(version)).length;
  if (removed > 0 && !allowRemoval) return refusal({}, removed);
  return { library: loaded.library, state: { last: 'done', faults: {}, removed } };
}

const refusal = (faults: ReloadState['faults'], removed: number): Reloaded => ({
  library: undefined,
  state: { last: 'refused', faults, removed },
});

function countsOf(codes: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Published versions by name and content: one whose record was rewritten is not the one that is loaded. */
const publishedIn = ({ payers }: Library): ReadonlySet<string> =>
  new Set(
    [...payers.values()].flatMap(({ versions }) =>
      versions.flatMap(({ document: { payer, version }, published }) =>
        published === undefined ? [] : [`${payer} ${version} ${published.sha256}`],
      ),
    ),
  );
