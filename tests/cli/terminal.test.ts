import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/cli/terminal/ink.js';
import { paragraph, table, wrap } from '../../src/cli/terminal/sheet.js';
import { tree } from '../../src/cli/terminal/tree.js';
import { APPROVED, changed, uncoloured, ur } from './harness.js';

const sheet = { width: 30, ink: PLAIN };

describe('wrapping', () => {
  it('breaks at spaces and leaves a long word whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('see https://example.org/a/long/address here', 12)).toEqual([
      'see',
      'https://example.org/a/long/address',
      'here',
    ]);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('hangs later lines under the first', () => {
    expect(paragraph(sheet, 'a text that is longer than one line', { first: '  – ', rest: '    ' })).toEqual([
      '  – a text that is longer than',
      '    one line',
    ]);
  });

  it('puts a last column that has no room below', () => {
    expect(table(sheet, [['a-long-first-column', 'text']])).toEqual(['  a-long-first-column', '      text']);
  });

  it('draws what belongs to what', () => {
    const branches = [
      { mark: '✓', text: 'first', notes: ['small print'], children: [{ mark: '✗', text: 'inner' }] },
      { text: 'last' },
    ];
    expect(tree(sheet, branches)).toEqual(['├─ ✓ first', '│  │ small print', '│  └─ ✗ inner', '└─ last']);
  });
});

const DENIED = changed({ provider: { licensedForLevel: false } });
const COMMANDS = [
  ['decide', '-'],
  ['decide', '-', '--detail', 'full'],
  ['explain', '-', '--all'],
  ['payers', 'va-medicaid-arts', 'latest'],
  ['facts'],
  ['facts', '--payer', 'va-medicaid-arts', '--level', '2.1'],
  ['criteria', 'asam-3-adult'],
] as const;

describe('what a terminal shows', () => {
  it.each([60, 80, 100])('keeps every line within %i columns but for words that cannot be broken', async (columns) => {
    for (const command of COMMANDS) {
      const { out } = await ur(command, { stdin: DENIED, columns, isTTY: true });
      const long = uncoloured(out)
        .split('\n')
        .filter((line) => line.length > columns)
        // An address, a digest or an id alone on its line.
        .filter((line) => /\S\s+\S/.test(line.replace(/^[\s│├└─✓✗?!·⊘[\]\d]*(Digest)?\s*/, '')));
      expect([command, long]).toEqual([command, []]);
    }
  });

  it('uses colour on a terminal only, never when NO_COLOR is set, and never as the only signal', async () => {
    const coloured = await ur(['decide', '-'], { stdin: APPROVED, isTTY: true });
    const plain = await ur(['decide', '-'], { stdin: APPROVED });
    const refused = await ur(['decide', '-'], { stdin: APPROVED, isTTY: true, env: { NO_COLOR: '1' } });
    const dumb = await ur(['decide', '-'], { stdin: APPROVED, isTTY: true, env: { TERM: 'dumb' } });
    expect(coloured.out).toContain('\u001b[');
    expect(plain.out).not.toContain('\u001b[');
    expect(uncoloured(coloured.out)).toBe(plain.out);
    expect(refused.out).toBe(plain.out);
    expect(dumb.out).toBe(plain.out);
  });
});
