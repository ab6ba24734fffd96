import type { CitedSource } from '../../domain/determination.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';

/** Numbers the sources as they are cited, and lists them once at the end. */
export class Sources {
  readonly #numbers = new Map<string, number>();
  readonly #sources: CitedSource[] = [];

  /** `[2] Dimension 4; pp. 196-207`. */
  cite(source: CitedSource): string {
    const key = `${source.title} ${source.url ?? ''}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#sources.push(source);
      this.#numbers.set(key, number);
    }
    return `[${number}]${source.section === undefined ? '' : ` ${source.section}`}`;
  }

  lines(sheet: Sheet): readonly string[] {
    return this.#sources.flatMap(({ title, url }, index) => {
      const number = `  [${index + 1}] `;
      const rest = ' '.repeat(number.length);
      return [
        ...paragraph(sheet, title, { first: number, rest }),
        ...(url === undefined ? [] : [`${rest}${sheet.ink.faint(url)}`]),
      ];
    });
  }
}
