import { createHmac } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readServiceConfig } from '../../src/http/service-config.js';
import { keysIn } from '../../src/digest-keys.js';
import type { Determination } from '../../src/domain/determination.js';
import type { Library } from '../../src/library.js';
import { digestsBy } from '../../src/request-digest.js';
import { review } from '../../src/review.js';
import { canonical } from '../../src/domain/canonical.js';
import { digest } from '../../src/rulesets/digest.js';
import { REAL_LIBRARY, requestOf } from '../http/real-service.js';

const FIRST = 'a'.repeat(40);
const SECOND = 'b'.repeat(40);

const keyed = (text: string): Library => {
  const read = keysIn(text);
  if (!read.ok) throw new Error(read.problems.join());
  return { ...REAL_LIBRARY, digests: digestsBy(read.keys) };
};

function answer(request: object, library: Library): Determination {
  const outcome = review(request, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

const request = requestOf('downgrade-attested');
const { attestation, ...unattested } = request;

test('without a key the digest is plain, and anybody can make it', () => {
  const { provenance } = answer(unattested, REAL_LIBRARY);
  expect(provenance.request).toBe(digest(unattested));
  expect(provenance).not.toHaveProperty('requestKey');
});

test('with a key it is an HMAC of the canonical request, and says by which key', () => {
  const { provenance, ...rest } = answer(unattested, keyed(FIRST));
  expect(provenance.request).toBe(createHmac('sha256', FIRST).update(canonical(unattested)).digest('hex'));
  expect(provenance.requestKey).toMatch(/^[0-9a-f]{8}$/);
  const { provenance: plain, ...plainRest } = answer(unattested, REAL_LIBRARY);
  expect(provenance.determination).not.toBe(plain.determination);
  expect(rest).toEqual(plainRest);
  expect(answer(unattested, keyed(SECOND)).provenance.requestKey).not.toBe(provenance.requestKey);
});

test('what was proposed under one key is attested under it after another has taken its place, and not under a third', () => {
  const proposed = answer(unattested, keyed(FIRST)).provenance;
  const attested = {
    ...unattested,
    attestation: { ...(attestation as object), determination: proposed.determination },
  };
  const after = answer(attested, keyed(`${SECOND}\n${FIRST}`));
  expect(after.finality).toBe('final');
  expect(after.provenance.requestKey).toBe(proposed.requestKey);
  const refused = review(attested, keyed(SECOND));
  expect(refused.ok ? [] : refused.faults.map(({ code }) => code)).toEqual(['attestation-mismatch']);
});

test('a file of keys: every problem at once, by its line and never by what stands there', () => {
  expect(keysIn(`# keys of the deployment\n\n${FIRST}\r\n${SECOND}\n`)).toMatchObject({
    ok: true,
    keys: [{ secret: FIRST }, { secret: SECOND }],
  });
  expect(keysIn(`short\n${FIRST}\n${FIRST}\n`)).toEqual({
    ok: false,
    problems: [
      'UR_DIGEST_KEY_FILE: the key in line 1 is shorter than 32 characters',
      'UR_DIGEST_KEY_FILE: the key in line 3 stands there twice',
    ],
  });
  expect(keysIn('# nothing\n')).toEqual({ ok: false, problems: ['UR_DIGEST_KEY_FILE holds no key'] });
});

test('the start reads the file, and a fault in it stops it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ur-keys-')), 'keys');
  writeFileSync(file, FIRST);
  expect(readServiceConfig({ UR_DIGEST_KEY_FILE: file, UR_SECOND_OPINION: '0.5' })).toMatchObject({
    ok: true,
    value: { secondOpinion: 0.5, digestKeys: [{ secret: FIRST }] },
  });
  expect(readServiceConfig({ UR_SECOND_OPINION: '2' })).toEqual({
    ok: false,
    problems: ['UR_SECOND_OPINION must be a number from 0 to 1'],
  });
  expect(readServiceConfig({ UR_DIGEST_KEY_FILE: `${file}-gone` })).toEqual({
    ok: false,
    problems: ['UR_DIGEST_KEY_FILE cannot be read (ENOENT)'],
  });
});
