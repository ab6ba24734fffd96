import { readFileSync } from 'node:fs';
import { quantile } from '../report/stats.js';
import { Connection, requestBytes } from './connection.js';

/** The load generator, in a process of its own: as fast as the connections allow, or at a fixed rate. */

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** Ends sooner when so many have been sent. */
  readonly atMost?: number;
  /** Requests a second; absent: as many as are answered. */
  readonly rate?: number;
}

export interface Carried {
  readonly answered: number;
  readonly perSecond: number;
  /** Milliseconds from when a request was due, so that a server that stops for a while is not let off. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of the generator's own processor time for a request. */
  readonly own: number;
}

const [bodiesFile = ''] = process.argv.slice(2);
const bodies = readFileSync(bodiesFile, 'utf8').trimEnd().split('\n');

process.on('message', (load: Load) => {
  void carry(load).then(
    (carried) => process.send?.(carried),
    (error: unknown) => {
      process.send?.({ error: String(error) });
    },
  );
});
process.send?.('ready');

async function carry(load: Load): Promise<Carried> {
  const url = new URL(load.url);
  let fail: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_resolve, reject) => (fail = reject));
  const requests = bodies.map((body) => requestBytes(url, '/v1/determinations', Buffer.from(body), load.headers));
  const connections = await Promise.all(Array.from({ length: load.connections }, () => Connection.open(url, fail)));
  const took: number[] = [];
  let sent = 0;
  const next = (): Buffer | undefined =>
    sent === load.atMost ? undefined : (requests[sent++ % requests.length] as Buffer);
  const cpuFrom = process.cpuUsage();
  const from = performance.now();
  const drive = load.rate === undefined ? flatOut(connections, next, took) : paced(connections, next, took, load.rate);
  await Promise.race([drive(from + load.seconds * 1000), failure]);
  const wall = performance.now() - from;
  const { system, user } = process.cpuUsage(cpuFrom);
  for (const connection of connections) connection.close();
  return {
    answered: took.length,
    perSecond: (took.length / wall) * 1000,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    own: (user + system) / took.length,
  };
}

type Drive = (until: number) => Promise<void>;

/** Each connection sends its next request as soon as it has an answer. */
const flatOut =
  (connections: readonly Connection[], next: () => Buffer | undefined, took: number[]): Drive =>
  (until) =>
    new Promise((resolve) => {
      let open = connections.length;
      const go = (connection: Connection): void => {
        const due = performance.now();
        const request = due < until ? next() : undefined;
        if (request === undefined) {
          open -= 1;
          if (open === 0) resolve();
          return;
        }
        connection.send(request, () => {
          took.push(performance.now() - due);
          go(connection);
        });
      };
      connections.forEach(go);
    });

/** A request is due at every beat; when no connection is free it waits, and its waiting counts. */
const paced =
  (connections: readonly Connection[], next: () => Buffer | undefined, took: number[], rate: number): Drive =>
  (until) =>
    new Promise((resolve) => {
      const free = [...connections];
      const from = performance.now();
      let beats = 0;
      let running = 0;
      const due = (): number => from + (beats * 1000) / rate;
      const go = (): void => {
        const now = performance.now();
        while (free.length > 0 && due() <= now && due() < until) {
          const [at, request] = [due(), next()];
          if (request === undefined) break;
          const connection = free.pop() as Connection;
          beats += 1;
          running += 1;
          connection.send(request, () => {
            took.push(performance.now() - at);
            running -= 1;
            free.push(connection);
            if (due() <= performance.now()) go();
          });
        }
        if (due() >= until && running === 0) {
          clearInterval(clock);
          resolve();
        }
      };
      const clock = setInterval(go, 1);
    });
