import { afterEach, expect, test } from 'vitest';
import { byKeys, makeKey } from '../auth/setup.js';
import { BODY, chunk, head, raw, type Served, served } from './setup.js';

/** Callers that hold a connection by sending as little as they can: the server closes it, not they. */

let face: Served;
afterEach(() => face.stop(0));

test('headers that drip in are cut off', async () => {
  face = await served({ limits: { headersSeconds: 1 } });
  const slow = await raw(face.port);
  slow.send('POST /v1/determinations HTTP/1.1\r\nhost: x\r\n');
  const drip = setInterval(() => slow.send('x-more: y\r\n'), 50);
  expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /);
  clearInterval(drip);
});

test('a caller that sends nothing at all is cut off as well', async () => {
  face = await served({ limits: { headersSeconds: 1 } });
  const silent = await raw(face.port);
  expect(await silent.closed).toMatch(/^(HTTP\/1\.1 408 |$)/);
});

test('a body that drips in is cut off, and said to be too slow', async () => {
  face = await served({ limits: { bodySeconds: 1 } });
  const slow = await raw(face.port);
  slow.send(`${head('/v1/determinations', 1000)}{`);
  const drip = setInterval(() => slow.send(' '), 50);
  const answer = await slow.closed;
  clearInterval(drip);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('"type":"/docs#body-too-slow"');
});

test.each([
  ['an unknown caller', '/v1/determinations', 401],
  ['a body where there is nothing', '/nowhere', 404],
  ['a body for a probe', '/healthz', 405],
])('%s who was answered and goes on dripping is cut off', async (_who, path, status) => {
  face = await served({ limits: { bodySeconds: 1 } }, byKeys(makeKey()));
  const slow = await raw(face.port);
  slow.send(`${head(path, 1000)}{`);
  const drip = setInterval(() => slow.send(' '), 50);
  expect(await slow.closed).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  clearInterval(drip);
});

test('a connection on which nothing moves is closed', async () => {
  face = await served({ limits: { idleSeconds: 1 } });
  const idle = await raw(face.port);
  idle.send(head('/v1/determinations/batch', 'chunked', 'application/x-ndjson') + chunk(`${BODY}\n`));
  expect(await idle.closed).toContain('"line":1');
});

test('a whole connection is closed between two requests, not within one', async () => {
  face = await served({ limits: { keepAliveSeconds: 1 } });
  const kept = await raw(face.port);
  kept.send(`${head('/v1/determinations', BODY.length)}${BODY}`);
  expect((await kept.closed).match(/HTTP\/1\.1 200 /g)).toHaveLength(1);
});

test('headers of more than 16 KB are refused', async () => {
  face = await served();
  const large = await raw(face.port);
  large.send(`GET /healthz HTTP/1.1\r\nhost: x\r\nx-large: ${'a'.repeat(17_000)}\r\n\r\n`);
  expect(await large.closed).toMatch(/^HTTP\/1\.1 431 /);
});
