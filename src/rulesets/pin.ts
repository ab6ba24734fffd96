import { applyEdits, modify } from 'jsonc-parser';
import { createFaults } from './faults.js';
import type { LoadedOverlay } from './imports.js';
import { assembleOverlay, pinOf, readImport } from './imports.js';
import { readSources } from './sources.js';
import type { RawFile } from './tree.js';

/** What is imported where, read without regard to other faults: a pin that is out of date keeps the folder from loading. */
export interface Pins {
  readonly overlays: readonly LoadedOverlay[];
  readonly importers: readonly Importer[];
}

export interface Importer {
  readonly payer: string;
  readonly version: string;
  /** Of its ruleset.json, relative to the root. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly published: boolean;
}

export function readPins(files: readonly RawFile[]): Pins {
  const { overlays, payers } = readSources(files, createFaults());
  const textAt = (path: string): string => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);
  return {
    overlays: overlays.flatMap((overlay) => assembleOverlay(overlay) ?? []),
    importers: payers.flatMap(({ payer, versions }) =>
      versions.flatMap(({ version, ruleset, published }) => {
        if (ruleset === undefined) return [];
        const { file, document } = ruleset;
        return [
          {
            payer,
            version,
            path: file.path,
            text: textAt(file.path),
            imports: document.imports ?? [],
            published: published !== undefined,
          },
        ];
      }),
    ),
  };
}

/** The entry as the overlay stands now; the entry itself where there is no such overlay. */
export function repinned(entry: string, overlays: readonly LoadedOverlay[]): string {
  const { overlay, version } = readImport(entry);
  const found = overlays.find(({ document }) => document.overlay === overlay && document.version === version);
  return found === undefined ? entry : pinOf(found);
}

/** The imports with this overlay among them, in the place of another version of it. */
export function withOverlay(imports: readonly string[], overlay: LoadedOverlay): readonly string[] {
  const same = imports.findIndex((entry) => readImport(entry).overlay === overlay.document.overlay);
  return same === -1 ? [...imports, pinOf(overlay)] : imports.with(same, pinOf(overlay));
}

/** The text of a ruleset.json with these imports and everything else as it was. */
export function textWithImports(text: string, imports: readonly string[]): string {
  const edits = modify(text, ['imports'], imports, {
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' },
    getInsertionIndex: (keys) => keys.indexOf('references') + 1,
  });
  return applyEdits(text, edits);
}
