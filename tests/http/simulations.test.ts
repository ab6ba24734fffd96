import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/analysis/cases.js';
import { createSimulator } from '../../src/analysis/simulation/simulate.js';
import type { Simulation } from '../../src/analysis/simulation/simulation.js';
import { succeed } from '../../src/domain/faults.js';
import type { Ruleset } from '../../src/library.js';
import { REAL_LIBRARY, realService } from './real-service.js';
import { publishedSchema } from './schema-check.js';

const { app, logText } = realService();
const post = (body: object) => supertest(app).post('/v1/simulations').send(body);
const faultsOf = ({ body }: supertest.Response): readonly { code: string; pointer?: string; detail?: string }[] =>
  (body as { faults: readonly { code: string; pointer?: string; detail?: string }[] }).faults;

const payer = REAL_LIBRARY.payers.get('example-health');
const versions = payer?.versions ?? [];
const requests = versions.flatMap(({ cases }) =>
  cases.flatMap((document) => document.cases.map((one) => bodyOf(document, one) as object)),
);
const SHIPPED = { payer: 'example-health', before: '2025-01-01', after: '2026-01-01' };

/** The files of a shipped version, as POST /v1/rulesets/check takes them. */
function filesOf(version: string, named = version): Record<string, string> {
  const home = fileURLToPath(new URL(`../../rulesets/payers/example-health/${version}/`, import.meta.url));
  const names = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [`payers/example-health/${named}/${name}`, readFileSync(`${home}${name}`, 'utf8')]),
  );
}

test('answers as the command line does, and as the schema says', async () => {
  const { body, status } = await post({ ...SHIPPED, requests });
  expect(status).toBe(200);
  const [before, after] = versions as [Ruleset, Ruleset];
  const simulator = createSimulator(REAL_LIBRARY, { payer: 'example-health', before, after, draft: false });
  requests.forEach((request, index) => simulator.judge(index + 1, succeed(request)));
  expect(body).toEqual(JSON.parse(JSON.stringify(simulator.result(false))));
  const valid = publishedSchema('simulation');
  expect(valid(body), JSON.stringify(valid.errors)).toBe(true);
});

test('a posted draft is held against a shipped version', async () => {
  const files = filesOf('2026-01-01');
  const { body, status } = await post({ payer: 'example-health', before: '2025-01-01', draft: { files }, requests });
  expect(status).toBe(200);
  const shipped = (await post({ ...SHIPPED, requests })).body as Simulation;
  expect(body).toEqual({ ...shipped, after: { ...shipped.after, draft: true } });
});

test('a faulty draft is refused with every fault by code and place, and repeats nothing of it', async () => {
  const files = filesOf('2026-01-01');
  const [path = ''] = Object.keys(files).filter((name) => name.includes('/rules/'));
  const text = (files[path] ?? '').replace('"when"', '"ZZMARKED"');
  const answer = await post({
    payer: 'example-health',
    before: '2025-01-01',
    draft: { files: { ...files, [path]: text } },
    requests,
  });
  expect(answer.status).toBe(422);
  for (const { code, detail, pointer } of faultsOf(answer)) {
    expect([code, pointer]).toEqual(['draft-faulty', '/draft/files']);
    expect(detail).toMatch(/^[a-z-]+, .+ \(line \d+, column \d+\)$/);
  }
  expect(answer.text).not.toContain('ZZMARKED');
});

describe('a body that cannot be simulated', () => {
  const draft = { files: filesOf('2026-01-01') };
  test.each<[string, object, string, string]>([
    ['a list', [], 'field-type', ''],
    ['no payer', { before: '2025-01-01', after: '2026-01-01', requests }, 'field-missing', '/payer'],
    ['an unknown payer', { ...SHIPPED, payer: 'nobody', requests }, 'payer-unknown', '/payer'],
    ['an unknown first version', { ...SHIPPED, before: '1999', requests }, 'version-unknown', '/before'],
    ['an unknown second version', { ...SHIPPED, after: '1999', requests }, 'version-unknown', '/after'],
    [
      'neither version nor draft',
      { payer: 'example-health', before: '2025-01-01', requests },
      'field-missing',
      '/after',
    ],
    ['both', { ...SHIPPED, draft, requests }, 'field-missing', '/after'],
    ['no requests', SHIPPED, 'field-missing', '/requests'],
    ['requests that are no list', { ...SHIPPED, requests: {} }, 'field-type', '/requests'],
    [
      'too many requests',
      { ...SHIPPED, requests: Array.from({ length: 1001 }, () => ({})) },
      'field-value',
      '/requests',
    ],
    ['another field', { ...SHIPPED, requests, more: 1 }, 'field-unknown', ''],
    [
      'files of two versions',
      { ...SHIPPED, after: undefined, requests, draft: { files: { ...draft.files, ...filesOf('2025-01-01') } } },
      'field-value',
      '/draft/files',
    ],
    [
      'files of another payer',
      { ...SHIPPED, after: undefined, requests, draft: { files: { 'payers/x/1/ruleset.json': '{}' } } },
      'field-value',
      '/draft/files',
    ],
    [
      'a path that leads elsewhere',
      { ...SHIPPED, after: undefined, requests, draft: { files: { 'payers/example-health/../../facts.json': '{}' } } },
      'field-value',
      '/draft/files',
    ],
    [
      'a file that is no text',
      { ...SHIPPED, after: undefined, requests, draft: { files: { 'payers/example-health/1/ruleset.json': 1 } } },
      'field-type',
      '/draft/files',
    ],
    ['no files', { ...SHIPPED, after: undefined, requests, draft: { files: {} } }, 'field-value', '/draft/files'],
  ])('%s', async (_, body, code, pointer) => {
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(faultsOf(answer).map((fault) => [fault.code, fault.pointer])).toContainEqual([code, pointer]);
    expect(publishedSchema('problem')(answer.body)).toBe(true);
  });
});

test('the log says the payer, the version and counts, and nothing of a request or draft', async () => {
  const mark = 'ZZMARKED';
  await post({ ...SHIPPED, requests: [...requests.slice(0, 2), { [mark]: mark }, { payer: mark }] });
  await post({ ...SHIPPED, before: mark, [mark]: mark, requests: [mark] });
  await expect.poll(() => logText()).toContain('"lines":4');
  const line =
    logText()
      .split('\n')
      .find((one) => one.includes('"lines":4')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({
    route: '/v1/simulations',
    payer: 'example-health',
    version: '2025-01-01',
    lines: 4,
  });
  expect(logText()).not.toMatch(new RegExp(mark, 'i'));
});
