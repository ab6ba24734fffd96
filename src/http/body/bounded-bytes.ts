/**
 * Collects bytes up to a limit. One chunk, the usual case, is kept as it is; more are copied together into a buffer that
 * doubles, so that a body sent byte by byte costs no more memory than its length.
 */
export class BoundedBytes {
  readonly #limit: number;
  #buffer: Buffer | undefined;
  #length = 0;
  #owned = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#length;
  }

  /** False when the limit would be passed; what was collected is then forgotten. */
  add(chunk: Buffer): boolean {
    const length = this.#length + chunk.length;
    if (length > this.#limit) {
      this.clear();
      return false;
    }
    if (this.#buffer === undefined) {
      this.#buffer = chunk;
      this.#owned = false;
    } else {
      if (!this.#owned || length > this.#buffer.length) this.#grow(length);
      chunk.copy(this.#buffer, this.#length);
    }
    this.#length = length;
    return true;
  }

  /** The bytes collected; valid until the next call. */
  bytes(): Buffer {
    return this.#buffer?.subarray(0, this.#length) ?? EMPTY;
  }

  clear(): void {
    this.#buffer = undefined;
    this.#length = 0;
  }

  #grow(length: number): void {
    const larger = Buffer.allocUnsafe(Math.min(this.#limit, Math.max(4096, length * 2)));
    this.bytes().copy(larger);
    this.#buffer = larger;
    this.#owned = true;
  }
}

const EMPTY = Buffer.alloc(0);
