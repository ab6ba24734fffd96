import { visit } from 'jsonc-parser';
import type { Fault } from '../../domain/faults.js';
import { placeOf } from './parse-error-place.js';

const MAX_FAULTS = 20;

/**
 * The places of keys stated twice in one object, in valid JSON of bounded depth. Keys are not repeated (a key can be a
 * value in the wrong place): line and column say where.
 */
export function duplicateKeys(text: string): readonly Fault[] {
  const places: number[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectProperty: (key, offset) => {
      const keys = open.at(-1);
      if (keys?.has(key) && places.length < MAX_FAULTS) places.push(offset);
      keys?.add(key);
    },
    onObjectEnd: () => {
      open.pop();
    },
  });
  return places.map((offset) => ({ code: 'field-duplicate', detail: `the second is at ${placeOf(text, offset)}` }));
}
