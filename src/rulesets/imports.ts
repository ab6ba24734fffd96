import { oncePer } from '../domain/once.js';
import { digest } from './digest.js';
import type { OverlayDocument, Rule } from './documents.js';
import type { OverlaySources } from './sources.js';

/** An overlay as it was read: its rules are compiled into the table of every version that imports it. */
export interface LoadedOverlay {
  readonly document: OverlayDocument;
  /** By file name, then as they stand in the file. */
  readonly rules: readonly Rule[];
  /** SHA-256 of the canonical form of the overlay and its rules. */
  readonly digest: string;
}

/** An entry of `imports`: `us-federal@2014-07-01#…`. */
export interface Import {
  readonly overlay: string;
  readonly version: string;
  readonly digest: string;
}

/** Only for an entry that the schema of the ruleset admits. */
export function readImport(entry: string): Import {
  const [name = '', digest = ''] = entry.split('#');
  const [overlay = '', version = ''] = name.split('@');
  return { overlay, version, digest };
}

/** How a ruleset names the overlay in `imports`. */
export const pinOf = ({ document, digest }: LoadedOverlay): string =>
  `${document.overlay}@${document.version}#${digest}`;

/** None for an overlay of which a part could not be used: what it says is not known. Once for all that import it. */
export const assembleOverlay = (overlay: OverlaySources): LoadedOverlay | undefined => assembled(overlay).overlay;

const assembled = oncePer(
  ({ document: source, rules, broken }: OverlaySources): { readonly overlay?: LoadedOverlay } => {
    if (source === undefined || broken) return {};
    const { document } = source;
    const inOrder = rules.flatMap(({ document: { rules: own } }) => own);
    return { overlay: { document, rules: inOrder, digest: digest({ overlay: document, rules: inOrder }) } };
  },
);
