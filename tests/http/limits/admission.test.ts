import { afterEach, expect, test } from 'vitest';
import { BODY, head, raw, type Served, served } from './setup.js';

let face: Served;
afterEach(() => face.stop(0));

const status = async (path: string): Promise<number> => (await fetch(`${face.url}${path}`)).status;

test('more requests than there is room for are told so at once, unread, and when to come again', async () => {
  face = await served({ limits: { concurrentRequests: 2 } });
  const slow = await Promise.all([raw(face.port), raw(face.port)]);
  for (const one of slow) one.send(head('/v1/determinations', BODY.length));
  await expect.poll(() => status('/v1/facts')).toBe(503);

  const refused = await raw(face.port);
  // Nothing of the body is sent, and the answer comes all the same.
  refused.send(head('/v1/determinations', BODY.length));
  await expect.poll(refused.text).toMatch(/^HTTP\/1\.1 503 [^]*\r\nretry-after: 1\r\n/i);
  expect(refused.text()).toContain('"type":"/docs#overloaded"');
  // Whoever asks how it fares is answered however busy it is.
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);

  for (const one of slow) one.send(BODY);
  for (const one of slow) await expect.poll(one.text).toMatch(/^HTTP\/1\.1 200 /);
  expect(await status('/v1/facts')).toBe(200);
  for (const one of [...slow, refused]) one.socket.destroy();
  await expect
    .poll(() => face.lines().filter((line) => line['status'] === 503 && line['route'] === '/v1/determinations'))
    .toHaveLength(1);
});

test('callers that break off leave room behind them', async () => {
  face = await served({ limits: { concurrentRequests: 2 } });
  for (let round = 0; round < 5; round += 1) {
    const gone = await Promise.all([raw(face.port), raw(face.port)]);
    for (const one of gone) one.send(head('/v1/determinations', BODY.length));
    await expect.poll(() => status('/v1/facts')).toBe(503);
    for (const one of gone) one.socket.destroy();
    await expect.poll(() => status('/v1/facts')).toBe(200);
  }
});

test('a refused caller that goes on sending is broken off when its time is up', async () => {
  face = await served({ limits: { concurrentRequests: 1, bodySeconds: 1 } });
  const slow = await raw(face.port);
  slow.send(head('/v1/determinations/batch', 'chunked', 'application/x-ndjson'));
  await expect.poll(() => status('/v1/facts')).toBe(503);
  const refused = await raw(face.port);
  refused.send(`${head('/v1/determinations', 1000)}{`);
  const drip = setInterval(() => refused.send(' '), 50);
  expect(await refused.closed).toMatch(/^HTTP\/1\.1 503 /);
  clearInterval(drip);
  slow.socket.destroy();
});

test('more connections than are allowed are closed as they come', async () => {
  face = await served({ limits: { connections: 2 } });
  const held = [await raw(face.port), await raw(face.port)];
  for (const one of held) one.send('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  for (const one of held) await expect.poll(one.text).toMatch(/^HTTP\/1\.1 200 /);
  const third = await raw(face.port);
  expect(await third.closed).toBe('');
  for (const one of held) one.socket.destroy();
});
