import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import type { Sink } from '../../src/cli/session.js';
import { APPROVED, shippedLibrary } from './harness.js';

const REQUEST = JSON.stringify(JSON.parse(APPROVED));

/** Remembers what is written. */
function sink(): Sink & { text: () => string } {
  let written = '';
  return {
    write: (text) => {
      written += text;
      return true;
    },
    once: () => undefined,
    off: () => undefined,
    text: () => written,
  };
}

test('a line on which the program fails says so, and stops no other', async () => {
  const library = shippedLibrary();
  const failing = {
    ...library,
    validate: {
      ...library.validate,
      review: (body: unknown) => {
        if ((body as { reference?: string }).reference === 'BOOM-17') throw new RangeError('cannot read BOOM-17');
        return library.validate.review(body);
      },
    },
  };
  const lines = [REQUEST, REQUEST.replace(/\}$/, ',"reference":"BOOM-17"}'), REQUEST];
  const [stdout, stderr] = [sink(), sink()];
  const code = await run(['decide', '-', '--ndjson', '--json'], {
    stdin: Readable.from([Buffer.from(lines.join('\n'))]),
    stdout,
    stderr,
    env: {},
    load: () => ({ ok: true, library: failing }),
  });
  const answers = stdout
    .text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { line: number; determination?: object; problem?: { faults: object[] } });
  expect(answers.map(({ line, problem }) => [line, problem?.faults])).toMatchObject([
    [1, undefined],
    [2, [{ code: 'internal' }]],
    [3, undefined],
  ]);
  expect(answers[2]?.determination).toEqual(answers[0]?.determination);
  expect(code).not.toBe(0);
  expect(stderr.text()).toContain('ur: line 2 failed through a mistake of ours (RangeError at ');
  expect(stdout.text() + stderr.text()).not.toContain('BOOM-17');
});
