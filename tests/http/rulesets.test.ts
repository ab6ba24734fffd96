/** Rulesets over HTTP: one by the digest that an answer names, and a draft checked without being kept. */
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { diffRulesets, isEmpty, type RulesetDiff } from '../../src/analysis/diff/index.js';
import { filesOf, SHIPPED, textOf } from '../rulesets/folders.js';
import { REAL_LIBRARY, realService, requestOf } from './real-service.js';

const { app, logText } = realService();
const agent = supertest(app);
const shipped = filesOf(SHIPPED);

interface Checked {
  readonly ok: boolean;
  readonly count: number;
  readonly faults: readonly {
    readonly code: string;
    readonly file: string;
    readonly line: number;
    readonly pointer: string;
  }[];
}

const check = (files: unknown) => agent.post('/v1/rulesets/check').send({ files } as object);
const checked = async (files: Readonly<Record<string, string>>): Promise<Checked> => {
  const { body, status } = await check(files);
  expect(status).toBe(200);
  return body as Checked;
};

describe('GET /v1/rulesets/{digest}', () => {
  test('gives the ruleset that an answer names', async () => {
    const decided = await agent.post('/v1/determinations').send(requestOf('residential-2026-statute'));
    const { digest, payer, version } = (
      decided.body as { provenance: { ruleset: { digest: string; payer: string; version: string } } }
    ).provenance.ruleset;
    const found = await agent.get(`/v1/rulesets/${digest}`);
    expect(found.body).toMatchObject({ digest, ruleset: { payer, version } });
    expect(found.body).toEqual((await agent.get(`/v1/payers/${payer}/rulesets/${version}`)).body);
  });

  test('finds every version loaded, and says where none is', async () => {
    for (const { versions } of REAL_LIBRARY.payers.values())
      for (const { digest, document } of versions) {
        const { body } = await agent.get(`/v1/rulesets/${digest}`);
        expect(body).toMatchObject({ digest, ruleset: { payer: document.payer, version: document.version } });
      }
    for (const none of ['0'.repeat(64), 'x']) {
      const { body, status } = await agent.get(`/v1/rulesets/${none}`);
      expect([status, (body as { faults: { code: string }[] }).faults.map(({ code }) => code)]).toEqual([
        404,
        ['ruleset-unknown'],
      ]);
    }
    expect((await agent.get('/v1/rulesets/check')).status).toBe(405);
  });
});

describe('GET /v1/payers/{payer}/rulesets/{version}/differences/{earlier}', () => {
  const between = (payer: string, version: string, earlier: string) =>
    agent.get(`/v1/payers/${payer}/rulesets/${version}/differences/${earlier}`);

  test('says of every payer with several versions what the command line says, and nothing of a version and itself', async () => {
    const pairs = [...REAL_LIBRARY.payers.values()].flatMap(({ document: { payer }, versions }) =>
      versions.slice(1).map((after, index) => ({ payer, before: versions[index] as typeof after, after })),
    );
    expect(pairs.length).toBeGreaterThan(1);
    for (const { after, before, payer } of pairs) {
      const { body } = await between(payer, after.document.version, before.document.version);
      expect(body).toEqual(JSON.parse(JSON.stringify(diffRulesets(REAL_LIBRARY, before, after))));
      expect(isEmpty(body as RulesetDiff)).toBe(false);
      const { body: same } = await between(payer, after.document.version, after.document.version);
      expect(isEmpty(same as RulesetDiff)).toBe(true);
    }
  });

  test('names the versions there are where one is not', async () => {
    const { body, status } = await between('example-health', '2026-01-01', '1999-01-01');
    expect([status, (body as { faults: { candidates: string[] }[] }).faults[0]?.candidates]).toEqual([
      404,
      ['2025-01-01', '2026-01-01'],
    ]);
  });
});

