import type { Edition } from '../facts/level-names.js';
import type { Status } from '../rulesets/documents.js';

/** One level of the other edition that a level may stand for. */
export interface CrosswalkTarget {
  readonly level: string;
  /** Null where the translation holds without condition. */
  readonly condition: string | null;
  readonly status: Status;
}

/** Level codes only: ratings are never converted. Empty where no equivalent exists. */
export type Crosswalk = (edition: Edition, code: string) => readonly CrosswalkTarget[];

export interface CrosswalkEntries {
  readonly entries: readonly {
    readonly from: { readonly edition: Edition; readonly level: string };
    readonly to: readonly CrosswalkTarget[];
  }[];
}

export function createCrosswalk(document: CrosswalkEntries): Crosswalk {
  const table = new Map(document.entries.map(({ from, to }) => [`${from.edition} ${from.level}`, to]));
  return (edition, code) => table.get(`${edition} ${code}`) ?? [];
}
