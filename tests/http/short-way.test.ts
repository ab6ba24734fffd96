import { setTimeout as after } from 'node:timers/promises';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { NO_AUTHENTICATION } from '../../src/http/auth/authenticator.js';
import { createLogger } from '../../src/http/log.js';
import { noteOf, requestLog } from '../../src/http/request-log.js';
import { shortWay } from '../../src/http/short-way.js';
import type { Step } from '../../src/http/step.js';
import { NO_METRICS } from '../../src/observe/metrics.js';
import { bearer, byKeys, type GuardedOptions, makeKey } from './auth/setup.js';
import { ENGINE } from './fake-service.js';
import { BODY, chunk, raw, type Served, served } from './limits/setup.js';
import { collectLog } from './log-text.js';

/** Express knows no difference of case, so that the second address is the same operation, found by Express. */
const SHORT = '/v1/determinations';
const LONG = '/v1/Determinations';

let face: Served;
afterEach(async () => face?.stop(0));

interface Asked {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent after the head, part by part. */
  readonly body?: readonly (string | Buffer)[];
  /** The body stays shorter than the head says: because the caller is slow, says no more, or goes. */
  readonly ends?: 'late' | 'early' | 'gone';
  readonly method?: string;
  readonly times?: number;
  readonly options?: GuardedOptions;
  readonly keys?: readonly ReturnType<typeof makeKey>[];
  readonly status: number | undefined;
}

const signing = makeKey();
const other = makeKey({ scopes: ['rulesets:read'] });
const keys = [signing, other];
const LARGE = JSON.stringify({ payer: 'x'.repeat(257 * 1024) });
const chunked = { 'transfer-encoding': 'chunked' };

const CASES: Readonly<Record<string, Asked>> = {
  'an answer': { status: 200 },
  'all detail': { query: '?detail=full', status: 200 },
  'something beside the answer': { query: '?include=downgrade', status: 200 },
  'a body byte by byte': { body: [...BODY], status: 200 },
  'a chunked body': {
    headers: chunked,
    body: [chunk(BODY.slice(0, 9)), chunk(BODY.slice(9)), '0\r\n\r\n'],
    status: 200,
  },
  'an expectation': { headers: { expect: '100-continue' }, status: 200 },
  'a connection that is closed after': { headers: { connection: 'close' }, status: 200 },
  'a trace of the caller': { headers: { 'x-request-id': 'mine', traceparent: '00-1-2-3' }, status: 200 },
  'broken JSON': { body: ['{"payer":'], status: 400 },
  'no body': { body: [''], status: 400 },
  'no UTF-8': { body: [Buffer.from([0x22, 0xff, 0x22])], status: 400 },
  'a member stated twice': { body: ['{"payer":"a","payer":"b"}'], status: 400 },
  'a number beyond all': { body: ['{"payer":1e999}'], status: 400 },
  'a body too deep': { body: ['['.repeat(9) + ']'.repeat(9)], status: 400 },
  'a body too large': { body: [LARGE], status: 413 },
  'a chunked body too large': { headers: chunked, body: [chunk(LARGE), '0\r\n\r\n'], status: 413 },
  'another media type': { headers: { 'content-type': 'text/plain' }, status: 415 },
  'another character set': { headers: { 'content-type': 'application/json; charset=latin1' }, status: 415 },
  'a compressed body': { headers: { 'content-encoding': 'gzip' }, status: 415 },
  'an unknown parameter': { query: '?secret=1', status: 400 },
  'a parameter given twice': { query: '?detail=full&detail=full', status: 400 },
  'a value that is not listed': { query: '?detail=some&include=nothing', status: 400 },
  'a broken query': { query: '?%zz', status: 400 },
  'two faults': { body: ['{"name":"x"}'], status: 422 },
  'an unknown payer': { body: ['{"payer":"nobody"}'], status: 422 },
  'an engine that fails': { body: ['{"payer":"boom","reference":"secret"}'], status: 500 },
  'a body that is too slow': { body: ['{'], ends: 'late', options: { limits: { bodySeconds: 1 } }, status: 408 },
  'a caller that says no more': { body: ['{"pa'], ends: 'early', status: 400 },
  'a caller that goes': { body: ['{"pa'], ends: 'gone', status: undefined },
  'no room': { options: { limits: { concurrentRequests: 0 } }, status: 503 },
  'no credentials': { keys, status: 401 },
  'wrong credentials': { keys, headers: bearer('urk_nothing'), status: 401 },
  'another scope': { keys, headers: bearer(other.key), status: 403 },
  'a key': { keys, headers: bearer(signing.key), status: 200 },
  'an attestation without its scope': {
    keys,
    headers: bearer(signing.key),
    body: ['{"payer":"example-health","attestation":{}}'],
    status: 403,
  },
  'too many requests': {
    keys,
    headers: bearer(signing.key),
    options: { limits: { ratePerMinute: 1 } },
    times: 2,
    status: 429,
  },
  'too many behind a proxy': {
    headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.1' },
    options: { limits: { ratePerMinute: 1 }, trustProxy: 1 },
    times: 2,
    status: 429,
  },
  'a page of another origin': {
    headers: { origin: 'https://portal.example' },
    options: { corsOrigins: ['https://portal.example'] },
    status: 200,
  },
  'a page that asks before': {
    method: 'OPTIONS',
    headers: { origin: 'https://portal.example', 'access-control-request-method': 'POST' },
    options: { corsOrigins: ['https://portal.example'] },
    status: 204,
  },
  'another method': { method: 'GET', status: 405 },
  'a head only': { method: 'HEAD', status: 405 },
  'one more method': { method: 'DELETE', status: 405 },
};

