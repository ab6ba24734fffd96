/**
 * What the gate in front of `POST /v1/determinations` costs: CPU microseconds of the service's process per request, over
 * a kept connection, with nobody asked, with API keys and with tokens. One process per way, taking turns, so that a slow
 * minute of the machine falls on all alike. `npm run bench:auth -- [ROUNDS REQUESTS CONNECTIONS] [constant]`; `constant`
 * leaves the engine out.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Pool } from 'undici';
import { digestOf, keyIdOf, newKey } from '../src/http/auth/api-keys/key.js';

const engine = process.argv.includes('constant') ? ['constant'] : [];
const [rounds = 15, requests = 1500, connections = 10] = process.argv.slice(2).map(Number).filter(Number.isInteger);
const ROOT = process.cwd();
const BODY = readFileSync(join(ROOT, 'examples/intensive-outpatient-approved/request.json'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'ur-bench-auth-'));

interface Way {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly token?: string;
}

const ISSUER = 'https://issuer.example/';
const AUDIENCE = 'utilization-review';

async function ways(): Promise<readonly Way[]> {
  const key = newKey();
  const file = join(folder, 'keys.json');
  const entry = { id: keyIdOf(key), client: 'bench', sha256: digestOf(key).toString('hex'), scopes: ['determine'] };
  writeFileSync(file, JSON.stringify({ keys: [entry] }));
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] });
  const issuer = createServer((_request, response) => void response.end(jwks))
    .listen(0, '127.0.0.1')
    .unref();
  await once(issuer, 'listening');
  const token = await new SignJWT({ client_id: 'bench', scope: 'determine' })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .sign(privateKey);
  return [
    { name: 'none', environment: {} },
    {
      name: 'none, rates counted',
      environment: { UR_TRUST_PROXY: '1', UR_RATE_LIMIT: '10000000' },
    },
    {
      name: 'api-keys',
      environment: { UR_AUTH: 'api-keys', UR_API_KEYS: file, UR_RATE_LIMIT: '10000000' },
      token: key,
    },
    {
      name: 'jwt',
      environment: {
        UR_AUTH: 'jwt',
        UR_JWT_ISSUER: ISSUER,
        UR_JWT_AUDIENCE: AUDIENCE,
        UR_JWT_JWKS: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/`,
        UR_RATE_LIMIT: '10000000',
      },
      token,
    },
  ];
}

interface Running {
  readonly name: string;
  readonly slice: () => Promise<number>;
  readonly stop: () => void;
}

/** A service whose process tells the CPU time it has used so far. */
async function start({ environment, name, token }: Way): Promise<Running> {
  const child = fork(fileURLToPath(new URL('./auth-service.js', import.meta.url)), engine, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], UR_PORT: '0', UR_RULESETS: join(ROOT, 'rulesets'), ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let out = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${name} did not start`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (out.includes('curl')) return;
      out += chunk.toString();
      const address = /listening on (\S+)/.exec(out)?.[1];
      if (address !== undefined && out.includes('curl')) resolve(address);
    });
  });
  const pool = new Pool(url, { connections });
  const cpu = async (): Promise<number> => {
    child.send('cpu');
    const [microseconds] = (await once(child, 'message')) as [number];
    return microseconds;
  };
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const ask = async (): Promise<void> => {
    const { body, statusCode } = await pool.request({
      method: 'POST',
      path: '/v1/determinations',
      headers,
      body: BODY,
    });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${name} answered ${statusCode}`);
  };
  const slice = async (): Promise<number> => {
    const before = await cpu();
    let left = requests;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (left-- > 0) await ask();
      }),
    );
    return ((await cpu()) - before) / requests;
  };
  return { name, slice, stop: () => void child.kill() };
}

const running = await Promise.all((await ways()).map(start));
const seen = new Map<string, number[]>(running.map(({ name }) => [name, []]));
for (const { slice } of running) for (let warm = 0; warm < 3; warm += 1) await slice();
for (let round = 0; round < rounds; round += 1)
  for (let turn = 0; turn < running.length; turn += 1) {
    const one = running[(round + turn) % running.length] as Running;
    seen.get(one.name)?.push(await one.slice());
  }
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.round((values.length - 1) * share)] as number;
for (const [name, values] of seen) {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(values, share).toFixed(1));
  process.stdout.write(
    `${name.padEnd(22)} ${middle} CPU µs a request (half of ${rounds} rounds within ${low} to ${high})\n`,
  );
}
running.forEach(({ stop }) => stop());
rmSync(folder, { recursive: true });
process.exit();
