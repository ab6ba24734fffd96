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