describe('the short way answers, counts and logs as Express does', () => {
  test.each(Object.entries(CASES))('%s', async (_name, asked) => {
    const short = await answered(SHORT, asked);
    const long = await answered(LONG, asked);
    expect(short).toEqual(long);
    expect(short.status).toBe(asked.status);
  });
});

/** The last answer, the log and the counts of a service of its own, without what differs each time. */
async function answered(path: string, asked: Asked) {
  const { body = [BODY], keys = [], ends, method = 'POST', options = {}, query = '', times = 1 } = asked;
  face = await served({ engine: ENGINE, ...options }, keys.length === 0 ? NO_AUTHENTICATION : byKeys(...keys));
  const length = body.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  const headers = {
    host: 'x',
    'content-type': 'application/json',
    ...(asked.headers?.['transfer-encoding'] === undefined && {
      'content-length': String(ends === undefined ? length : 1000),
    }),
    ...asked.headers,
  };
  const head = [`${method} ${path}${query} HTTP/1.1`, ...Object.entries(headers).map((pair) => pair.join(': '))];
  let text = '';
  for (let time = 0; time < times; time += 1) {
    const caller = await raw(face.port);
    caller.send(`${head.join('\r\n')}\r\n\r\n`);
    for (const part of body) caller.socket.write(part);
    if (ends === 'early') caller.socket.end();
    if (ends === 'gone') await after(50);
    else await expect.poll(() => isWhole(caller.text(), method), { interval: 5, timeout: 5000 }).toBe(true);
    text = caller.text();
    caller.socket.destroy();
  }
  await expect.poll(() => face.lines().length, { interval: 5 }).toBe(times);
  const lines = face.lines().map(({ id: _id, ms: _ms, time: _time, ...rest }) => rest);
  const counted = (await (await fetch(`${face.url}/metrics`)).text())
    .split('\n')
    .filter((line) => line.includes('/v1/determinations') && !/_bucket|_sum/.test(line));
  await face.stop(0);
  const answer = text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/date: .*/i, 'date')
    .replace(/reset=\d+/, 'reset')
    .replace(/retry-after: \d\d/i, 'retry-after');
  const status = /^(?:HTTP\/1\.1 100 [^]*?\r\n\r\n)?HTTP\/1\.1 (\d+)/.exec(text)?.[1];
  return { status: status === undefined ? undefined : Number(status), answer, lines, counted };
}

/** Whether an answer is complete, by its length. */
function isWhole(text: string, method: string): boolean {
  const at = /^(?:HTTP\/1\.1 100 [^]*?\r\n\r\n)?([^]*?\r\n\r\n)([^]*)$/.exec(text);
  if (at === null) return false;
  const [, head = '', body = ''] = at;
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return method === 'HEAD' || Buffer.byteLength(body) === Number(length ?? 0);
}

test('every other writing of the address is left to Express, which knows more of them', async () => {
  face = await served({ engine: ENGINE });
  const status = async (target: string): Promise<string | undefined> => {
    const caller = await raw(face.port);
    caller.send(
      `POST ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`,
    );
    return / (\d+) /.exec(await caller.closed)?.[1];
  };
  expect(await status('/v1/determinations/')).toBe('200');
  expect(await status('/v1/determinations#part')).toBe('200');
  expect(await status('http://x/v1/determinations')).toBe('200');
  expect(await status('/v1/%64eterminations')).toBe('404');
  expect(await status('//v1/determinations')).toBe('404');
  expect(await status('/v1/determinations%3Fdetail=full')).toBe('404');
  expect(await status('/v1/determinations%zz')).toBe('404');
  expect(await status('/v1/determinations;x')).toBe('404');
  expect(await status('/v1/determinationsx?a')).toBe('404');
});

const METHOD = fc.constantFrom('POST', 'post', 'GET', 'HEAD', 'OPTIONS', undefined);
const URL_TEXT = fc.oneof(
  fc.constantFrom(SHORT, LONG, `${SHORT}?`, `${SHORT}/`, undefined),
  fc.string().map((text) => SHORT + text),
  fc.string(),
);

test('the short way is taken to its own address and method only, by all steps in order', () => {
  fc.assert(
    fc.property(METHOD, URL_TEXT, (method, url) => {
      const seen: string[] = [];
      const step =
        (name: string): Step =>
        (_request, _response, next) => {
          seen.push(name);
          if (name !== 'last') next();
        };
      const listen = shortWay(SHORT, [step('first'), step('last')], () => seen.push('express'));
      const [request, response] = exchange();
      Object.assign(request, { method, url });
      listen(request, response);
      const isOurs = method === 'POST' && url?.split('?')[0] === SHORT;
      expect(seen).toEqual(isOurs ? ['first', 'last'] : ['express']);
    }),
  );
});

const never: Step = () => expect.unreachable();
const throwing: Step = () => {
  throw new RangeError('secret');
};

test.each<[string, readonly Step[]]>([
  ['throws', [throwing, never]],
  ['hands on an error', [(_request, _response, next) => next(new RangeError('secret')), never]],
  ['hands on to one that throws, later', [(_request, _response, next) => setImmediate(next), throwing, never]],
  ['hands on with nobody left', [(_request, _response, next) => next()]],
])('a step that %s ends in an answer, and no step runs after it', async (_name, steps) => {
  const { sink } = collectLog();
  const listen = shortWay(SHORT, [requestLog(createLogger('info', sink), NO_METRICS), ...steps], () => undefined);
  const [request, response] = exchange();
  Object.assign(request, { method: 'POST', url: SHORT });
  listen(request, response);
  await expect.poll(() => response.statusCode).toBe(500);
  expect(noteOf(response).faults).toEqual(['internal']);
});

function exchange(): [IncomingMessage, ServerResponse] {
  const request = new IncomingMessage(new Socket());
  return [request, new ServerResponse(request)];
}
