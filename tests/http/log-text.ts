import { Writable } from 'node:stream';

/** Where a log is written, and what stands in it so far. */
export interface LogText {
  readonly sink: Writable;
  /** One object per line. */
  readonly lines: () => readonly Record<string, unknown>[];
  readonly logText: () => string;
}

export function collectLog(): LogText {
  let text = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const lines = () =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { sink, lines, logText: () => text };
}
