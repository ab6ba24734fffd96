/** Level names as people write them: one reading, or none is chosen. */
import { describe, expect, test } from 'vitest';
import { review } from '../../src/review.js';
import { shippedLibrary } from '../clinical/engine.js';

const library = shippedLibrary();
const { levelNames } = library.gatherer;

describe('one reading', () => {
  test.each([
    ['3', 'IOP', '2.1'],
    ['3', 'Level 2.5', '2.5'],
    ['3', 'PHP', '2.5'],
    ['3', 'ASAM Level 3.7', '3.7'],
    ['3', 'op', '1'],
    ['3', 'OTP', 'OTP'],
    ['3', '  intensive   outpatient ', '2.1'],
    ['3', '3.7-WM', '3.7-WM'],
    ['3', 'level of care 2.1', '2.1'],
    ['4', 'IOP', '2.1'],
    ['4', 'HIOP', '2.5'],
    ['4', '2.5-COE', '2.5-COE'],
    ['4', '3.7–BIO', '3.7-BIO'],
    ['4', '4-PSY', '4-PSY'],
  ] as const)('edition %s: %s is %s', (edition, text, code) => {
    expect(levelNames(text, edition)).toEqual({ kind: 'code', code });
  });

  test('every code of an edition is its own name', () => {
    for (const { document } of library.criteria.values())
      for (const { code } of document.levels)
        expect(levelNames(code, document.edition), code).toEqual({ kind: 'code', code });
  });

  test('every name reads alone, in capitals, with spaces, and with the words every name may carry', () => {
    for (const edition of ['3', '4'] as const)
      for (const { document } of library.criteria.values())
        if (document.edition === edition)
          for (const { code } of document.levels)
            for (const text of [
              code.toUpperCase(),
              ` ${code} `,
              `Level ${code}`,
              `ASAM ${code}`,
              `ASAM level of care ${code}.`,
            ])
              expect(levelNames(text, edition), text).toEqual({ kind: 'code', code });
  });
});

describe('several readings, none is chosen', () => {
  test.each([
    ['3', 'RTC'],
    ['3', 'residential'],
    ['3', 'detox'],
    ['3', 'WM'],
    ['3', 'inpatient'],
    ['3', 'III'],
    ['4', 'PHP'],
    ['4', 'OP'],
    ['4', 'OTP'],
    ['4', 'RTC'],
    ['4', 'residential'],
    ['4', 'detox'],
    ['4', 'WM'],
    ['4', 'COE'],
  ] as const)('edition %s: %s', (edition, text) => {
    const reading = levelNames(text, edition);
    expect(reading.kind).toBe('ambiguous');
    if (reading.kind === 'ambiguous') expect(reading.candidates.length).toBeGreaterThan(1);
  });

  test('a request is refused with the candidates, and nothing of it is repeated', () => {
    const outcome = review(
      {
        payer: 'example-health',
        review: { type: 'prior-authorization' },
        requested: { level: 'RTC', from: '2026-03-02' },
        member: { age: 30 },
      },
      library,
    );
    expect(outcome.ok).toBe(false);
    if (!outcome.ok)
      expect(outcome.faults).toEqual([
        { code: 'level-ambiguous', pointer: '/requested/level', candidates: ['3.1', '3.3', '3.5', '3.7'] },
      ]);
  });
});

test('a name of the other edition is said to be one; a name of none is unknown', () => {
  expect(levelNames('HIOP', '3')).toEqual({ kind: 'other-edition', edition: '4', code: '2.5' });
  expect(levelNames('2.5-COE', '3')).toEqual({ kind: 'other-edition', edition: '4', code: '2.5-COE' });
  expect(levelNames('3.3', '4').kind).toBe('other-edition');
  expect(levelNames('2.1-COE', '4').kind).toBe('nonexistent');
  for (const text of ['', ' ', 'level', '2.7.1', '__proto__', 'constructor', 'toString', '9'])
    expect(levelNames(text, '3').kind, text).toBe('unknown');
});
