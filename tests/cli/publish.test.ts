import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishedDocument } from '../../src/rulesets/documents.js';
import { UNDER_WAY } from '../../src/rulesets/tree.js';
import { json, ROOT, type Ran, ur } from './harness.js';

const ACT = ['--author', 'an analyst', '--approver', 'a director', '--reason', 'tests'];
const DATE = /"on": "\d{4}-\d{2}-\d{2}"/;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ur-publish-'));
  cpSync(`${ROOT}rulesets`, root, { recursive: true });
  for (const payer of ['medicare-ffs-bh', 'va-medicaid-arts']) rmSync(join(root, 'payers', payer), { recursive: true });
  const { records } = published(`${ROOT}rulesets`);
  const kept = records.filter(({ payer }) => payer === 'ny-commercial-oasas');
  writeFileSync(join(root, 'published.json'), JSON.stringify({ records: kept }));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const published = (folder: string): PublishedDocument => json(readFileSync(join(folder, 'published.json'), 'utf8'));
const rulesets = (...args: readonly string[]): Promise<Ran> => ur(['rulesets', ...args, '--rulesets', root]);

describe('ur rulesets publish', () => {
  it('names who answers for it, or is not understood', async () => {
    const { code, err } = await rulesets('publish', 'example-health', '2025-01-01', '--author', 'an analyst');
    expect([code, err]).toEqual([2, expect.stringContaining('--approver')]);
    const empty = await rulesets('publish', 'example-health', '2025-01-01', ...ACT.with(1, ' '));
    expect([empty.code, empty.err]).toEqual([2, 'ur: --author is empty\n']);
  });

  it('checks without writing, then writes, then refuses', async () => {
    const before = readFileSync(join(root, 'published.json'), 'utf8');
    const dry = await rulesets('publish', 'example-health', '2025-01-01', ...ACT, '--dry-run');
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('Nothing was written')]);
    expect(readFileSync(join(root, 'published.json'), 'utf8')).toBe(before);
    expect(dry.err).toBe('');
    const alone = ACT.with(3, 'An Analyst');
    const own = await rulesets('publish', 'example-health', '2025-01-01', ...alone, '--dry-run');
    expect([own.code, own.err]).toEqual([0, expect.stringContaining('author and approver are the same')]);
    const done = await rulesets('publish', 'example-health', '2025-01-01', ...ACT, '--json');
    expect(done.code).toBe(0);
    expect(json(done.out)).toMatchObject({
      ok: true,
      written: true,
      records: [{ version: '2025-01-01', reason: 'tests' }],
    });
    expect(readFileSync(join(root, 'published.json'), 'utf8')).toMatch(DATE);
    const known = await ur(['payers', 'example-health', '2025-01-01', '--json', '--rulesets', root]);
    const { digest } = json<{ digest: string }>(known.out);
    expect(json(done.out)).toMatchObject({ rulesets: [{ payer: 'example-health', version: '2025-01-01', digest }] });
    expect(dry.out).toMatch(new RegExp(`\n {4}ruleset {2}${digest}\n {4}files {4}(?!${digest})[0-9a-f]{64}\n`));
    const again = await rulesets('publish', 'example-health', '2025-01-01', ...ACT);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('example-health 2025-01-01 was published on')]);
  });

  it('says which case fails', async () => {
    const path = join(root, 'payers/example-fourth/2026-01-01/cases/general.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"decision": "approve"', '"decision": "deny"'));
    const { code, err, out } = await rulesets('publish', 'example-fourth', '2026-01-01', ...ACT);
    writeFileSync(path, text);
    expect([code, out]).toEqual([4, '']);
    expect(err).toMatch(/✗ example-fourth 2026-01-01: test\n {4}– .*expected deny/s);
  });

  it('waits for another publication, then gives up and says what to do', async () => {
    writeFileSync(join(root, UNDER_WAY), '');
    const { code, err } = await rulesets('end', 'ny-commercial-oasas', '2020-01-01', '--to', '2026-12-31', ...ACT);
    rmSync(join(root, UNDER_WAY));
    expect([code, err]).toEqual([3, expect.stringContaining(`remove ${UNDER_WAY}`)]);
  }, 120_000);

  it('ends and withdraws what was published', async () => {
    const wrong = await rulesets('end', 'example-health', '2025-01-01', '--to', 'soon', ...ACT);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--to is a day')]);
    const hole = await rulesets('end', 'example-health', '2025-01-01', '--to', '2025-06-30', ...ACT, '--json');
    expect([hole.code, json(hole.out)]).toMatchObject([
      1,
      { ok: false, written: false, faults: [{ code: 'gap-undeclared' }] },
    ]);
    const late = await rulesets('end', 'example-health', '2025-01-01', '--to', '2026-06-30', ...ACT, '--json');
    expect([late.code, json(late.out)]).toMatchObject([
      2,
      { ok: false, problem: expect.stringContaining('already') as string },
    ]);
    const bare = await rulesets('withdraw', 'ny-commercial-oasas', '2015-04-01', ...ACT);
    expect([bare.code, bare.err]).toEqual([1, expect.stringContaining('from 2015-04-01 through 2016-12-31')]);
    const payer = join(root, 'payers/ny-commercial-oasas/payer.json');
    const gap = '"gaps": [{ "from": "2015-04-01", "to": "2016-12-31", "reason": "Withdrawn." },';
    writeFileSync(payer, readFileSync(payer, 'utf8').replace('"gaps": [', gap));
    expect((await rulesets('withdraw', 'ny-commercial-oasas', '2015-04-01', ...ACT)).code).toBe(0);
    const [record] = published(root).records.filter(({ version }) => version === '2015-04-01');
    expect(record?.withdrawn?.reason).toBe('tests');
  });
});

