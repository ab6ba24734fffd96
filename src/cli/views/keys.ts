import type { KeyEntry } from '../../http/auth/api-keys/key-file.js';
import { field, paragraph, type Sheet } from '../terminal/sheet.js';
import { counted } from './words.js';

/** The key and its entry, on lines of their own, so that each can be copied as it is. */
export const newKeyLines = (sheet: Sheet, key: string, entry: KeyEntry): readonly string[] => [
  ...paragraph(sheet, `Key for ${entry.client}. It is shown this once: hand it over where nobody else reads.`),
  '',
  key,
  '',
  ...paragraph(
    sheet,
    'Its entry for "keys" in the file that UR_API_KEYS names ({"keys": [ … ]}). Then check the file with `ur keys check` and send the service SIGHUP (kill -HUP).',
  ),
  '',
  JSON.stringify(entry, undefined, 2),
];

export const keyFileLines = (sheet: Sheet, keys: readonly KeyEntry[], today: string): readonly string[] => [
  ...keys.flatMap((key) => [...keyLines(sheet, key, today), '']),
  `${counted(keys.length, 'key')} of ${counted(new Set(keys.map(({ client }) => client)).size, 'client')}, no fault`,
];

const keyLines = (
  sheet: Sheet,
  { client, expires, id, payers, scopes }: KeyEntry,
  today: string,
): readonly string[] => [
  `${sheet.ink.strong(client)}  ${id}`,
  ...field(sheet, 'May', scopes.join(', ')),
  ...field(sheet, 'Payers', payers === undefined ? 'all' : payers.join(', ')),
  ...field(sheet, 'Until', expires === undefined ? 'taken away' : `${expires}${expires < today ? ' (expired)' : ''}`),
];