describe('POST /v1/rulesets/check', () => {
  const RULES = 'payers/example-fourth/2027-01-01/rules/general.json';
  const RULESET = 'payers/example-fourth/2027-01-01/ruleset.json';

  /** The shipped version of a payer as a draft that follows it. */
  function draft(): Record<string, string> {
    const own = shipped.filter(({ path }) => path.startsWith('payers/example-fourth/2026-01-01/'));
    const files = Object.fromEntries(
      own.map(({ path }) => [path.replace('2026-01-01', '2027-01-01'), textOf(shipped, path)]),
    );
    const ruleset = JSON.parse(files[RULESET] ?? '') as { effective: object };
    const effective = { ...ruleset.effective, from: '2027-01-01' };
    return { ...files, [RULESET]: JSON.stringify({ ...ruleset, version: '2027-01-01', effective }, null, 2) };
  }

  test('a sound draft of a loaded payer has no fault, and nothing decides by it', async () => {
    expect(await checked(draft())).toEqual({ ok: true, count: 0, faults: [] });
    const { body } = await agent.get('/v1/payers/example-fourth/rulesets');
    expect((body as { drafts: string[] }).drafts).toEqual([]);
  });

  test('every fault, with file, line, column and pointer, quoting its author', async () => {
    const files = draft();
    files[RULES] = (files[RULES] ?? '').replace('"status": "', '"status": "very ');
    files[RULESET] = (files[RULESET] ?? '').replace('"adultFrom": 18', '"adultFrom": 5');
    const { count, faults, ok } = await checked(files);
    expect([ok, count]).toEqual([false, faults.length]);
    expect(faults.map(({ code, file }) => [code, file])).toEqual(
      expect.arrayContaining([
        ['value-not-allowed', RULES],
        ['number-out-of-range', RULESET],
      ]),
    );
    const [fault] = faults.filter(({ file }) => file === RULES);
    expect(fault).toMatchObject({ pointer: '/rules/0/status', message: expect.stringContaining('`very ') as string });
    expect(fault?.line).toBeGreaterThan(1);
  });

  test('a payer nobody has loaded, whole or in part', async () => {
    const renamed = Object.fromEntries(
      shipped
        .filter(({ path }) => path.startsWith('payers/example-fourth/'))
        .map(({ path }) => [
          path.replace('example-fourth', 'new-plan'),
          textOf(shipped, path).replaceAll('"example-fourth"', '"new-plan"'),
        ]),
    );
    expect(await checked(renamed)).toEqual({ ok: true, count: 0, faults: [] });
    const { 'payers/new-plan/payer.json': _, ...headless } = renamed;
    expect((await checked(headless)).faults).toMatchObject([
      { code: 'file-missing', file: 'payers/new-plan/payer.json' },
    ]);
  });

  test('a published version cannot be changed, and shared files are not for a payer to send', async () => {
    const path = 'payers/example-fourth/2026-01-01/rules/general.json';
    const edited = textOf(shipped, path).replace('"title": "', '"title": "Not ');
    expect((await checked({ [path]: edited })).faults).toMatchObject([{ code: 'published-changed', file: path }]);
    const stray = { 'facts.json': '{}', '../../etc/passwd': 'x', 'payers/a/README.md': 'words' };
    expect((await checked(stray)).faults.map(({ code, file }) => [code, file])).toEqual([
      ['file-stray', '../../etc/passwd'],
      ['file-stray', 'facts.json'],
    ]);
  });

  test('a body that is not a ruleset is refused without being repeated, and the log holds nothing of it', async () => {
    const codes = async (body: unknown): Promise<unknown> => {
      const answer = await agent.post('/v1/rulesets/check').send(body as object);
      expect([400, 413, 415, 422]).toContain(answer.status);
      expect(JSON.stringify(answer.body)).not.toContain('secret');
      return (answer.body as { faults: { code: string }[] }).faults.map(({ code }) => code);
    };
    expect(await codes({ secret: 1 })).toEqual(['field-unknown', 'field-missing']);
    expect(await codes({ files: ['secret'] })).toEqual(['field-type']);
    expect(await codes({ files: { secret: 1 } })).toEqual(['field-type']);
    expect(await codes({ files: {} })).toEqual(['field-value']);
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`secret${index}`, '']));
    expect(await codes({ files: many })).toEqual(['field-value']);
    expect(await codes({ files: { secret: 'x'.repeat(1024 * 1024) } })).toEqual(['body-too-large']);
    await checked({ 'payers/secret/payer.json': '{ "secret": 1 }' });
    expect(logText()).not.toContain('secret');
  });

  test('of very many faults the first thousand are told', async () => {
    const rules = Array.from({ length: 600 }, () => ({}));
    const { count, faults } = await checked({ ...draft(), [RULES]: JSON.stringify({ rules }) });
    expect(count).toBe(1000);
    expect(faults).toHaveLength(1000);
  });
});