describe('drafts on the command line', () => {
  const request = `${ROOT}examples/fourth-edition-join/request.json`;

  it('decide nothing without --drafts, and are shown as drafts', async () => {
    const { code, err } = await ur(['decide', request, '--rulesets', root]);
    expect([code, err]).toEqual([1, expect.stringContaining('it is a draft')]);
    expect((await ur(['decide', request, '--rulesets', root, '--drafts'])).code).toBe(0);
    expect((await ur(['decide', request, '--rulesets', root], { env: { UR_DRAFTS: 'on' } })).code).toBe(0);
    expect((await ur(['decide', request, '--rulesets', root], { env: { UR_DRAFTS: 'yes' } })).code).toBe(2);
    expect((await ur(['payers', 'example-fourth', '--rulesets', root])).out).toContain('Version 2026-01-01 (draft)');
    expect((await rulesets('test', 'example-fourth')).code).toBe(0);
  });
});

describe('ur rulesets pin', () => {
  it('lists overlays and importers, imports into a draft, and leaves published versions as they are', async () => {
    expect((await rulesets('pin')).out).toMatch(
      /us-federal@2014-07-01#[0-9a-f]{64}[^]*✓ ny-commercial-oasas 2020-01-01/,
    );
    const refused = await rulesets('pin', 'ny-commercial-oasas', '2020-01-01', 'us-federal@2014-07-01');
    expect([refused.code, refused.out]).toEqual([0, expect.stringContaining('up to date')]);
    const path = join(root, 'payers/example-fourth/2026-01-01/ruleset.json');
    const before = readFileSync(path, 'utf8');
    expect((await rulesets('pin', 'example-fourth', '2026-01-01', 'us-federal@2014-07-01')).code).toBe(0);
    expect(json<{ imports: string[] }>(readFileSync(path, 'utf8')).imports[0]).toMatch(/^us-federal@2014-07-01#/);
    expect((await ur(['rulesets', 'check', root])).code).toBe(0);
    writeFileSync(path, before);
    const unknown = await rulesets('pin', 'example-fourth', '2026-01-01', 'us-federal@1999');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('known: us-federal@2014-07-01')]);
    const overlay = join(root, 'overlays/us-federal/2014-07-01/overlay.json');
    const text = readFileSync(overlay, 'utf8');
    writeFileSync(overlay, text.replace('First version.', 'Another text.'));
    const frozen = await rulesets('pin', 'ny-commercial-oasas', '2020-01-01');
    writeFileSync(overlay, text);
    expect([frozen.code, frozen.err]).toEqual([2, expect.stringContaining('is published and keeps its pins')]);
  });
});
