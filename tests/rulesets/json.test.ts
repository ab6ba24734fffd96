import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeKey, MAX_DEPTH, parseJson } from '../../src/rulesets/json.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codesOf = (text: string): readonly string[] => {
  const parsed = parseJson(bytes(text));
  return parsed.ok ? [] : parsed.faults.map(({ code }) => code);
};

describe('strict JSON', () => {
  it('gives what JSON.parse gives', () => {
    const anyJson = fc.jsonValue({ maxDepth: 5 }).filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(anyJson, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const parsed = parseJson(bytes(text));
        expect(parsed.ok && parsed.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses a number that JavaScript cannot hold: it would have no digest', () => {
    expect(codesOf('{"a": [1e400]}')).toEqual(['json-invalid']);
    expect(codesOf('{"a": [1e300, -0, 1.0]}')).toEqual([]);
  });

  it('refuses whatever JSON.parse refuses, and never throws', () => {
    const scraps = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '"a"',
        '1',
        '-',
        '01',
        '1.',
        'null',
        'nul',
        '//',
        '/*',
        '\\',
        '\n',
        '\u0001',
        "'",
        'é',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(scraps, (parts) => {
        const text = parts.join('');
        const accepts = ((): boolean => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        expect(parseJson(bytes(text)).ok && !accepts).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads any bytes without throwing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (raw) => void parseJson(raw)));
  });

  it('finds every duplicate key at once, also when one is escaped', () => {
    expect(codesOf('{"a":1,"a":2,"b":{"c":1,"\\u0063":2}}')).toEqual(['key-duplicate', 'key-duplicate']);
    expect(codesOf('[{"a":1},{"a":1}]')).toEqual([]);
  });

  it('keeps to its depth without running out of stack', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(codesOf(nested(MAX_DEPTH))).toEqual([]);
    expect(codesOf(nested(MAX_DEPTH + 1))).toEqual(['json-too-deep']);
    expect(codesOf('{"a":'.repeat(500_000))).toEqual(['json-too-deep']);
    expect(codesOf(JSON.stringify('['.repeat(200)))).toEqual([]);
  });

  it('refuses `__proto__` and pollutes nothing', () => {
    expect(codesOf('{"a":{"__proto__":{"polluted":true}}}')).toEqual(['key-forbidden']);
    expect(codesOf('{"\\u005f_proto__":1}')).toEqual(['key-forbidden']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('finds places by pointer: of a key, of an item, of what is nearest above', () => {
    const parsed = parseJson(bytes('{\n  "a/b": [\n    1,\n    { "c": true }\n  ]\r\n}'));
    if (!parsed.ok) throw new Error('faults');
    const key = `/${escapeKey('a/b')}`;
    expect(parsed.place('')).toEqual({ line: 1, column: 1 });
    expect(parsed.place(key)).toEqual({ line: 2, column: 3 });
    expect(parsed.place(`${key}/1`)).toEqual({ line: 4, column: 5 });
    expect(parsed.place(`${key}/1/c`)).toEqual({ line: 4, column: 7 });
    expect(parsed.place(`${key}/1/missing/deeper`)).toEqual({ line: 4, column: 5 });
  });
});
