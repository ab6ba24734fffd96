import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startServer } from '../../src/http/server.js';
import { welcome } from '../../src/http/welcome.js';
import { DOCUMENTS, LIBRARY, service } from './fake-service.js';

const HERE = { host: '127.0.0.1', port: 0 };

test('a taken port is said plainly', async () => {
  const first = await startServer(service().app, HERE);
  const port = Number(new URL(first.url).port);
  await expect(startServer(service().app, { ...HERE, port })).rejects.toThrow(
    `port ${port} on 127.0.0.1 is in use by another program; stop it, or choose another port with UR_PORT`,
  );
  await first.stop(1_000);
});

test('an address that is not ours is said plainly', async () => {
  await expect(startServer(service().app, { host: '192.0.2.1', port: 0 })).rejects.toThrow(
    'this machine has no address 192.0.2.1',
  );
});

test('stopping lets a running request finish, and takes no new ones', async () => {
  const server = await startServer(service().app, HERE);
  const { port } = new URL(server.url);
  const body = '{"payer":"example-health"}';
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `POST /v1/determinations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  );
  await wait(50);
  const stopped = server.stop(1_000);
  await expect(fetch(server.url)).rejects.toThrow();
  socket.write(body.slice(5));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
  expect(await stopped).toBe(0);
});

test('stopping breaks off what does not finish within the deadline', async () => {
  const server = await startServer(service().app, HERE);
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => undefined);
  socket.write(
    'POST /v1/determinations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
  );
  await wait(50);
  const startedAt = performance.now();
  expect(await server.stop(200)).toBe(1);
  expect(performance.now() - startedAt).toBeLessThan(1_500);
});

test.each([
  [true, 'http://127.0.0.1:3000'],
  [false, 'not built: npm run build'],
])('the welcome says what was loaded, where the desk and the docs are and what to try (desk: %s)', (built, desk) => {
  expect(welcome('http://127.0.0.1:3000', LIBRARY, { ...DOCUMENTS, version: '0.1.0' }, built)).toBe(
    [
      'Utilization review 0.1.0 is listening on http://127.0.0.1:3000',
      '  payers    1 with 2 ruleset versions and 2 rules: example-health',
      '  criteria  1: asam-3-adult',
      `  facts     ${LIBRARY.catalogue.facts.length} (catalogue ${LIBRARY.catalogue.version})`,
      `  desk      ${desk}`,
      '  docs      http://127.0.0.1:3000/docs',
      'Try it:',
      "  curl -s http://127.0.0.1:3000/v1/determinations -H 'content-type: application/json' --data @examples/plain-approval/request.json",
      '',
    ].join('\n'),
  );
});
