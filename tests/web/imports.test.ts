/** The desk is bundled apart from the service: of it only types and a few words come in. Its own parts lean one way. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const WEB = fileURLToPath(new URL('../../web/src/', import.meta.url));
const files = (readdirSync(WEB, { recursive: true, encoding: 'utf8' }) as string[])
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(WEB, name), 'utf8') }));

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const imports = files.flatMap(({ name, text }) =>
  [...text.matchAll(IMPORT)].map(([, typeOnly, from = '']) => ({
    name,
    typeOnly: typeOnly !== undefined,
    target: from.startsWith('.') ? relative(WEB, resolve(WEB, dirname(name), from)).replaceAll('\\', '/') : from,
  })),
);

/** Words of the service that the desk says too, so that nothing is worded twice. They pull in nothing else. */
const WORDS: ReadonlySet<string> = new Set(
  ['analysis/diff/condition-words', 'cli/parity/shares', 'cli/simulation/words'].map((file) => `../../src/${file}.js`),
);

test('of the service only types and some words are imported; beside them, its examples as samples', () => {
  const outside = imports.filter(({ target }) => target.startsWith('../'));
  expect(outside.length).toBeGreaterThan(10);
  const code = outside.filter(({ typeOnly, target }) => !typeOnly && !WORDS.has(target));
  expect(code.filter(({ target }) => !/^\.\.\/\.\.\/examples\//.test(target))).toEqual([]);
});

test('screens are asked for by the table of routes only; what they share asks for no screen', () => {
  const shared = imports.filter(({ name, target }) => target.startsWith('screens/') && !name.startsWith('screens/'));
  expect(shared).toEqual([]);
});

test('what is kept and what time it is know nothing of what is shown', () => {
  const wrong = imports.filter(
    ({ name, target, typeOnly }) => /^(store|time)\//.test(name) && /^(parts|screens|api)\//.test(target) && !typeOnly,
  );
  expect(wrong).toEqual([]);
});

test('nothing is any, nothing is silenced, no file is longer than 300 lines, no drawer for odds and ends', () => {
  const faulty = files.filter(
    ({ name, text }) =>
      /(:|<|\bas|\|) any\b|\bany\[\]|@ts-(ignore|expect-error|nocheck)|eslint-disable|dangerouslySetInnerHTML/.test(
        text,
      ) ||
      text.split('\n').length > 300 ||
      /(^|\/)(utils?|helpers?|common|misc|[a-z-]*manager)(\.tsx?|\/)/.test(name),
  );
  expect(faulty.map(({ name }) => name)).toEqual([]);
});
