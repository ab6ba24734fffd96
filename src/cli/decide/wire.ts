import type { Line } from '../../http/batch/line-splitter.js';

/** Lines as they reach a thread: their bytes in one piece, since every piece that is sent has its price. */
export interface Sent {
  readonly numbers: readonly number[];
  /** Where each line ends in the bytes; for one that is too long, nothing. */
  readonly ends: readonly (number | undefined)[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function sent(lines: readonly Line[]): Sent {
  let length = 0;
  const ends = lines.map((line) => (line.tooLong ? undefined : (length += line.bytes.length)));
  const bytes = new Uint8Array(length);
  for (const [index, line] of lines.entries())
    if (!line.tooLong) bytes.set(line.bytes, (ends[index] as number) - line.bytes.length);
  return { numbers: lines.map(({ number }) => number), ends, bytes };
}

export function received({ bytes, ends, numbers }: Sent): readonly Line[] {
  let from = 0;
  return numbers.map((number, index) => {
    const to = ends[index];
    if (to === undefined) return { number, tooLong: true };
    const line = { number, tooLong: false, bytes: Buffer.from(bytes.buffer, from, to - from) } as const;
    from = to;
    return line;
  });
}
