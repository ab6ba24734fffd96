import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeyring } from '../../src/http/auth/api-keys/keyring.js';
import { type KeyEntry, parseKeyFile } from '../../src/http/auth/api-keys/key-file.js';
import { json, ur } from './harness.js';

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'ur-keys-')), 'keys.json');
  writeFileSync(path, text);
  return path;
};

describe('ur keys new', () => {
  it('makes a key that the service takes, with what it may do', async () => {
    const asked = ['--scopes', 'determine, rulesets:read', '--payers', 'va-medicaid-arts', '--expires', '2999-12-31'];
    const { code, out } = await ur(['keys', 'new', 'lake-hospital', ...asked, '--json']);
    expect(code).toBe(0);
    const { key, entry } = json(out) as { key: string; entry: KeyEntry };
    const parsed = parseKeyFile(JSON.stringify({ keys: [entry] }));
    expect(parsed).toMatchObject({ ok: true });
    expect(createKeyring([entry])(key, Date.now())).toEqual({
      ok: true,
      client: {
        id: 'lake-hospital',
        scopes: new Set(['determine', 'rulesets:read']),
        payers: new Set(['va-medicaid-arts']),
      },
    });
  });

  it('shows the key once, and the entry without it', async () => {
    const { code, out } = await ur(['keys', 'new', 'lake-hospital']);
    expect(code).toBe(0);
    const key = /^ur_\S+$/m.exec(out)?.[0] ?? '';
    expect(out.split(key.slice(20))).toHaveLength(2);
    const entry = JSON.parse(out.slice(out.indexOf('\n{'))) as KeyEntry;
    expect(entry).toMatchObject({ client: 'lake-hospital', scopes: ['determine'] });
    expect(entry).not.toHaveProperty('payers');
  });

  it('says everything that is wrong with what was asked', async () => {
    const { code, err, out } = await ur(['keys', 'new', 'a b', '--scopes', 'all', '--expires', '2020-02-30']);
    expect([code, out]).toEqual([2, '']);
    for (const what of ['the client', '--scopes', '--expires']) expect(err).toContain(what);
    expect((await ur(['keys', 'new', 'a', '--expires', '2020-01-01'])).err).toContain('in the past');
    expect((await ur(['keys', 'new', 'a', '--payers', 'A payer'])).err).toContain('payers must be');
    expect((await ur(['keys', 'new', 'a', '--payers', ''])).code).toBe(2);
  });
});

describe('ur keys check', () => {
  it('says what the keys in a file may do and until when, without their digests', async () => {
    const made = await Promise.all(
      [
        ['one', '--expires', '2999-01-01'],
        ['two', '--payers', 'va-medicaid-arts'],
      ].map((asked) => ur(['keys', 'new', ...asked, '--json'])),
    );
    const entries = made.map(({ out }) => (json(out) as { entry: KeyEntry }).entry);
    const expired = { ...(entries[0] as KeyEntry), id: '0'.repeat(16), expires: '2020-01-01' };
    const path = file(JSON.stringify({ keys: [...entries, expired] }));
    const { code, out } = await ur(['keys', 'check', path]);
    expect(code).toBe(0);
    for (const words of ['one', '2999-01-01', 'va-medicaid-arts', '2020-01-01 (expired)', '3 keys of 2 clients'])
      expect(out).toContain(words);
    for (const { sha256 } of entries) {
      expect(out).not.toContain(sha256);
      expect((await ur(['keys', 'check', path, '--json'])).out).not.toContain(sha256);
    }
  });

  it('lists every fault, with exit code 1; 3 where there is no file', async () => {
    const path = file('{"keys":[{"id":"x"}]}');
    const { code, err, out } = await ur(['keys', 'check', path]);
    expect([code, out]).toEqual([1, '']);
    for (const place of ['keys[0].id', 'keys[0].client', 'keys[0].sha256', 'keys[0].scopes'])
      expect(err).toContain(place);
    expect(json((await ur(['keys', 'check', path, '--json'])).out)).toMatchObject({ ok: false, keys: [] });
    expect((await ur(['keys', 'check', '/nowhere/keys.json'])).code).toBe(3);
  });
});

it('keys are neither made nor checked without being told which', async () => {
  for (const argv of [['keys'], ['keys', 'new'], ['keys', 'check'], ['keys', 'list']]) {
    const { code, out } = await ur(argv);
    expect([argv, code, out]).toEqual([argv, 2, '']);
  }
});
