/** Validators that the build writes out say of everything what those compiled from the schemas say. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect, test } from 'vitest';
import { compilations, preparedText } from '../../scripts/prepared-text.js';
import type { Compilation } from '../../src/validators/compilation.js';
import { compile, nameOf } from '../../src/validators/compilation.js';
import type { Prepared } from '../../src/validators/prepared.js';
import { fileOf } from '../../src/validators/prepared.js';
import { chanceOf } from '../fuzz/chance.js';
import { mutate, nodeOf, write } from '../fuzz/mutate-json.js';
import { EXAMPLES } from '../http/real-service.js';

const FACTS = fileURLToPath(new URL('../../rulesets/facts.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ur-prepared-'));
const require = createRequire(import.meta.url);
const prepared = (compilation: Compilation): Prepared => {
  const file = join(folder, fileOf(compilation));
  writeFileSync(file, preparedText(compilation));
  return require(file) as Prepared;
};
afterAll(() => rmSync(folder, { recursive: true }));

/** What faults are told from, without the parts of schemas and documents that stand beside it. */
const plain = ({ errors }: ValidateFunction): unknown =>
  errors?.map(({ instancePath, keyword, params, parentSchema, propertyName, schemaPath }) => ({
    instancePath,
    keyword,
    params,
    propertyName,
    schemaPath,
    words: [parentSchema?.title, parentSchema?.description, Object.keys(parentSchema?.properties ?? {})],
  }));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const damaged = (count: number, of: readonly unknown[]): readonly unknown[] =>
  Array.from({ length: count }, (_, index) => {
    const root = nodeOf(of[index % of.length]);
    if (index % 4 > 0) mutate(root, chanceOf(20_261_122, index));
    return parsed(write(root));
  });

const jsonUnder = (name: string): readonly unknown[] => {
  const root = fileURLToPath(new URL(name, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => parsed(readFileSync(join(root, path), 'utf8')));
};

const REQUESTS = damaged(
  1_500,
  EXAMPLES.map(({ request }) => request),
);
const DOCUMENTS = [...jsonUnder('../rulesets/broken'), ...jsonUnder('../rulesets/base')];
const DAMAGED = damaged(600, jsonUnder('../rulesets/base'));

test.each(compilations(FACTS).map((one): [string, Compilation] => [one.name, one]))('%s', (name, compilation) => {
  const written = prepared(compilation);
  expect(written.of).toBe(nameOf(compilation));
  const validators = written.validators(compilation.scope, require);
  const ajv = compile(compilation);
  const seen = { passed: 0, refused: 0 };
  for (const id of Object.keys(compilation.schemas)) {
    const compiled = ajv.getSchema(id) as ValidateFunction;
    const ours = validators[id] as ValidateFunction;
    for (const value of name.startsWith('documents') ? DOCUMENTS : REQUESTS) {
      const passes = compiled(value) as boolean;
      expect(ours(value)).toBe(passes);
      expect(plain(ours)).toEqual(plain(compiled));
      seen[passes ? 'passed' : 'refused'] += 1;
    }
  }
  expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(50);
});

test('the verdict on a document is that of what tells its faults', () => {
  const [verdict, whole] = ['verdict', 'whole'].map((thoroughness) => {
    const compilation = compilations(FACTS).find(({ name }) => name === `documents, ${thoroughness}`) as Compilation;
    return { schemas: compilation.schemas, ajv: compile(compilation) };
  }) as [{ schemas: object; ajv: Ajv2020 }, { schemas: object; ajv: Ajv2020 }];
  const seen = { passed: 0, refused: 0 };
  for (const id of Object.keys(whole.schemas)) {
    const tells = whole.ajv.getSchema(id) as ValidateFunction;
    const decides = verdict.ajv.getSchema(id) as ValidateFunction;
    for (const value of [...DOCUMENTS, ...DAMAGED]) {
      const passes = tells(value) as boolean;
      expect(decides(value)).toBe(passes);
      seen[passes ? 'passed' : 'refused'] += 1;
    }
  }
  expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(300);
});

test('what was written for other schemas goes by another name', () => {
  for (const compilation of compilations(FACTS)) {
    const { options, schemas } = compilation;
    expect(nameOf({ ...compilation, schemas: { ...schemas, more: {} } })).not.toBe(nameOf(compilation));
    expect(nameOf({ ...compilation, options: { ...options, verbose: options.verbose !== true } })).not.toBe(
      nameOf(compilation),
    );
  }
});
