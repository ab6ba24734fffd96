import { readFileSync, writeFileSync } from 'node:fs';
import { wrap } from './table.js';

/** Puts what was printed for a subject between its marks in a Markdown file. @throws when the marks are not there. */
export function paste(file: string, subject: string, machine: string, text: string): void {
  const [begin, end] = [`<!-- bench:${subject}:begin -->`, `<!-- bench:${subject}:end -->`];
  const document = readFileSync(file, 'utf8');
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${file} has no ${begin} … ${end}`);
  const block = `${begin}\n\n\`\`\`text\n${wrap(machine)}\n\n${text}\n\`\`\`\n\n`;
  writeFileSync(file, document.slice(0, from) + block + document.slice(to));
}
