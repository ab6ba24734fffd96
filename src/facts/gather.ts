import type { Fault } from '../domain/faults.js';
import type { FactCatalogue, FactValues } from './catalogue.js';
import type { Deriver } from './derive.js';
import type { Edition, LevelNameReader, LevelReading } from './level-names.js';
import type { FactReader, RequestBody } from './read.js';
import { readList } from './read.js';

/** What is needed to turn a request body into fact values. */
export interface Gatherer {
  readonly catalogue: FactCatalogue;
  readonly read: FactReader;
  readonly derive: Deriver;
  readonly levelNames: LevelNameReader;
  /** Level codes of the other edition that stand for exactly one code of this one. */
  readonly translate: (edition: Edition, code: string) => string | undefined;
}

export interface Gathered {
  readonly values: FactValues;
  readonly unavailable: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/** Level facts other than the one asked for, which has a reading of its own. */
const LEVEL_FACTS = ['stay.currentLevel', 'certification.level', 'assessment.stated.level'];

/** Stated values with the derived ones filled in, level names read as codes of the edition. */
export function gather(gatherer: Gatherer, body: RequestBody, stated: FactValues, edition: Edition): Gathered {
  const values = stated.slice();
  const faults: Fault[] = [];
  for (const name of LEVEL_FACTS) {
    const index = gatherer.catalogue.indexOf.get(name);
    const text = index === undefined ? undefined : values[index];
    if (index === undefined || text === undefined) continue;
    const code = codeOf(gatherer, String(text), edition, pointerOf(name), faults);
    values[index] = code;
  }
  const unavailable = new Set<string>();
  (readList(body, 'availability.unavailableLevels') ?? []).forEach((text, position) => {
    const code = codeOf(gatherer, text, edition, `/availability/unavailableLevels/${position}`, faults);
    if (code !== undefined) unavailable.add(code);
  });
  gatherer.derive(body, values);
  return { values, unavailable, faults };
}

const pointerOf = (name: string): string => `/${name.replaceAll('.', '/')}`;

function codeOf(
  gatherer: Gatherer,
  text: string,
  edition: Edition,
  pointer: string,
  faults: Fault[],
): string | undefined {
  const reading = gatherer.levelNames(text, edition);
  if (reading.kind === 'code') return reading.code;
  if (reading.kind === 'other-edition') return gatherer.translate(reading.edition, reading.code);
  const fault = unreadable(reading, pointer);
  if (fault !== undefined) faults.push(fault);
  return undefined;
}

/** Says why a level name cannot be read; nothing is wrong with a code of either edition. */
export function unreadable(reading: LevelReading, pointer: string): Fault | undefined {
  switch (reading.kind) {
    case 'ambiguous':
      return { code: 'level-ambiguous', pointer, candidates: reading.candidates };
    case 'nonexistent':
      return { code: 'level-unknown', pointer, detail: reading.instead };
    case 'unknown':
      return { code: 'level-unknown', pointer };
    default:
      return undefined;
  }
}
