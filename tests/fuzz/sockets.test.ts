/** Over real connections: what the parser of HTTP refuses, bodies that lie about their length or stop, and bombs. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAULTS } from '../../src/domain/faults.js';
import { type RunningServer, startServer } from '../../src/http/server.js';
import type { Problem } from '../../src/http/problem.js';
import { requestOf } from '../http/real-service.js';
import { publishedSchema } from '../http/schema-check.js';
import { inputs, replay, SEED, TIMEOUT_MS } from './bounds.js';
import { type Chance, chanceOf } from './chance.js';
import { shotAt } from './inputs.js';
import { isFhir, judgeOutcome, must } from './judge.js';
import { MARK, marksIn } from './marks.js';
import { OPERATIONS, watchedService } from './service.js';

const isProblem = publishedSchema('problem');
const PLAIN = JSON.stringify(requestOf('intensive-outpatient-approved'));
let server: RunningServer;
beforeAll(async () => {
  server = await startServer(watchedService().app, { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.stop(0));

/** Sends these bytes and ends; what came back until the other side ended too. */
function exchange(bytes: Buffer, { breakOff = false } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    let text = '';
    const done = (): void => resolve(text);
    socket.setTimeout(30_000, () => reject(new Error('the connection hangs')));
    socket
      .on('data', (chunk) => (text += chunk.toString('latin1')))
      .on('error', done)
      .on('close', done);
    if (breakOff) socket.write(bytes, () => socket.destroy());
    else socket.end(bytes);
  });
}

const GOOD = Buffer.from(
  `POST /v1/determinations HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(PLAIN)}\r\n\r\n${PLAIN}`,
);

/** Every answer on a connection: none is a failure of ours, none repeats what was sent. */
function judge(text: string): number {
  let answers = 0;
  for (let rest = text; rest !== ''; answers += 1) {
    const [, status = '', head = ''] = /^HTTP\/1\.1 (\d{3}) ([\s\S]*?)\r\n\r\n/.exec(rest) ?? [];
    must(status !== '', `no answer of HTTP: ${rest.slice(0, 200)}`);
    const from = rest.indexOf('\r\n\r\n') + 4;
    const length = /^content-length: (\d+)$/im.exec(head)?.[1];
    const end = length === undefined ? rest.length : from + Number(length);
    const body = rest.slice(from, end);
    rest = status === '100' ? rest.slice(from) : rest.slice(end);
    must(Number(status) < 500, `status ${status}: ${body.slice(0, 300)}`);
    must(marksIn(head).length === 0, `the headers repeat the request: ${head}`);
    if (Number(status) < 400) continue;
    // Node answers a request without Host itself, in no words at all.
    if (status === '400' && body === '0\r\n\r\n') continue;
    must(marksIn(body).length === 0, `the problem repeats the request: ${body.slice(0, 500)}`);
    if (isFhir(head)) {
      if (!body.startsWith('{')) return answers;
      judgeOutcome(Buffer.from(body, 'latin1').toString());
      continue;
    }
    must(/^content-type: application\/problem\+json/im.test(head), `no problem document: ${status} ${head}`);
    // The answer to HEAD has the length of a body and none.
    if (!body.startsWith('{')) return answers;
    const problem = JSON.parse(Buffer.from(body, 'latin1').toString()) as Problem;
    must(isProblem(problem), JSON.stringify(isProblem.errors));
    for (const { code } of problem.faults) must(FAULTS[code].status < 500, code);
  }
  return answers;
}

