/** Damaged documents and hostile folders: every fault is whole, and nothing is read that does not belong there. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type Loaded, loadDocuments, loadFiles, RULESET_FAULTS } from '../../src/rulesets/load.js';
import { checkPosted } from '../../src/rulesets/posted.js';
import type { RawFile } from '../../src/rulesets/tree.js';
import { BASE, filesOf, replaced, SHIPPED, textOf } from '../rulesets/folders.js';
import { inputs, replay, SEED, SLOWEST_MS, TIMEOUT_MS } from './bounds.js';
import { type Chance, chanceOf } from './chance.js';
import { must, nothingIsPolluted } from './judge.js';
import { mutateBytes } from './mutate-bytes.js';
import { mutate, nodeOf, write } from './mutate-json.js';

const base = filesOf(BASE);
const shipped = filesOf(SHIPPED);

const work = mkdtempSync(join(tmpdir(), 'ur-fuzz-'));
afterAll(() => rmSync(work, { recursive: true }));

type Faulty = Extract<Loaded, { ok: false }>['faults'];

function judgeFaults(faults: Faulty): void {
  for (const { code, line, column, message, hint } of faults) {
    must(Object.hasOwn(RULESET_FAULTS, code), `an unknown code: ${code}`);
    must(line > 0 && column > 0 && message !== '' && hint !== '', `a fault is not whole: ${code} ${message}`);
    must(!/\bundefined\b|\[object/.test(message), `a fault says nothing: ${message}`);
  }
}

function attempt(count: number, one: (chance: Chance) => Faulty | undefined): void {
  let [faulty, tried] = [0, 0];
  for (const index of inputs(count)) {
    const begun = performance.now();
    try {
      const faults = one(chanceOf(SEED + 4, index));
      judgeFaults(faults ?? []);
      nothingIsPolluted();
      if ((faults?.length ?? 0) > 0) faulty += 1;
    } catch (error) {
      throw new Error(`input ${index}; ${replay(index)}`, { cause: error });
    }
    expect(performance.now() - begun).toBeLessThan(SLOWEST_MS);
    tried += 1;
  }
  expect(faulty).toBeGreaterThan(tried / 2);
}

function damaged(text: string, chance: Chance): Uint8Array {
  const node = nodeOf(JSON.parse(text));
  for (let changes = chance.pick([1, 1, 2, 4]); changes > 0; changes -= 1) mutate(node, chance);
  const changed = write(node);
  return chance.once(8) ? mutateBytes(changed, chance) : Buffer.from(changed);
}

const faultsOf = (files: readonly RawFile[]): Faulty => {
  const loaded = loadFiles(files);
  return loaded.ok ? [] : loaded.faults;
};

test('a damaged document of a small set', { timeout: TIMEOUT_MS }, () => {
  attempt(700, (chance) => {
    const { path } = chance.pick(base);
    return faultsOf(replaced(base, path, damaged(textOf(base, path), chance)));
  });
});

/** All that is shared, and one payer. */
const company = shipped.filter(({ path }) => !path.startsWith('payers/') || path.startsWith('payers/example-health/'));

test('a damaged document of the shipped rulesets', { timeout: TIMEOUT_MS }, () => {
  attempt(40, (chance) => {
    const { path } = chance.pick(company);
    return faultsOf(replaced(company, path, damaged(textOf(company, path), chance)));
  });
});

test('files of a payer that somebody posts', { timeout: TIMEOUT_MS }, () => {
  const own = base.filter(({ path }) => path.startsWith('payers/'));
  const paths = [
    'payers/../facts.json',
    '/etc/passwd',
    'payers/__proto__/payer.json',
    'payers/plan/constructor/ruleset.json',
    'payers/PLAN/payer.json',
    'payers/plan/2025-01-01/rules/\0.json',
    'README.md',
    '',
  ];
  attempt(500, (chance) => {
    const file = chance.pick(own);
    const path = chance.once(4) ? chance.pick(paths) : file.path;
    return checkPosted(base, [{ path, bytes: damaged(textOf(base, file.path), chance) }]);
  });
});

/** What a folder can hold beside documents, each put there by a name of its own. */
const TRAPS: Readonly<Record<string, (at: string) => void>> = {
  'a link to itself': (at) => symlinkSync(at, at),
  'a link to nothing': (at) => symlinkSync('nowhere', at),
  'a link out of the folder': (at) => symlinkSync('/etc/hostname', at),
  'a link to the folder above': (at) => symlinkSync('..', at),
  'a link to the root of all': (at) => symlinkSync('/', at),
  'a folder': (at) => mkdirSync(join(at, 'a/b/c'), { recursive: true }),
  'a very deep folder': (at) => mkdirSync(join(at, 'd/'.repeat(400)), { recursive: true }),
  'a pipe': (at) => execFileSync('mkfifo', [at]),
  'a file without end': (at) => {
    writeFileSync(at, '');
    truncateSync(at, 2 ** 40);
  },
  'an empty file': (at) => writeFileSync(at, ''),
  'bytes that are no text': (at) => writeFileSync(at, Buffer.from([0xff, 0x00, 0xc0, 0xaf])),
};
const PLACES = [
  '',
  'criteria/',
  'overlays/',
  'payers/',
  'payers/plan/',
  'payers/plan/2025-01-01/',
  'payers/plan/2025-01-01/rules/',
  'payers/plan/2025-01-01/cases/',
];
const NAMES = [
  '__proto__',
  'constructor',
  'FACTS.JSON',
  'Facts.json',
  'facts.json ',
  'ruleset.json',
  'payer.json',
  'a.json',
  'rules',
  'cases',
  'é.json',
  'e\u0301.json',
  '.hidden',
  '..json',
  'x'.repeat(200),
  '\u202egpj.json',
  'published.json.new',
  'README.md',
  '-rf',
];
const NOT_TEXT = Buffer.from([0x61, 0xff, 0xfe, 0x2e, 0x6a, 0x73, 0x6f, 0x6e]);

test(
  'hostile folders: what does not belong there is a fault or is passed over, and nothing outside is read',
  { timeout: TIMEOUT_MS },
  () => {
    const root = join(work, 'rulesets');
    cpSync(BASE, root, { recursive: true });
    const trap = fc.record({
      what: fc.constantFrom(...Object.keys(TRAPS)),
      place: fc.constantFrom(...PLACES),
      name: fc.constantFrom(...NAMES),
    });
    fc.assert(
      fc.property(trap, ({ what, place, name }) => {
        const at = join(root, place, name);
        fc.pre(!base.some(({ path }) => path.startsWith(place + name)));
        TRAPS[what]?.(at);
        try {
          const loaded = loadDocuments(root);
          if (!loaded.ok) judgeFaults(loaded.faults);
          const passedOver = ['published.json.new', 'README.md'].includes(name);
          must(
            loaded.ok || !passedOver || loaded.faults.every(({ file }) => file === place + name),
            'it hides other documents',
          );
          must(
            !loaded.ok || passedOver || (what === 'a folder' && place + name === 'payers/plan/2025-01-01/rules'),
            `nothing is said of ${what} at ${place}${name}`,
          );
          nothingIsPolluted();
        } finally {
          rmSync(at, { recursive: true, force: true });
        }
      }),
      { numRuns: 150 },
    );
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), NOT_TEXT]), '{}');
    const loaded = loadDocuments(root);
    expect(loaded.ok ? [] : loaded.faults.map(({ code }) => code)).toContain('file-stray');
  },
);
