/** What the project is built from: locked by digest, from no place in particular, under licences that are allowed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultsOf, lockedPackages, productionPackages, readLock } from '../scripts/locked-packages.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const lock = read('package-lock.json');
const all = lockedPackages(lock);
const production = productionPackages(lock);
const names = (packages: typeof all): readonly string[] => packages.map(({ name }) => name);

/**
 * Builds of an engine to compare with, in development, for platforms whose archives were not to be had when the lockfile was
 * written. They must be named, or `npm ci` refuses the lockfile; they are never fetched on the platforms that have theirs.
 */
const OTHER_PLATFORMS = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'wasm32-wasi',
  'win32-x64-msvc',
].map((platform) => `@gorules/zen-engine-${platform}`);

/** Inside the archive of `fhir`, which is locked itself. */
const BUNDLED = ['inherits', 'lodash', 'path', 'process', 'q', 'sax', 'util', 'xml-js'];

describe('the lockfile', () => {
  test('is of the version that npm 7 and later read', () => expect(readLock(lock).lockfileVersion).toBe(3));

  test('locks every package by the SHA-512 of its archive', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(names(all.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')))).toEqual([
      ...OTHER_PLATFORMS,
      ...BUNDLED,
    ]);
  });

  test('names no place to get them from', () => {
    expect(names(all.filter(({ resolved }) => resolved !== undefined))).toEqual([]);
    expect(lock).not.toMatch(/"resolved"|\.tgz|git\+/);
  });

  test('holds what package.json asks for, and that asks for published versions only', () => {
    const asked = JSON.parse(read('package.json')) as {
      readonly dependencies: Record<string, string>;
      readonly devDependencies: Record<string, string>;
    };
    const [own] = Object.values(readLock(lock).packages) as unknown as [typeof asked];
    expect([own.dependencies, own.devDependencies]).toEqual([asked.dependencies, asked.devDependencies]);
    expect(names(production)).toEqual(expect.arrayContaining(Object.keys(asked.dependencies)));
    for (const range of [...Object.values(asked.dependencies), ...Object.values(asked.devDependencies)])
      expect(range).toMatch(/^[\^~]?\d+(\.\d+){0,2}$/);
  });
});

describe('what the service is delivered with', () => {
  test('runs nothing when it is installed', () => {
    expect(names(production.filter(({ installScript }) => installScript))).toEqual([]);
  });

  test('is under allowed licences, and NOTICE names what asks for it', () => {
    expect(faultsOf(production, read('NOTICE'))).toEqual([]);
  });

  test('a licence that nobody allowed, and one that NOTICE leaves out, are told', () => {
    const [one] = production as [(typeof production)[number]];
    expect(faultsOf([{ ...one, licence: 'AGPL-3.0' }], '')).toHaveLength(1);
    expect(faultsOf([{ ...one, licence: 'PSF-2.0' }], '')).toHaveLength(1);
    expect(faultsOf([{ ...one, licence: 'PSF-2.0' }], `the package ${one.name} is`)).toEqual([]);
  });

  test('is listed in CycloneDX, twice the same, with no place and no machine in it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ur-sbom-'));
    const make = (name: string): string => {
      const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };
      const [, options = ''] = /cyclonedx-npm (.*) --output-file/.exec(scripts['sbom'] ?? '') ?? [];
      const tool = join(ROOT, 'node_modules/.bin/cyclonedx-npm');
      execFileSync(tool, [...options.split(' '), '--output-file', join(folder, name)], { cwd: ROOT, stdio: 'ignore' });
      return readFileSync(join(folder, name), 'utf8');
    };
    try {
      const text = make('one.json');
      expect(make('two.json')).toBe(text);
      const bill = JSON.parse(text) as {
        readonly bomFormat: string;
        readonly components: readonly { readonly purl: string; readonly licenses?: readonly unknown[] }[];
      };
      expect(bill.bomFormat).toBe('CycloneDX');
      const purls = production.map(({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(bill.components.map(({ purl }) => purl).sort()).toEqual([...purls].sort());
      expect(bill.components.filter(({ licenses }) => !licenses?.length).map(({ purl }) => purl)).toEqual([
        'pkg:npm/png-js@2.0.0', // said in its LICENSE file only
      ]);
      expect(text).not.toContain(ROOT);
      expect(text).not.toMatch(/registry|"serialNumber"|"timestamp"/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
