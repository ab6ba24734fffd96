import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.js';
import { ENGINE_VERSION } from '../../src/domain/engine-version.js';
import { APPROVED, ROOT, ur } from './harness.js';

describe('the command line', () => {
  it('prints its version and its help, with examples and every exit code', async () => {
    expect(await ur(['--version'])).toEqual({ code: 0, out: `${ENGINE_VERSION}\n`, err: '' });
    const { code, out } = await ur(['--help']);
    expect(code).toBe(0);
    for (const { code: number, meaning } of Object.values(EXIT)) expect(out).toContain(`${number}  ${meaning}`);
  });

  it.each([
    'serve',
    'decide',
    'recommend',
    'explain',
    'payers',
    'facts',
    'criteria',
    'rulesets check',
    'rulesets lint',
    'rulesets test',
    'rulesets new',
    'rulesets pin',
    'rulesets publish',
    'rulesets end',
    'rulesets withdraw',
    'rulesets renew',
    'replay',
    'fhir to-bundle',
    'fhir from-bundle',
  ])('shows examples in the help of %s', async (command) => {
    const { code, out } = await ur([...command.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/Examples?:\n {2}(ur|echo) /);
  });

  it.each([
    [[]],
    [['decied', 'x']],
    [['decide']],
    [['decide', '-', '--detail', 'most']],
    [['decide', '-', '--engin', 'x']],
    [['serve', '--port', '99999']],
    [['serve', '--log-level', 'loud']],
    [['rulesets']],
  ])('%j is not understood: exit code 2, words on standard error, no stack', async (argv) => {
    const { code, err, out } = await ur(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
    expect(err).not.toMatch(/^ {4}at /m);
  });

  it('documents every exit code in docs/cli.md', () => {
    const text = readFileSync(`${ROOT}docs/cli.md`, 'utf8').replaceAll(/ +/g, ' ');
    for (const { code, meaning } of Object.values(EXIT)) expect(text).toContain(`| ${code} | ${meaning} |`);
  });
});

/** The command as a process of its own, from source. */
function start(args: readonly string[], stdout: 'pipe' | number = 'pipe'): ReturnType<typeof spawn> {
  return spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    stdio: ['pipe', stdout, 'pipe'],
  });
}

const textOf = (stream: NodeJS.ReadableStream | null): { text: string } => {
  const seen = { text: '' };
  stream?.on('data', (chunk: Buffer) => (seen.text += chunk.toString('utf8')));
  return seen;
};

const ended = (child: ReturnType<typeof spawn>): Promise<number | null> =>
  new Promise((resolve) => child.once('close', resolve));

describe('as a process', () => {
  it('reads standard input and ends with the exit code', async () => {
    const child = start(['decide', '-', '--json']);
    const out = textOf(child.stdout);
    child.stdin?.end(APPROVED);
    expect(await ended(child)).toBe(0);
    expect(out.text).toContain('"decision": "approve"');
  });

  it('says nothing when its reader goes away', async () => {
    const child = start(['decide', '-', '--ndjson', '--json', '--detail', 'full']);
    const err = textOf(child.stderr);
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(`${APPROVED}\n`.repeat(300));
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended(child)).toBe(0);
    expect(err.text).not.toMatch(/EPIPE|Error|at /);
  });

  it.skipIf(!existsSync('/dev/full'))('says when what it prints cannot be written', async () => {
    const full = openSync('/dev/full', 'w');
    const child = start(['decide', '-', '--json'], full);
    const err = textOf(child.stderr);
    child.stdin?.end(APPROVED);
    expect(await ended(child)).toBe(3);
    expect(err.text).toBe('ur: the output cannot be written (ENOSPC)\n');
    closeSync(full);
  });

  it('serves until it is told to end', async () => {
    const child = start(['serve', '--port', '0', '--log-level', 'warn']);
    const url = await new Promise<string>((resolve, reject) => {
      const out = textOf(child.stdout);
      child.stdout?.on('data', () => {
        const found = /listening on (\S+)/.exec(out.text)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('close', () => reject(new Error('ended early')));
    });
    const response = await fetch(`${url}/v1/payers`);
    expect(response.status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  });
});
