import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect } from 'vitest';

/** A program of ours as a process of its own, with what it has said so far. It ends with the test that started it. */
export interface Run {
  readonly child: ChildProcess;
  readonly output: { readonly out: string; readonly err: string };
  readonly ended: Promise<number | null>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** Runs node with these arguments and nothing but this environment. */
export function run(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string = ROOT,
): Run {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  return { child, output, ended: once(child, 'close').then(([code]) => code as number | null) };
}

/** Where the service says that it listens, once it says so. */
export async function addressOf({ output }: Run): Promise<string> {
  await expect.poll(() => output.out + output.err, { timeout: 60_000 }).toContain('curl');
  return /listening on (http:\/\/\S+)/.exec(output.out)?.[1] ?? '';
}
