/** A draft that is being written stops nobody who does not work on it; a published version with a fault stops all. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { APPROVED, json, ROOT, ur } from './harness.js';

let folder = '';
const home = (version: string): string => join(folder, 'payers/example-health', version);
const breakIn = (version: string): void => writeFileSync(join(home(version), 'rules/broken.json'), '{ "rules": [');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ur-drafts-'));
  cpSync(`${ROOT}rulesets`, folder, { recursive: true });
  cpSync(home('2026-01-01'), home('2027-01-01'), { recursive: true });
  const file = join(home('2027-01-01'), 'ruleset.json');
  const draft = json<{ effective: object }>(readFileSync(file, 'utf8'));
  const effective = { ...draft.effective, from: '2027-01-01' };
  writeFileSync(file, JSON.stringify({ ...draft, version: '2027-01-01', effective }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const decide = (...options: readonly string[]): ReturnType<typeof ur> =>
  ur(['decide', '-', '--json', '--rulesets', folder, ...options], { stdin: APPROVED });

it('the answer is the same with a faulty draft as without it, and the draft is named', async () => {
  const sound = await decide();
  expect([sound.code, sound.err]).toEqual([0, '']);
  breakIn('2027-01-01');
  const left = await decide();
  expect([left.code, left.out]).toEqual([0, sound.out]);
  expect(left.err).toBe(
    'ur: the draft payers/example-health/2027-01-01 has faults and is left out: see ur rulesets check\n',
  );
});

it.each([
  ['where drafts decide', ['--drafts'], '2027-01-01'],
  ['in a published version', [], '2026-01-01'],
])('a fault stops everything %s', async (_, options, version) => {
  breakIn(version);
  const { code, err, out } = await decide(...options);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(`payers/example-health/${version}/rules/broken.json:1:`);
});

it('a fault elsewhere stops everything, also beside a faulty draft', async () => {
  breakIn('2027-01-01');
  writeFileSync(join(folder, 'reasons.json'), '{');
  const { code, err, out } = await decide();
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('reasons.json:1:');
  expect(err).toContain('2027-01-01/rules/broken.json:1:');
});
