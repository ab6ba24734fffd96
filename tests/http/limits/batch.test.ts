import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { BODY, chunk, head, raw, type Served, served } from './setup.js';

let face: Served;
afterEach(() => face.stop(0));

interface Answer {
  readonly line: number;
  readonly problem?: { readonly type: string; readonly status: number };
}

async function batch(body: string): Promise<readonly Answer[]> {
  const answer = await fetch(`${face.url}/v1/determinations/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body,
  });
  expect(answer.status).toBe(200);
  return linesOf(await answer.text());
}

const linesOf = (text: string): readonly Answer[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Answer);

test('as many lines as are allowed are answered; one more is named, to go on from', async () => {
  face = await served({ limits: { batchLines: 3 } });
  expect((await batch(`${BODY}\n`.repeat(3))).map(({ line }) => line)).toEqual([1, 2, 3]);
  const answers = await batch(`${BODY}\n`.repeat(2000));
  expect(answers.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  expect(answers[3]?.problem).toMatchObject({ type: '/docs#batch-too-long', status: 413 });
  await expect
    .poll(() => face.lines().map(({ faults, lines }) => [lines, faults]))
    .toEqual([
      [3, undefined],
      [3, ['batch-too-long']],
    ]);
});

test(
  'its answers reach a caller who closes the connection after it, and is still sending',
  { timeout: 30_000 },
  async () => {
    face = await served({ limits: { batchLines: 10 } });
    const { port } = face;
    const body = Buffer.from(`${BODY}\n`.repeat(4_000));
    const ask = async (): Promise<string> => {
      const caller = connect(port, '127.0.0.1');
      const got: Buffer[] = [];
      caller.on('data', (some: Buffer) => got.push(some)).on('error', () => undefined);
      caller.write(
        `POST /v1/determinations/batch HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/x-ndjson\r\ncontent-length: ${body.length}\r\n\r\n`,
      );
      caller.write(body);
      await once(caller, 'close');
      return Buffer.concat(got).toString();
    };
    for (let turn = 0; turn < 40; turn += 1) {
      const answers = linesOf(await ask());
      expect(answers.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(answers.at(-1)?.problem?.type).toBe('/docs#batch-too-long');
    }
  },
);

test('blank lines count', async () => {
  face = await served({ limits: { batchLines: 3 } });
  expect((await batch(`\n\n${BODY}\n${BODY}\n`)).map(({ line, problem }) => [line, problem?.status])).toEqual([
    [3, undefined],
    [4, 413],
  ]);
});

test('a batch whose time is up ends with its answers and the line to go on from, though its caller sends on', async () => {
  face = await served({ limits: { batchSeconds: 1, bodySeconds: 1 } });
  const slow = await raw(face.port);
  slow.send(head('/v1/determinations/batch', 'chunked', 'application/x-ndjson'));
  slow.send(chunk(`${BODY}\n${BODY}\n${BODY.slice(0, 9)}`));
  const drip = setInterval(() => slow.send(chunk(' ')), 50);
  const answers = linesOf(await slow.closed);
  clearInterval(drip);
  expect(answers.map(({ line, problem }) => [line, problem?.type])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, '/docs#batch-too-slow'],
  ]);
});

test('a line that is too long for the limit stops no other', async () => {
  face = await served({ limits: { bodyKB: 1 } });
  const long = JSON.stringify({ payer: 'example-health', reference: 'x'.repeat(2000) });
  const answers = await batch(`${BODY}\n${long}\n${BODY}\n`);
  expect(answers.map(({ problem }) => problem?.type)).toEqual([undefined, '/docs#line-too-long', undefined]);
  const single = await fetch(`${face.url}/v1/determinations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: long,
  });
  expect(single.status).toBe(413);
});
