import { BoundedBytes } from '../body/bounded-bytes.js';

const NEWLINE = 0x0a;

/** A line that is not blank. Lines are counted from 1, blank ones too. */
export type Line =
  | { readonly number: number; readonly tooLong: false; readonly bytes: Buffer }
  | { readonly number: number; readonly tooLong: true };

/** Splits a stream of bytes into lines. Holds at most one line; what passes the limit is skipped, not kept. */
export class LineSplitter {
  readonly #begun: BoundedBytes;
  #number = 1;
  #tooLong = false;

  constructor(limit: number) {
    this.#begun = new BoundedBytes(limit);
  }

  /** The lines this chunk completes. A line's bytes are valid until the next is asked for. */
  *push(chunk: Buffer): Generator<Line> {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      this.#add(chunk.subarray(from, to));
      yield* this.#complete();
      from = to + 1;
    }
    if (from < chunk.length) this.#add(chunk.subarray(from));
  }

  /** The last line, when it has no newline at its end. */
  *end(): Generator<Line> {
    yield* this.#complete();
  }

  #add(part: Buffer): void {
    if (!this.#tooLong) this.#tooLong = !this.#begun.add(part);
  }

  *#complete(): Generator<Line> {
    const number = this.#number;
    const bytes = this.#begun.bytes();
    this.#number += 1;
    if (this.#tooLong) yield { number, tooLong: true };
    else if (!isBlank(bytes)) yield { number, tooLong: false, bytes };
    this.#tooLong = false;
    this.#begun.clear();
  }
}

/** Spaces, tabs and the carriage return of CRLF only. */
function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  return true;
}
