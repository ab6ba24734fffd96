import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import type { Replay } from '../../src/replay/replay.js';
import { ROOT, ur } from './harness.js';

const EXAMPLE = `${ROOT}examples/residential-2025-cost-rule`;
const REQUEST = `${EXAMPLE}/request.json`;
const EXPECTED = `${EXAMPLE}/expected.json`;
const stored = JSON.parse(readFileSync(EXPECTED, 'utf8')) as Determination;
const folder = mkdtempSync(join(tmpdir(), 'ur-replay-'));

function altered(change: object): string {
  const file = join(folder, 'altered.json');
  writeFileSync(file, JSON.stringify({ ...stored, ...change }));
  return file;
}

it('makes a stored answer again: exit code 0 when it is the same', async () => {
  const { code, err, out } = await ur(['replay', REQUEST, EXPECTED]);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^IDENTICAL {2}/);
});

it('names what is different: exit code 4', async () => {
  const { code, out } = await ur(['replay', REQUEST, altered({ decision: 'deny' })]);
  expect(code).toBe(4);
  expect(out).toMatch(/^DIFFERENT {2}/);
  expect(out).toMatch(/The answer itself\n {2}\/decision\n {4}stored {2}"deny"\n {4}now {5}"downgrade"/);
});

it('says when it cannot be made again: exit code 6, and the same as JSON', async () => {
  const provenance = { ...stored.provenance, ruleset: { ...stored.provenance.ruleset, digest: '0'.repeat(64) } };
  const { code, out } = await ur(['replay', REQUEST, altered({ provenance }), '--json']);
  expect(code).toBe(6);
  const replay = JSON.parse(out) as Replay;
  expect(replay).toMatchObject({ outcome: 'not-replayable', seal: 'broken' });
  expect(replay.differences.map(({ pointer }) => pointer)).toEqual(['/provenance/ruleset/digest']);
});

it('reads one of the two from standard input, and says which of them is faulty', async () => {
  expect((await ur(['replay', REQUEST, '-'], { stdin: JSON.stringify(stored) })).code).toBe(0);
  expect((await ur(['replay', '-', '-'])).code).toBe(2);
  const { code, err } = await ur(['replay', REQUEST, '-'], { stdin: '{"provenance": ' });
  expect(code).toBe(1);
  expect(err).toContain('body-not-json at /determination');
});

it('lets nothing in a file steer the terminal', async () => {
  const { out } = await ur(['replay', REQUEST, altered({ ['\u009b31mfield']: '\u009b31m\u202e' })], { isTTY: true });
  expect(out).not.toMatch(/[\u009b\u202e]/);
  expect(out).toContain('\\u009b31mfield');
});
