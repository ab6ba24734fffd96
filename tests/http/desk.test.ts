/** The review desk as the service hands it out; the desk itself is tried in a browser (tests/desk). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '../../src/http/app.js';
import { readDesk } from '../../src/http/desk/files.js';
import { createLogger } from '../../src/http/log.js';
import { DOCUMENTS, ENGINE, LIBRARY, service } from './fake-service.js';
import { collectLog } from './log-text.js';

const SCRIPT = 'console.log("desk")\n'.repeat(50);
const folder = mkdtempSync(join(tmpdir(), 'ur-desk-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Review desk</title>');
writeFileSync(join(folder, 'service-worker.js'), '// worker');
writeFileSync(join(folder, 'assets', 'desk-a1.js'), SCRIPT);
writeFileSync(join(folder, 'assets', 'face-b2.woff2'), Buffer.from([0, 1, 2, 3]));
writeFileSync(join(folder, 'assets', 'stray.map'), '{}');
afterAll(() => rmSync(folder, { recursive: true }));

const { sink, lines, logText } = collectLog();
const app = createApp(LIBRARY, {
  log: createLogger('info', sink),
  engine: ENGINE,
  documents: DOCUMENTS,
  desk: readDesk(folder),
});
const get = (path: string): supertest.Test => supertest(app).get(path);

test.each(['/', '/desk', '/desk/cases/7d6f/result', '/desk/anything/at/all'])('%s is the page', async (path) => {
  const { headers, status, text } = await get(path);
  expect([status, text]).toEqual([200, '<!doctype html><title>Review desk</title>']);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self';connect-src 'self';worker-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  );
  expect((await supertest(app).head(path)).status).toBe(200);
});

test('files go out compressed to who takes it, and are kept for good; fonts as they are', async () => {
  const packed = await get('/assets/desk-a1.js').set('accept-encoding', 'gzip');
  expect([packed.headers['content-encoding'], packed.text]).toEqual(['gzip', SCRIPT]);
  expect(Number(packed.headers['content-length'])).toBeLessThan(SCRIPT.length / 4);
  const plain = await get('/assets/desk-a1.js').set('accept-encoding', 'identity');
  expect([plain.headers['content-encoding'], plain.text]).toEqual([undefined, SCRIPT]);
  for (const { headers } of [packed, plain])
    expect([headers['cache-control'], headers['vary']]).toEqual([
      'public, max-age=31536000, immutable',
      'accept-encoding',
    ]);
  const font = await get('/assets/face-b2.woff2').set('accept-encoding', 'gzip');
  expect([font.headers['content-type'], font.headers['content-encoding']]).toEqual(['font/woff2', undefined]);
  expect((await get('/service-worker.js')).headers['cache-control']).toBe('no-cache');
});

test.each([
  '/assets/desk-a2.js',
  '/assets/stray.map',
  '/assets/..%2findex.html',
  '/assets/',
  '/assets/__proto__',
  '/desks',
])('%s is not there', async (path) => {
  const { headers, status } = await get(path);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
    'no-store',
  ]);
});

test('what a screen’s address says is not in the log', async () => {
  await get('/desk/cases/a-case-of-mine/result?with=words');
  expect(logText()).not.toMatch(/a-case-of-mine|words/);
  expect(lines().at(-1)).toMatchObject({ route: '/desk', status: 200 });
});

test('everything else is as it was: answers may run nothing and are never kept', async () => {
  const { headers } = await get('/v1/payers');
  expect(headers['content-security-policy']).not.toContain('script-src');
  expect(headers['cache-control']).toBe('no-store');
  expect((await supertest(app).post('/')).status).toBe(405);
  expect((await get('/docs')).headers['content-security-policy']).not.toContain('script-src');
});

test('where it is not built, the service is whole and leads to the docs', async () => {
  expect(readDesk(join(folder, 'nowhere'))).toBeUndefined();
  const bare = supertest(service().app);
  const { headers, status } = await bare.get('/');
  expect([status, headers['location']]).toEqual([302, '/docs']);
  expect((await bare.get('/desk')).status).toBe(404);
});
