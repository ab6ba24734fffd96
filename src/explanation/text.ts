import type { Determination } from '../domain/determination.js';
import { jsonBytesOf, jsonOf, membersText } from './known-text.js';
import { inRoom } from './room.js';

/** A determination as JSON: byte for byte what `JSON.stringify` gives. What many answers hold is not written again for each. */
export const determinationText = (determination: Determination): string => jsonOf(determination) as string;

/** The same in UTF-8, for where it is sent at once: what many answers hold is not encoded again either. */
export function determinationBytes(determination: Determination): Buffer {
  const { criteria } = determination;
  if (!Array.isArray(criteria)) return Buffer.from(determinationText(determination));
  const names = Object.keys(determination);
  const cited = names.indexOf('criteria');
  const ahead = membersText(determination, names, 0, cited);
  const behind = membersText(determination, names, cited + 1, names.length);
  const before = `{${ahead}${ahead === '' ? '' : ','}"criteria":[`;
  const after = `]${behind === '' ? '' : ','}${behind}}`;
  const items = criteria.map(jsonBytesOf);
  let room = WIDEST * (before.length + after.length);
  for (const { length } of items) room += length + 1;
  return inRoom(room, (block, from) => {
    let at = from + block.write(before, from);
    for (let item = 0; item < items.length; item += 1) {
      if (item > 0) block[at++] = COMMA;
      const bytes = items[item] as Uint8Array;
      block.set(bytes, at);
      at += bytes.length;
    }
    return at + block.write(after, at);
  });
}

/** Most bytes that one UTF-16 unit takes in UTF-8. */
const WIDEST = 3;

const COMMA = ','.charCodeAt(0);
