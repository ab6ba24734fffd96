import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The service as a process of its own, started as an operator would start it. */
export interface Instance {
  readonly url: string;
  readonly child: ChildProcess;
  readonly output: () => { readonly out: string; readonly err: string };
  /** Exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  /** Resolves when `/readyz` says 200; throws when the process ends before that. */
  readonly ready: () => Promise<void>;
  /** How often a message stands in its log so far. */
  readonly said: (message: string) => number;
}

export interface StartOptions {
  readonly port: number;
  /** From source by default; `dist` must have been built. */
  readonly built?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Flags of Node. */
  readonly flags?: readonly string[];
  /** An open file for standard output; kept for `output` by default. */
  readonly out?: number;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MS = 60_000;

/** The environment of this process without what configures the service. */
const CLEAN = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(UR_.*|PORT|HOST|NODE_OPTIONS)$/.test(name)),
);

export function startInstance({ port, built = false, environment = {}, flags = [], out }: StartOptions): Instance {
  const program = [...flags, ...(built ? ['dist/main.js'] : ['--import', 'tsx', 'src/main.ts'])];
  const child = spawn(process.execPath, program, {
    cwd: ROOT,
    env: { ...CLEAN, UR_PORT: String(port), ...environment },
    stdio: ['ignore', out ?? 'pipe', 'pipe'],
  });
  let outText = '';
  let errText = '';
  child.stdout?.on('data', (chunk: Buffer) => (outText += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errText += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  const ready = async (): Promise<void> => {
    const until = performance.now() + PATIENCE_MS;
    while (!(await answersReady(url))) {
      if (child.exitCode !== null || performance.now() > until)
        throw new Error(`the service on ${url} did not get ready: ${errText}`);
      await wait(50);
    }
  };
  return {
    url,
    child,
    ready,
    output: () => ({ out: outText, err: errText }),
    ended: once(child, 'close').then(([code]) => code as number | null),
    said: (message) => outText.split(`"msg":"${message}"`).length - 1,
  };
}

/** Is it ready, asked on a connection of its own? A service that does not answer is not. */
export async function answersReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, {
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(5_000),
    });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  holder.close();
  await once(holder, 'close');
  return port;
}
