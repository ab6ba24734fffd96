/** Imports go leftward only; one file imports json-rules-engine; nothing is `any`; files stay small. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** From left to right. Folders on one line do not import each other. */
const ORDER: readonly (readonly string[])[] = [
  ['domain'],
  ['config'], // the environment, as the two entries read it
  ['validators'], // schemas as functions
  ['facts'],
  ['conditions'],
  ['rulesets'],
  ['clinical'],
  ['payer'],
  ['resolution'],
  ['explanation'],
  ['law'],
  ['clocks', 'reviewers', 'rights', 'would-change'],
  ['.'], // the pipeline: review, recommend, library …
  ['analysis', 'letters', 'replay', 'second-opinion', 'observe'],
  ['fhir'],
  ['cds', 'x12'], // an order, and a transaction, in the words of others
  ['http'],
  ['cli'], // `serve` starts http, and the commands read bodies and say problems as it does
];

/** A criteria set is described where it is used and read from disk with the other documents: its types, and nothing that runs, go right to left. */
const describesDocuments = (file: string, target: string): boolean =>
  file.startsWith('rulesets/') && target === 'clinical/documents.ts';

/** Started by node, not imported. */
const ENTRIES = ['main.ts'];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const files = (readdirSync(SRC, { recursive: true, encoding: 'utf8' }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));
const text = new Map(files.map((file) => [file, readFileSync(join(SRC, file), 'utf8')]));

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

const imports: readonly Import[] = files.flatMap((file) =>
  [...(text.get(file) as string).matchAll(IMPORT)].map(([, typeOnly, from]) => ({
    file,
    from: from as string,
    typeOnly: typeOnly !== undefined,
  })),
);

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] as string) : '.');
const place = (folder: string): number => ORDER.findIndex((folders) => folders.includes(folder));
const targetOf = ({ file, from }: Import): string =>
  relative(SRC, resolve(SRC, dirname(file), from))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');

const inside = imports.filter(({ from }) => from.startsWith('.'));

test('every folder has its place in the order', () => {
  expect([...new Set(files.map(folderOf))].filter((folder) => place(folder) === -1)).toEqual([]);
});

test('what runs is imported leftward only', () => {
  const wrong = inside.filter((one) => {
    if (one.typeOnly || ENTRIES.includes(one.file)) return false;
    const [here, there] = [folderOf(one.file), folderOf(targetOf(one))];
    return here !== there && place(there) >= place(here);
  });
  expect(wrong.map((one) => `${one.file} -> ${targetOf(one)}`)).toEqual([]);
});

test('types are imported leftward too, but for the documents that are described elsewhere', () => {
  const wrong = inside.filter((one) => {
    if (!one.typeOnly || ENTRIES.includes(one.file)) return false;
    const [here, there] = [folderOf(one.file), folderOf(targetOf(one))];
    return here !== there && place(there) >= place(here) && !describesDocuments(one.file, targetOf(one));
  });
  expect(wrong.map((one) => `${one.file} -> ${targetOf(one)}`)).toEqual([]);
});

test('no file imports itself in a circle', () => {
  const edges = new Map(
    files.map((file) => [file, inside.filter((one) => one.file === file && !one.typeOnly).map(targetOf)]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    else if (!done.has(file)) {
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    }
  };
  files.forEach((file) => visit(file, []));
  expect(circles).toEqual([]);
});

test('only the reference imports json-rules-engine', () => {
  expect(imports.filter(({ from }) => from === 'json-rules-engine').map(({ file }) => file)).toEqual([
    'conditions/reference.ts',
  ]);
});

test('no clock, chance or network where answers are made', () => {
  const pure = files.filter((file) => place(folderOf(file)) <= place('.') && !ENTRIES.includes(file));
  const impure = pure.filter((file) =>
    /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|performance\.now\(|process\.env/.test(
      text.get(file) as string,
    ),
  );
  expect(impure).toEqual([]);
});

test('nothing is any, nothing is silenced', () => {
  const anys = files.filter((file) =>
    /(:|<|\bas|\|) any\b|\bany\[\]|@ts-(ignore|expect-error|nocheck)|eslint-disable/.test(
      (text.get(file) as string).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
    ),
  );
  expect(anys).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = files.flatMap((file) => {
    const lines = (text.get(file) as string).split('\n').length;
    return lines > 300 ? [`${file}: ${lines}`] : [];
  });
  expect(long).toEqual([]);
});

test('no drawer for odds and ends', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|[a-z-]*manager)(\.ts|\/)/.test(file))).toEqual([]);
});
