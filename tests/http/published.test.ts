import { createHash } from 'node:crypto';
import supertest from 'supertest';
import { beforeAll, describe, expect, test } from 'vitest';
import { FAULTS } from '../../src/domain/faults.js';
import { determination, LIBRARY, RECOMMENDATION, service } from './fake-service.js';
import { publishedSchema } from './schema-check.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const { app } = service();
let document: JsonObject;
let page: supertest.Response;
beforeAll(async () => {
  document = (await supertest(app).get('/openapi.json')).body as JsonObject;
  page = await supertest(app).get('/docs');
});

/** Every object in a JSON value, with its path. */
function* objects(node: Json, path = '#'): Generator<[string, JsonObject]> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield [path, node];
  for (const [key, value] of Object.entries(node)) yield* objects(value, `${path}/${key}`);
}

const at = (root: Json, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((node, step) => (node as JsonObject | undefined)?.[step], root);

describe('OpenAPI', () => {
  test('every reference leads somewhere', () => {
    const lost = [...objects(document)].flatMap(([path, { $ref }]) =>
      typeof $ref === 'string' && at(document, $ref.slice(1)) === undefined ? [`${path} ${$ref}`] : [],
    );
    expect(lost).toEqual([]);
  });

  test('every field, parameter, body, answer and schema is described', () => {
    const bare: string[] = [];
    for (const [path, node] of objects(document)) {
      if (path.includes('/examples/')) continue;
      const properties = node['properties'];
      if (
        typeof properties === 'object' &&
        properties !== null &&
        !Array.isArray(properties) &&
        !path.endsWith('/properties')
      ) {
        for (const [name, field] of Object.entries(properties))
          if (!(field as JsonObject)['description'] && !(field as JsonObject)['$ref']) bare.push(`${path}/${name}`);
      }
      if (('in' in node || 'content' in node) && typeof node['description'] !== 'string') bare.push(path);
    }
    for (const [name, schema] of Object.entries((document['components'] as JsonObject)['schemas'] as JsonObject)) {
      if (!(schema as JsonObject)['description']) bare.push(name);
    }
    expect(bare).toEqual([]);
  });

  test('it lists every operation once, each with a summary and its faults', async () => {
    const operations = Object.entries(document['paths'] as JsonObject).flatMap(([path, item]) =>
      Object.entries(item as JsonObject).map(([method, operation]) => [method, path, operation as JsonObject] as const),
    );
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(41);
    for (const [method, path] of operations) {
      const answer = await supertest(app)[method as 'get' | 'post'](path.replaceAll(/\{\w+\}/g, 'x'));
      expect((answer.body as { faults?: { code: string }[] }).faults?.[0]?.code, path).not.toBe('route-not-found');
    }
  });

  test('a determination and a recommendation are what their schemas say', () => {
    const valid = publishedSchema('determination');
    expect(valid(determination('mine')), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ ...determination(), extra: 1 })).toBe(false);
    const recommendation = publishedSchema('recommendation');
    expect(recommendation(RECOMMENDATION), JSON.stringify(recommendation.errors)).toBe(true);
    expect(recommendation({ ...RECOMMENDATION, extra: 1 })).toBe(false);
  });
});

describe('the docs page', () => {
  const count = (pattern: RegExp): number => [...page.text.matchAll(pattern)].length;

  test('needs nothing but itself: no script, nothing fetched; the policy admits its one style sheet', () => {
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).not.toMatch(
      /<script|<link|<img|<iframe|@import|url\(|\son\w+=|style="|https?:\/\/(?!127\.0\.0\.1)/,
    );
    const style = /<style>([\s\S]*)<\/style>/.exec(page.text)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page.headers['content-security-policy']).toContain(`style-src 'sha256-${digest}'`);
    expect(page.headers['content-security-policy']).toContain(`default-src 'none'`);
  });

  test('has a language, a title, landmarks, a skip link, one h1, headings without jumps, scoped table heads', () => {
    expect(page.text).toMatch(/<html lang="en">/);
    expect(page.text).toMatch(/<title>[^<]+<\/title>/);
    for (const part of ['<header>', '<nav aria-label', '<main id="main"', '<footer>', 'href="#main"'])
      expect(page.text).toContain(part);
    expect(count(/<h1[ >]/g)).toBe(1);
    const levels = [...page.text.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(count(/<table[ >]/g)).toBe(count(/<caption>/g));
    expect(count(/<th(?! scope|ead)[ >]/g)).toBe(0);
  });

  test('every id once, every inner link leads somewhere', () => {
    const ids = [...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const lost = [...page.text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.includes(id));
    expect([...new Set(lost)]).toEqual([]);
  });

  test('holds every fault code, which is where the type of a problem leads, and every fact', () => {
    for (const code of [...Object.keys(FAULTS), 'several-faults']) expect(page.text).toContain(`id="${code}"`);
    for (const { name } of LIBRARY.catalogue.facts) expect(page.text).toContain(`id="fact-${name}"`);
  });

  test('tags are closed in order', () => {
    const open: string[] = [];
    for (const [, close, tag = ''] of page.text
      .replace(/<style>[\s\S]*<\/style>/, '')
      .matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (['meta', 'wbr'].includes(tag)) continue;
      if (close === '') open.push(tag);
      else expect(open.pop()).toBe(tag);
    }
    expect(open).toEqual([]);
  });
});
