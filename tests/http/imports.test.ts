import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** Every import within `src`, static or not, as folder or file names below `src`. */
const imports = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, target = '']) => ({
      from: file.replaceAll('\\', '/'),
      to: relative(SRC, join(SRC, dirname(file), target)).replaceAll('\\', '/'),
    })),
  );

test('only the command line and the entry import the HTTP face', () => {
  const wrong = imports.filter(
    ({ from, to }) => to.startsWith('http/') && !/^(http|cli)\//.test(from) && from !== 'main.ts',
  );
  expect(wrong).toEqual([]);
});

test('the HTTP face imports neither the command line nor the entry', () => {
  expect(imports.filter(({ from, to }) => from.startsWith('http/') && /^(cli\/|main\.js)/.test(to))).toEqual([]);
});

test('and only it knows Express', () => {
  const knowing = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.ts') && /from '(express|helmet|pino)'/.test(readFileSync(join(SRC, file), 'utf8')),
    )
    .filter((file) => !file.startsWith('http'));
  expect(knowing).toEqual([]);
});
