import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USUAL_BOUNDS } from '../../src/http/body/bounds.js';
import { APPROVED, changed, ROOT, ur } from './harness.js';

/** Threads run what is built: the program is built for them, apart from `dist`, which others may be running. */
const BUILT = join(ROOT, 'build', 'threads');

beforeAll(() => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const own = ['--outDir', join(BUILT, 'dist'), '--incremental', 'false', '--sourceMap', 'false'];
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.json'), ...own]);
  for (const part of ['package.json', 'schemas']) cpSync(join(ROOT, part), join(BUILT, part), { recursive: true });
}, 120_000);

afterAll(() => rmSync(BUILT, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const start = (args: readonly string[]): ReturnType<typeof spawn> =>
  spawn(
    process.execPath,
    [join(BUILT, 'dist/cli/main.js'), 'decide', '-', '--ndjson', '--rulesets', join(ROOT, 'rulesets'), ...args],
    { env: { PATH: process.env['PATH'] } },
  );

async function decide(input: string, args: readonly string[]): Promise<Ran> {
  const child = start(args);
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

const REQUEST = JSON.stringify(JSON.parse(APPROVED));
const UNLICENSED = changed({ provider: { licensedForLevel: false } });
const PENDING = changed({ assessment: { multidimensional: 'unknown' } });
const LONG = `{"payer":"${'x'.repeat(USUAL_BOUNDS.bytes)}"}`;

/** Lines of every kind, more than a company of them. */
const LINES = Array.from({ length: 40 }, (_, turn) => [
  REQUEST.replace(/\}$/, `,"reference":"é${turn}"}`),
  '',
  `${UNLICENSED}\r`,
  '{"payer":1}',
  ...(turn % 13 === 5 ? [LONG, 'not JSON'] : []),
  PENDING,
])
  .flat()
  .join('\n');

describe('ur decide --threads', () => {
  it.each([
    ['as JSON', ['--json']],
    ['for the eye', []],
    ['with what is asked for beside the answers', ['--json', '--include', 'clocks,changes']],
    ['with a second opinion', ['--json', '--engine', 'json-rules-engine']],
    ['with everything cited', ['--json', '--detail', 'full', '--exit-code-by-decision']],
  ])('gives the same bytes in the same order, %s', async (_, args) => {
    const alone = await decide(LINES, args);
    const together = await decide(LINES, [...args, '--threads', '3']);
    expect(alone.out.split('\n').length).toBeGreaterThan(160);
    expect(together).toEqual(alone);
  });

  it('answers a line that has come while more may come', async () => {
    const child = start(['--json', '--threads', '2']);
    child.stdin?.write(`${REQUEST}\n`);
    const [first] = (await once(child.stdout as Readable, 'data')) as [Buffer];
    expect(first.toString('utf8')).toContain('{"line":1,"determination":');
    child.stdin?.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('says nothing when its reader goes away', async () => {
    const child = start(['--json', '--detail', 'full', '--threads', '2']);
    let said = '';
    child.stderr?.on('data', (text: Buffer) => (said += text.toString('utf8')));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(`${REQUEST}\n`.repeat(600));
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(said).not.toMatch(/EPIPE|Error|at /);
  });

  // On one core no thread is started.
  it.skipIf(availableParallelism() === 1).each([
    ['that came', [`${REQUEST}\n`]],
    ['that may come', []],
  ])('ends, and says so, when its threads fail over lines %s', async (_, lines) => {
    // Run from its source there is no built file that a thread could run.
    const waiting = new Readable({ read: () => undefined });
    for (const line of lines) waiting.push(line);
    const { code, err, out } = await ur(['decide', '-', '--ndjson', '--threads', '2'], { stdin: waiting });
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).toMatch(/^ur: the command failed through a mistake of ours \(\w+ at .*\); please report it\n$/);
  });

  it.each(['x', '-1', '2.5', '65', ''])('refuses "%s" as a number of threads', async (text) => {
    const { code, err } = await ur(['decide', '-', `--threads=${text}`], { stdin: APPROVED });
    expect(code).toBe(2);
    expect(err).toContain('Allowed is a number from 0 to 64.');
  });

  it('takes 0 for as many as there are cores', async () => {
    const lines = `${REQUEST}\n`.repeat(3);
    expect(await decide(lines, ['--json', '--threads', '0'])).toEqual(await decide(lines, ['--json']));
  });
});
