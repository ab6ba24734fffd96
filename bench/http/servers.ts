import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf, keyIdOf, newKey } from '../../src/http/auth/api-keys/key.js';

/** What is loaded: a program, its settings, and what every request to it carries. */
export interface ServerPlan {
  readonly name: string;
  readonly program: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const SERVICE = 'service';
export const ECHO = 'Express echo';

/** A key that may have requests decided, and the file that the service knows it by. */
export interface Keys {
  readonly key: string;
  readonly file: string;
}

export function writeKeys(folder: string): Keys {
  const key = newKey();
  const file = path.join(folder, 'keys.json');
  const entry = { id: keyIdOf(key), client: 'bench', sha256: digestOf(key).toString('hex'), scopes: ['determine'] };
  writeFileSync(file, JSON.stringify({ keys: [entry] }));
  return { key, file };
}

/** One line more for a variant of the service. Second opinions are a load of their own, and have a line of their own. */
export const serverPlans = (answersFile: string, { file, key }: Keys): readonly ServerPlan[] => [
  service,
  {
    name: 'service, API keys',
    program: MAIN,
    environment: { ...ALONE, ...withKeys(file) },
    headers: { authorization: `Bearer ${key}` },
  },
  { name: 'service, 1% checked', program: MAIN, environment: { UR_SECOND_OPINION: '0.01' } },
  expressEcho(answersFile),
  { name: 'node:http echo', program: [here('./node-echo.js'), answersFile] },
];

/** The least that Express does. */
export const expressEcho = (answersFile: string): ServerPlan => ({
  name: ECHO,
  program: [here('./express-echo.js'), answersFile],
});

const MAIN: readonly string[] = ['dist/main.js'];
const ALONE = { UR_SECOND_OPINION: '0' };

export const service: ServerPlan = { name: SERVICE, program: MAIN, environment: ALONE };

const withKeys = (file: string): Readonly<Record<string, string>> => ({
  UR_AUTH: 'api-keys',
  UR_API_KEYS: file,
  UR_RATE_LIMIT: '10000000',
});

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export interface RunningServer {
  readonly plan: ServerPlan;
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Nothing of the caller's environment but where programs are. */
const PLAIN = { PATH: process.env['PATH'] ?? '', UR_PORT: '0', UR_HOST: '127.0.0.1' };

/** Starts one and waits until it says where it listens. Its log goes on being read, as production would. */
export function startServer(plan: ServerPlan): Promise<RunningServer> {
  const [script = '', ...rest] = plan.program;
  const child = spawn(process.execPath, [path.resolve(script), ...rest], {
    env: { ...PLAIN, ...plan.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /listening on (http:\/\/\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      child.stdout.off('data', listen).resume();
      resolve({ plan, url, pid: child.pid as number, stop: () => stop(child) });
    };
    child.stdout.on('data', listen);
    child.once('exit', (code) => reject(new Error(`${plan.name} ended with ${String(code)} before it listened`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