const LINES = [
  'GET / HTTP/1.1',
  'GET /healthz HTTP/1.0',
  'GET /healthz HTTP/9.9',
  'GET / HTTP/2.0',
  'POST /v1/determinations HTTP/1.1',
  'POST /v1/determinations/batch HTTP/1.1',
  `GET /${MARK} HTTP/1.1`,
  `${MARK} / HTTP/1.1`,
  'GET',
  '',
  ' / ',
  'CONNECT a:1 HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'PRI * HTTP/2.0',
  `GET http://${MARK}/healthz HTTP/1.1`,
  'GET /\x00 HTTP/1.1',
  'GET /é HTTP/1.1',
  `GET /${'a'.repeat(20_000)} HTTP/1.1`,
  '\x16\x03\x01\x02\x00',
];
const HEADERS = [
  'host: x',
  'host: x',
  'host: x',
  'connection: close',
  'content-type: application/json',
  'content-type: application/x-ndjson',
  'content-length: 5',
  'content-length: 5',
  'content-length: -1',
  'content-length: 99999999999999999999',
  `content-length: ${MARK}`,
  'content-length: 2, 2',
  'transfer-encoding: chunked',
  'transfer-encoding: chunked',
  'transfer-encoding: gzip, chunked',
  `transfer-encoding: ${MARK}`,
  'content-encoding: gzip',
  'expect: 100-continue',
  `expect: ${MARK}`,
  'upgrade: websocket',
  'connection: upgrade',
  ` folded: ${MARK}`,
  `${MARK}`,
  `x y: ${MARK}`,
  `x-a: ${MARK}\x00`,
  `x-b: ${MARK}\rx-c: 1`,
  `x-d: ${'z'.repeat(20_000)}`,
  ': empty',
  `cookie: ${MARK}`,
  'te: trailers',
  'trailer: x',
];
const BODIES = [
  '',
  '{}',
  'hello',
  PLAIN,
  '5\r\nhello\r\n0\r\n\r\n',
  '2\r\n{}\r\n0\r\n\r\n',
  'ffffffffffffffff\r\n',
  '-1\r\nx',
  'zz\r\n',
  '5;ext=zq9mark\r\nhello\r\n0\r\nx: zq9mark\r\n\r\n',
  '0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: x\r\n\r\n',
  '1\r\n',
];

function rawAt(chance: Chance): Buffer {
  const headers = Array.from({ length: chance.below(7) }, () => chance.pick(HEADERS));
  if (chance.once(2)) headers.unshift('host: x', 'connection: close');
  const end = chance.once(12) ? '\n' : '\r\n';
  const whole = Buffer.from(
    [chance.pick(LINES), ...headers, '', chance.pick(BODIES)].join(end),
    chance.once(9) ? 'utf8' : 'latin1',
  );
  return chance.once(6) ? whole.subarray(0, chance.below(whole.length + 1)) : whole;
}

/** A request for an operation, well-formed, with its own length or one that is wrong. */
function framedAt(chance: Chance): Buffer {
  const { method, url, headers, body } = shotAt(chance.pick(OPERATIONS), chance);
  const kept = headers.filter(([name]) => name !== 'content-length');
  const length = chance.once(5) ? body.length + chance.pick([-1, 1, 1_000]) : body.length;
  const lines = [
    `${method} ${url} HTTP/1.1`,
    ...kept.map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Math.max(0, length)}`,
    'connection: close',
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

test.each([
  ['malformed HTTP', rawAt],
  ['requests with a length of their own', framedAt],
])('%s', { timeout: TIMEOUT_MS }, async (_name, make) => {
  let [tried, answers] = [0, 0];
  for (const index of inputs(1_500)) {
    const chance = chanceOf(SEED + 5, index);
    const bytes = make(chance);
    try {
      answers += judge(await exchange(bytes, { breakOff: chance.once(8) }));
      if (index % 5 === 0)
        must((await exchange(GOOD)).startsWith('HTTP/1.1 200 '), 'a good request is refused afterwards');
    } catch (error) {
      throw new Error(
        `input ${index}; ${replay(index)}\n${JSON.stringify(bytes.subarray(0, 600).toString('latin1'))}`,
        { cause: error },
      );
    }
    tried += 1;
  }
  if (tried > 1) expect(answers).toBeGreaterThan(tried / 2);
});

test('a bomb in a content encoding is refused unread', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x5b));
  const head = `POST /v1/determinations HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`;
  const before = process.memoryUsage().rss;
  const text = await exchange(Buffer.concat([Buffer.from(head), bomb]));
  expect(text).toMatch(/^HTTP\/1\.1 415 /);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});

test('headers of others are not smuggled in through an address or a value', async () => {
  for (const target of [
    `/v1/payers/x%0d%0ax-${MARK}:1/rulesets`,
    `/v1/payers/x%0d%0a%0d%0a${MARK}/rulesets`,
    `/docs?x=%0d%0aset-cookie:${MARK}`,
  ]) {
    const text = await exchange(Buffer.from(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`));
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(marksIn(text)).toEqual([]);
  }
});
