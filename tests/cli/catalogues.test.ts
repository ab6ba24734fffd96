import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.js';
import { APPROVED, ROOT, changed, draftsFolder, json, shippedLibrary, ur } from './harness.js';

const library = shippedLibrary();
const app = createApp(library, { log: pino({ level: 'silent' }) });

describe('--json is what the service answers', () => {
  it.each([
    [['payers'], '/v1/payers'],
    [['payers', 'va-medicaid-arts'], '/v1/payers/va-medicaid-arts/rulesets'],
    [['payers', 'va-medicaid-arts', '2017-04-01'], '/v1/payers/va-medicaid-arts/rulesets/2017-04-01'],
    [['facts'], '/v1/facts'],
    [
      ['facts', '--payer', 'va-medicaid-arts', '--level', '2.1', '--date', '2018-06-01'],
      '/v1/payers/va-medicaid-arts/minimum-facts?level=2.1&date=2018-06-01',
    ],
    [['criteria'], '/v1/criteria'],
    [['criteria', 'asam-4-adult'], '/v1/criteria/asam-4-adult'],
  ])('%j', async (command, address) => {
    const { code, out } = await ur([...command, '--json']);
    const { body } = await request(app).get(address).expect(200);
    expect(code).toBe(0);
    expect(json(out)).toEqual(body);
  });

  it.each([
    ['approved', APPROVED],
    ['faulty', changed({ member: { age: 'old' } })],
  ])('a determination: %s', async (_, stdin) => {
    const { out } = await ur(['decide', '-', '--json'], { stdin });
    const { body } = await request(app).post('/v1/determinations').type('application/json').send(stdin);
    const { instance: _ours, ...ours } = json(out);
    const { instance: _theirs, ...theirs } = body as Record<string, unknown>;
    expect(ours).toEqual(theirs);
  });
});

