/** Bodies and files within every bound, written to take as long as they can. Each took from seconds to minutes once. */
import { expect, test } from 'vitest';
import { USUAL_BOUNDS } from '../../src/http/body/bounds.js';
import { parseJson } from '../../src/http/body/parse-json.js';
import { readPosted } from '../../src/http/simulation/posted.js';
import { review } from '../../src/review.js';
import { loadFiles } from '../../src/rulesets/load.js';
import { checkPosted, MOST_FAULTS } from '../../src/rulesets/posted.js';
import { REAL_LIBRARY, requestOf } from '../http/real-service.js';
import { SLOWEST_MS } from './bounds.js';

const HOME = 'payers/example-health/2026-01-01/';
const ENCODER = new TextEncoder();
const PLAIN = requestOf('intensive-outpatient-approved');

const documentAt = (path: string): Record<string, unknown> => {
  const bytes = REAL_LIBRARY.files.find((file) => file.path === path)?.bytes;
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
};
const RULESET = documentAt(`${HOME}ruleset.json`);
const rulesPath = REAL_LIBRARY.files.find(({ path }) => path.startsWith(`${HOME}rules/`))?.path as string;
const RULES = documentAt(rulesPath);
const [RULE] = RULES['rules'] as readonly object[];

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const keys = (count: number, prefix: string): object =>
  Object.fromEntries(times(count, (index) => [`${prefix}${index}`, 1]));

function within<T>(work: () => T): T {
  const begun = performance.now();
  const result = work();
  expect(performance.now() - begun).toBeLessThan(SLOWEST_MS);
  return result;
}

test('a field stated half a million times: the first places are named', () => {
  const outcome = within(() => parseJson(Buffer.from(`{${'"a":1,'.repeat(500_000)}"a":1}`)));
  expect(outcome.ok ? [] : outcome.faults.map(({ code }) => code)).toEqual(times(20, () => 'field-duplicate'));
});

test.each(['k', 'member.history.previous'])('a body full of unknown fields: %s', (prefix) => {
  const body = { ...PLAIN, ...keys(Math.floor((USUAL_BOUNDS.bytes - 8_000) / (prefix.length + 10)), prefix) };
  const outcome = within(() => review(body, REAL_LIBRARY));
  expect(outcome.ok ? [] : outcome.faults.map(({ code, pointer }) => [code, pointer])).toEqual([['field-unknown', '']]);
});

const FILES: readonly [string, string, unknown][] = [
  ['unknown keys', `${HOME}ruleset.json`, { ...RULESET, ...keys(60_000, 'k') }],
  ['rules that are numbers', rulesPath, { ...RULES, rules: times(90_000, () => 1) }],
  ['rules that are empty', rulesPath, { ...RULES, rules: times(40_000, () => ({})) }],
  [
    'one rule again and again',
    rulesPath,
    { ...RULES, rules: times(2_000, (index) => ({ ...RULE, id: `r-${index % 9}` })) },
  ],
  [
    'tests of facts nearly named',
    rulesPath,
    {
      ...RULES,
      rules: times(1_500, (index) => ({ ...RULE, when: { fact: `member.agee${index}`, operator: 'equal', value: 1 } })),
    },
  ],
  [
    'needs nearly named',
    rulesPath,
    { ...RULES, rules: [{ ...RULE, then: { effect: 'pend', reason: 'x', needs: Object.keys(keys(40_000, 'agee')) } }] },
  ],
  [
    'a level listed for ever',
    rulesPath,
    { ...RULES, rules: [{ ...RULE, appliesTo: { levels: times(60_000, (index) => ({ index })) } }] },
  ],
  ['more values than a document may have', rulesPath, times(200_000, () => 1)],
  ['keys that are not allowed', `${HOME}ruleset.json`, `{${'"__proto__":1,'.repeat(70_000)}"a":1}`],
  ['commas only', `${HOME}ruleset.json`, `[${','.repeat(1_000_000)}`],
];

test.each(FILES)('a posted file: %s', (_name, path, document) => {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const faults = within(() => checkPosted(REAL_LIBRARY.files, [{ path, bytes: ENCODER.encode(text) }]));
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.length).toBeLessThanOrEqual(MOST_FAULTS);
  expect(faults.every(({ line, column }) => line > 0 && column > 0)).toBe(true);
});

test.each(FILES)('the same as a draft: %s', (_name, path, document) => {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const draft = { files: { [path]: text } };
  const body = { payer: 'example-health', before: '2026-01-01', requests: [], draft };
  const posted = within(() => readPosted(body, REAL_LIBRARY));
  expect(posted.ok ? [] : [...new Set(posted.faults.map(({ code }) => code))]).toEqual(['draft-faulty']);
});

test('whoever loads files of their own is told of every fault, however many', () => {
  const bytes = ENCODER.encode(JSON.stringify({ ...RULES, rules: times(MOST_FAULTS + 500, () => 1) }));
  const files = REAL_LIBRARY.files.map((file) => (file.path === rulesPath ? { path: rulesPath, bytes } : file));
  const loaded = loadFiles(files);
  expect(loaded.ok ? 0 : loaded.faults.filter(({ code }) => code === 'type-wrong').length).toBe(MOST_FAULTS + 500);
});
