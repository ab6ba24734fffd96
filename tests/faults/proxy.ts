import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** nginx with the shipped configuration, in front of two instances. */
export interface Proxy {
  readonly url: string;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

const TEMPLATE = new URL('../../deploy/nginx/utilization-review.conf.template', import.meta.url);
const DEBIAN_SBIN = '/usr/sbin';

/** What to call nginx by, or undefined where there is none. Debian's is not on the path of every user. */
export function findNginx(): string | undefined {
  return ['nginx', `${DEBIAN_SBIN}/nginx`].find((name) => spawnSync(name, ['-v']).error === undefined);
}

/** The shipped configuration with its variables filled in, inside the least main file that runs it in this folder. */
export function writeConfiguration(folder: string, port: number, upstreams: readonly [string, string]): string {
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name), { recursive: true });
  const filled = readFileSync(TEMPLATE, 'utf8')
    .replaceAll('${UR_PROXY_LISTEN}', `127.0.0.1:${port}`)
    .replaceAll('${UR_UPSTREAM_1}', upstreams[0])
    .replaceAll('${UR_UPSTREAM_2}', upstreams[1]);
  writeFileSync(join(folder, 'service.conf'), filled);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${join(folder, name.replace('client_', ''))};`,
  );
  const main = join(folder, 'nginx.conf');
  const user = process.getuid?.() === 0 ? ['user root;'] : [];
  writeFileSync(
    main,
    [
      ...user,
      'daemon off;',
      'worker_processes 1;',
      `pid ${join(folder, 'nginx.pid')};`,
      'error_log /dev/stderr crit;',
      'events { worker_connections 1024; }',
      'http {',
      ...temporary,
      `  include ${join(folder, 'service.conf')};`,
      '}',
      '',
    ].join('\n'),
  );
  return main;
}

export async function startProxy(
  nginx: string,
  folder: string,
  port: number,
  upstreams: readonly [string, string],
): Promise<Proxy> {
  const main = writeConfiguration(folder, port, upstreams);
  // Through `cat`: nginx opens /dev/stdout by name, which a socket, as Node gives its children, does not allow.
  const child: ChildProcess = spawn('sh', ['-c', `${nginx} -p "$1" -c "$2" 2>&1 | cat`, 'sh', folder, main], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'close');
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${text}`);
    await wait(50);
  }
  const stop = async (): Promise<void> => {
    process.kill(Number(readFileSync(join(folder, 'nginx.pid'), 'utf8')), 'SIGQUIT');
    await ended;
  };
  return { url, log: () => text, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(`${url}/metrics`)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
