/** A caller may end its side once it has said all: it is answered all the same, however many turns the answer takes. */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/http/app.js';
import { createLogger } from '../../src/http/log.js';
import type { RunningServer } from '../../src/http/server.js';
import { startServer } from '../../src/http/server.js';
import { REAL_LIBRARY, requestOf } from './real-service.js';

let server: RunningServer;
beforeAll(async () => {
  const log = createLogger('silent', { write: () => undefined });
  server = await startServer(createApp(REAL_LIBRARY, { log }), { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.stop(0));

const BODY = JSON.stringify(requestOf('residential-2026-statute'));

function saidAndEnded(address: string, mediaType: string, body: string, kept: 'close' | 'keep-alive'): Promise<string> {
  const head = [
    `POST ${address} HTTP/1.1`,
    'host: x',
    `connection: ${kept}`,
    `content-type: ${mediaType}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return new Promise((resolve, reject) => {
    let text = '';
    connect(Number(new URL(server.url).port), '127.0.0.1')
      .on('data', (chunk) => (text += chunk.toString()))
      .on('error', reject)
      .on('close', () => resolve(text))
      .end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

test.each([
  ['/v1/determinations', 'application/json', BODY],
  ['/v1/Determinations', 'application/json', BODY],
  ['/v1/determinations/batch', 'application/x-ndjson', `${BODY}\n${BODY}\n`],
  ['/v1/comparisons', 'application/json', JSON.stringify({ payers: ['example-health'], request: JSON.parse(BODY) })],
])('%s', async (address, mediaType, body) => {
  for (const kept of ['close', 'keep-alive'] as const) {
    const answer = await saidAndEnded(address, mediaType, body, kept);
    expect(answer.slice(0, 13)).toMatch(/^HTTP\/1\.1 [24]/);
    if (address.startsWith('/v1/determinations')) expect(answer).toContain('"decision":"approve"');
  }
});

test('one that ends before it has said all is told so', async () => {
  const broken = await new Promise<string>((resolve) => {
    let text = '';
    connect(Number(new URL(server.url).port), '127.0.0.1')
      .on('data', (chunk) => (text += chunk.toString()))
      .on('close', () => resolve(text))
      .end(
        'POST /v1/determinations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
      );
  });
  expect(broken).toMatch(/^HTTP\/1\.1 400 /);
});
