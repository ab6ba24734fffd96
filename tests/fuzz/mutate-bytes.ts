import { gzipSync } from 'node:zlib';
import type { Chance } from './chance.js';
import { MARK } from './marks.js';

const BOMB = gzipSync(Buffer.alloc(8 * 1024 * 1024));
const PIECES = [
  '\0',
  '\ufeff',
  '\u202e',
  '//',
  '/*',
  ',',
  '"',
  '\\',
  '\\u',
  '{',
  '}',
  '[',
  ']',
  'NaN',
  '1e',
  '--',
  MARK,
  '\n',
  '\r\n',
  '\t',
  ' '.repeat(2_000),
];
const RAW = [0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0x00, 0x1f, 0x7f, 0xf4, 0x90];

/** Text as bytes that are nearly JSON, or not at all. */
export function mutateBytes(text: string, chance: Chance): Buffer {
  const whole = Buffer.from(text);
  const at = chance.below(whole.length + 1);
  const put = (bytes: Buffer): Buffer =>
    Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + chance.below(3))]);
  switch (chance.below(12)) {
    case 0:
    case 1:
      return whole.subarray(0, at);
    case 2:
    case 3:
      return put(Buffer.from(chance.pick(PIECES)));
    case 4:
    case 5:
      return put(Buffer.from([chance.pick(RAW), chance.pick(RAW)]));
    case 6:
      return Buffer.from(
        chance.pick([
          '',
          ' ',
          '\n',
          'null',
          '0',
          '"',
          '{',
          '[[',
          '}{',
          MARK,
          `"${MARK}"`,
          '{"a":1}{"a":2}',
          '\ufeff',
          '\ufeff\ufeff{}',
        ]),
      );
    case 7:
      return Buffer.from(text, chance.pick(['utf16le', 'latin1']));
    case 8:
      return Buffer.from(`\ufeff${text}`);
    case 9:
      return chance.once(3) ? Buffer.from('['.repeat(100_000)) : Buffer.from(`${text}${text}`);
    case 10:
      return chance.once(10) ? BOMB : gzipSync(whole);
    default:
      return chance.once(30) ? Buffer.concat([whole, Buffer.alloc(300 * 1024, 0x20)]) : whole.subarray(at);
  }
}
