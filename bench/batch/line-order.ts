const NEWLINE = 0x0a;
const START = /^\{"line":(\d+),"(determination|problem)"/;
/** Enough of a line to read its number and kind. */
const HEAD = 40;

/** Reads a stream of answers as it comes and keeps nothing of it: are the lines numbered 1, 2, 3 … and all decided? */
export class LineOrder {
  #head = '';
  lines = 0;
  problems = 0;
  outOfOrder = 0;

  read(chunk: Buffer): void {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(NEWLINE, from);
      const to = end === -1 ? chunk.length : end;
      if (this.#head.length < HEAD) this.#head += chunk.toString('latin1', from, Math.min(to, from + HEAD));
      if (end === -1) return;
      this.#complete();
      from = end + 1;
    }
  }

  #complete(): void {
    const [, number, kind] = START.exec(this.#head) ?? [];
    this.lines += 1;
    if (Number(number) !== this.lines) this.outOfOrder += 1;
    if (kind !== 'determination') this.problems += 1;
    this.#head = '';
  }
}
