import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Case, newCase, withAnswer, withPayer } from '../../web/src/store/case.js';
import { addCases, cases, changeCase, keepCase, loadCases, removeCase, wipeCases } from '../../web/src/store/cases.js';
import { readReference, writeReference } from '../../web/src/store/database.js';
import { readLines, writeLines } from '../../web/src/store/ndjson.js';
import { readRequest, requestOf } from '../../web/src/store/request.js';
import { EXAMPLE_NAMES } from './examples.js';

const NOW = '2026-11-22T09:00:00.000Z';
const EXAMPLES = EXAMPLE_NAMES.map((name) => ({
  name,
  request: JSON.parse(readFileSync(`examples/${name}/request.json`, 'utf8')) as Record<string, unknown>,
}));
const caseOf = (request: Record<string, unknown>): Case => ({ ...newCase(NOW), ...readRequest(request) });

describe('a request and the case made of it', () => {
  test.each(EXAMPLES)('$name comes back as it was', ({ request }) => {
    expect(requestOf(caseOf(request))).toEqual(request);
  });

  test('an answer stands at its path; one taken back leaves nothing', () => {
    const one = withAnswer(withPayer(newCase(NOW), 'example-health'), 'assessment.asam3.d5', 'unknown');
    expect(requestOf(one)).toEqual({
      payer: 'example-health',
      review: { type: 'prior-authorization' },
      requested: {},
      assessment: { asam3: { d5: 'unknown' } },
    });
    expect(requestOf(withAnswer(one, 'assessment.asam3.d5', undefined))).not.toHaveProperty('assessment');
  });

  test('a changed fact opens a settled case again', () => {
    const settled: Case = { ...newCase(NOW), stage: { kind: 'approved', at: NOW, determination: 'd' } };
    expect(withAnswer(settled, 'member.age', 40).stage).toEqual({ kind: 'open' });
    expect(withPayer(settled, 'example-health').stage).toEqual({ kind: 'open' });
  });
});

describe('cases as lines', () => {
  const all = EXAMPLES.map(({ request }) => caseOf(request));

  test('what is exported is imported as it was', () => {
    expect(readLines(writeLines(all), NOW)).toEqual({ cases: all, refused: [] });
  });

  test('bare requests are taken; a line that is neither is named and takes nothing with it', () => {
    const lines = [
      JSON.stringify(EXAMPLES[0]?.request),
      '{',
      '',
      '[]',
      '{"id":"x"}',
      writeLines([all[1] as Case]).trim(),
    ];
    const { cases: read, refused } = readLines(lines.join('\r\n'), NOW);
    expect(refused).toEqual([2, 4, 5]);
    expect(read.map(requestOf)).toEqual([EXAMPLES[0]?.request, EXAMPLES[1]?.request]);
  });

  test('no text breaks it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { cases: read } = readLines(text, NOW);
        expect(() => read.map(requestOf)).not.toThrow();
      }),
    );
  });
});

describe('the database of the browser', () => {
  afterEach(wipeCases);

  test('keeps a change at once, as the case stands and not as a screen saw it', async () => {
    const one = newCase(NOW);
    await keepCase(one);
    await Promise.all([
      changeCase(one.id, (now) => withAnswer(now, 'member.age', 40)),
      changeCase(one.id, (now) => withAnswer(now, 'plan.state', 'NY')),
    ]);
    cases.set(undefined);
    await loadCases();
    expect(cases.get()?.get(one.id)?.answers).toMatchObject({ 'member.age': 40, 'plan.state': 'NY' });
  });

  test('an imported case takes the place of the one with its id; a removed one is gone', async () => {
    const one = newCase(NOW);
    await keepCase(one);
    await addCases([{ ...one, reference: 'again' }, newCase(NOW)]);
    expect(cases.get()?.size).toBe(2);
    expect(cases.get()?.get(one.id)?.reference).toBe('again');
    await removeCase(one.id);
    await loadCases();
    expect(cases.get()?.has(one.id)).toBe(false);
  });

  test('wiped, nothing is left: no case and no copy of a catalogue', async () => {
    await keepCase(newCase(NOW));
    await writeReference('/v1/facts', { version: '1' });
    await wipeCases();
    await loadCases();
    expect(cases.get()?.size).toBe(0);
    expect(await readReference('/v1/facts')).toBeUndefined();
  });
});
