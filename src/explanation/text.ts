import type { Determination } from '../domain/determination.js';
import { jsonBytesOf, jsonOf, membersText } from './known-text.js';

/** A determination as JSON: byte for byte what `JSON.stringify` gives. What many answers hold is not written again for each. */
export const determinationText = (determination: Determination): string => jsonOf(determination) as string;

/**
 * The same in UTF-8, for where it is sent at once, with what comes before and after it there: what many answers hold is
 * not encoded again either.
 */
export function determinationBytes(determination: Determination, before = '', after = ''): Buffer {
  const { criteria } = determination;
  if (!Array.isArray(criteria)) return Buffer.from(before + determinationText(determination) + after);
  const names = Object.keys(determination);
  const cited = names.indexOf('criteria');
  const ahead = membersText(determination, names, 0, cited);
  const behind = membersText(determination, names, cited + 1, names.length);
  const opening = `${before}{${ahead}${ahead === '' ? '' : ','}"criteria":[`;
  const closing = `]${behind === '' ? '' : ','}${behind}}${after}`;
  const items = criteria.map(jsonBytesOf);
  let room = WIDEST * (opening.length + closing.length);
  for (const { length } of items) room += length + 1;
  const whole = Buffer.allocUnsafe(room);
  let at = whole.write(opening);
  for (let item = 0; item < items.length; item += 1) {
    if (item > 0) whole[at++] = COMMA;
    const bytes = items[item] as Uint8Array;
    whole.set(bytes, at);
    at += bytes.length;
  }
  at += whole.write(closing, at);
  return whole.subarray(0, at);
}

/** Most bytes that one UTF-16 unit takes in UTF-8. */
const WIDEST = 3;

const COMMA = ','.charCodeAt(0);