describe('catalogues for the eye', () => {
  it('lists payers, one payer and one version', async () => {
    expect((await ur(['payers'])).out).toContain('va-medicaid-arts\n  Virginia Medicaid');
    expect((await ur(['payers', 'va-medicaid-arts'])).out).toMatch(/No version is known.*\n {2}2022-12-29 to /);
    const { out } = await ur(['payers', 'va-medicaid-arts', 'latest']);
    expect(out).toMatch(/2\.1 +covered, authorization required +intensive outpatient services/);
    expect(out).toContain('va-07a-hours-week-adult');
  });

  it('lists facts by prefix or last part, and shows one in full', async () => {
    expect((await ur(['facts', 'requested'])).out).toContain('  requested.level (level)\n');
    expect((await ur(['facts', 'hoursPerWeek'])).out).toContain('carePlan.hoursPerWeek');
    expect((await ur(['facts', 'plan.line'])).out).toMatch(/Values\n {2}commercial +insured/);
  });

  it.each([
    [['payers', 'nobody'], 'va-medicaid-arts'],
    [['payers', 'va-medicaid-arts', '1999'], '2017-04-01'],
    [['facts', 'requested.hoursPerWek'], 'perhaps: requested.hoursPerWeek'],
    [['facts', '--payer', 'va-medicaid-arts'], '--payer and --level go together'],
    [['facts', '--payer', 'nobody', '--level', '2.1'], 'payer-unknown'],
    [['facts', '--payer', 'va-medicaid-arts', '--level', '9'], 'level-unknown'],
    [['criteria', 'asam-5'], 'asam-4-adult'],
    [['rulesets', 'test', 'nobody'], 'known: '],
  ])('%j is a mistake of usage, with what would be right', async (command, words) => {
    const { code, err, out } = await ur(command);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});

describe('ur rulesets', () => {
  it('checks the folder in the package, and another', async () => {
    expect(await ur(['rulesets', 'check'])).toMatchObject({ code: 0, err: '' });
    expect(await ur(['rulesets', 'check', '/no/such/folder'])).toMatchObject({ code: 3, out: '' });
  });

  it('lists every fault with file, line and hint; no command runs on half of the rules', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ur-rulesets-'));
    cpSync(`${ROOT}rulesets`, folder, { recursive: true });
    writeFileSync(join(folder, 'reasons.json'), '{ "reasons": {}, "more": 1 }');
    const checked = await ur(['rulesets', 'check', folder, '--json']);
    expect(checked.code).toBe(1);
    expect(json(checked.out)).toMatchObject({ ok: false });
    expect(checked.err).toMatch(/reasons\.json:1:\d+ {2}error {2}key-unknown\n/);
    expect(checked.err).toContain('see docs/errors.md#key-unknown');
    const decided = await ur(['decide', '-'], { stdin: APPROVED, env: { UR_RULESETS: folder } });
    expect(decided).toMatchObject({ code: 1, out: '' });
    expect((await ur(['payers', '--rulesets', folder])).code).toBe(1);
  });

  it('warns without failing, unless asked to be strict', async () => {
    const folder = draftsFolder();
    const path = join(folder, 'payers/example-health/2026-01-01/ruleset.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"lastVerified": "[^"]*"/, '"lastVerified": "2020-01-01"'));
    const place = 'payers/example-health/2026-01-01/ruleset.json';
    const warned = await ur(['rulesets', 'check', folder]);
    expect(warned.code).toBe(0);
    expect(warned.err).toMatch(/ruleset\.json:\d+:3 {2}warning {2}verified-long-ago\n[^]*\n1 warning\n$/);
    expect(warned.out).toContain('has no errors: ');
    const strict = await ur(['rulesets', 'check', folder, '--strict', '--json']);
    expect([strict.code, json<{ ok: boolean }>(strict.out).ok]).toEqual([1, false]);
    expect(json(strict.out)).toMatchObject({
      faults: [{ severity: 'warning', file: place, pointer: '/lastVerified' }],
    });
    // A part of the folder answers for itself alone.
    const other = await ur(['rulesets', 'check', join(folder, 'payers/va-medicaid-arts'), '--strict']);
    expect(other).toMatchObject({ code: 0, err: '' });
    expect(other.out).toMatch(
      /^✓ va-medicaid-arts has no faults: 3 versions, .* \(1 fault in other parts of the folder\)\n$/,
    );
    const own = await ur(['rulesets', 'check', 'example-health', '2026-01-01', '--strict', '--rulesets', folder]);
    expect(own.code).toBe(1);
    expect(own.err).toContain('verified-long-ago');
  });

  it.each([
    [['check', 'nobody'], 2, 'known: ca-commercial-sb855, '],
    [['check', 'va-medicaid-arts', '1999'], 2, 'known: 2017-04-01, '],
    [['check', './nowhere'], 3, 'no readable rulesets folder'],
  ])('%j names nothing that is there', async (command, code, words) => {
    const answer = await ur(['rulesets', ...command]);
    expect([answer.code, answer.out]).toEqual([code, '']);
    expect(answer.err).toContain(words);
  });

  it('runs the cases of one version', async () => {
    const { code, out } = await ur(['rulesets', 'test', 'va-medicaid-arts', '2017-04-01']);
    expect(code).toBe(0);
    expect(out).toMatch(/✓ va-medicaid-arts 2017-04-01 {2}\d+ cases\n\n\d+ cases, all as expected/);
  });

  it('names the cases that fail, and how', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ur-rulesets-'));
    cpSync(`${ROOT}rulesets`, folder, { recursive: true });
    const path = join(folder, 'payers/va-medicaid-arts/2017-04-01/cases/assessment.json');
    const document = json<{ cases: { expect: { decision: string } }[] }>(JSON.stringify(caseFile()));
    const [first] = document.cases;
    if (first !== undefined) first.expect.decision = 'deny';
    writeFileSync(path, JSON.stringify(document));
    writeFileSync(join(folder, 'published.json'), '{ "records": [] }');
    const { code, out } = await ur(['rulesets', 'test', 'va-medicaid-arts', '--rulesets', folder]);
    expect(code).toBe(4);
    expect(out).toContain('decision: expected deny, got approve (meets-criteria)');
  });
});

const caseFile = (): unknown =>
  library.payers.get('va-medicaid-arts')?.versions[0]?.cases.find(({ base }) => JSON.stringify(base) === APPROVED);
