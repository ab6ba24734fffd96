import { expect, test } from 'vitest';
import {
  compare4,
  continuedReview,
  dominates,
  finding4,
  levelFromMinimums,
  LEVELS4,
  MINIMUMS,
  necessaryDrivers,
  possibleLevels,
  RATING_KEYS,
  recommend,
  unavailabilityException,
  urgentPend,
  type CompleteRatings4,
  type Continued4,
  type Level4,
} from './asam4.js';

const QUIET: CompleteRatings4 = {
  d1i: '0',
  d1w: '0',
  d1m: 'ANY',
  d2p: '0',
  d2g: '0',
  d3a: '0',
  d3d: '0',
  d4u: 'A',
  d4b: '0',
  d5f: '0',
  d5s: '0',
  d5u: '0',
};

test('over all 131,071 sets of minimums the rules give the least level that dominates them', () => {
  let disagreements = 0;
  for (let bits = 1; bits < 1 << LEVELS4.length; bits += 1) {
    const minimums = LEVELS4.filter((_, index) => (bits & (1 << index)) !== 0);
    const result = levelFromMinimums(new Set(minimums));
    const covering = LEVELS4.filter((level) => minimums.every((minimum) => dominates(level, minimum)));
    if (!covering.includes(result) || !covering.every((level) => dominates(level, result))) disagreements += 1;
  }
  expect(disagreements).toBe(0);
}, 30_000);

test('the pairs of section 3.2', () => {
  const columns: Level4[] = ['1.5-COE', '1.7', '2.1', '2.5', '2.7', '3.1', '3.5', '3.7', '3.7-BIO'];
  const rows: [Level4, string][] = [
    ['1.5-COE', '1.5-COE 1.7-COE 2.5-COE 2.5-COE 2.7-COE 3.5-COE 3.5-COE 3.7-COE 4'],
    ['1.7', '1.7-COE 1.7 2.7 2.7 2.7 3.7 3.7 3.7 3.7-BIO'],
    ['2.1', '2.5-COE 2.7 2.1 2.5 2.7 3.1 3.5 3.7 3.7-BIO'],
    ['2.5', '2.5-COE 2.7 2.5 2.5 2.7 3.5 3.5 3.7 3.7-BIO'],
    ['2.7', '2.7-COE 2.7 2.7 2.7 2.7 3.7 3.7 3.7 3.7-BIO'],
    ['3.1', '3.5-COE 3.7 3.1 3.5 3.7 3.1 3.5 3.7 3.7-BIO'],
    ['2.5-COE', '2.5-COE 2.7-COE 2.5-COE 2.5-COE 2.7-COE 3.5-COE 3.5-COE 3.7-COE 4'],
    ['3.5-COE', '3.5-COE 3.7-COE 3.5-COE 3.5-COE 3.7-COE 3.5-COE 3.5-COE 3.7-COE 4'],
    ['4-PSY', '4-PSY 4-PSY 4-PSY 4-PSY 4-PSY 4-PSY 4-PSY 4-PSY 4'],
  ];
  for (const [row, results] of rows) {
    expect(columns.map((column) => levelFromMinimums(new Set([row, column]))).join(' '), row).toBe(results);
  }
});

test('41 of the 136 pairs of levels are incomparable', () => {
  const pairs = LEVELS4.flatMap((one, index) => LEVELS4.slice(index + 1).map((other) => [one, other] as const));
  expect(pairs).toHaveLength(136);
  expect(pairs.filter(([one, other]) => !dominates(one, other) && !dominates(other, one))).toHaveLength(41);
});

test('the emergency screens (R15)', () => {
  expect(recommend(QUIET, { emergencyMedical: true })).toEqual({
    level: '4',
    recoveryResidence: false,
    flags: ['EMERGENCY_MEDICAL'],
  });
  expect(recommend(QUIET, { emergencyPsychiatric: true }).level).toBe('4-PSY');
  expect(recommend(QUIET, { emergencyMedical: true, emergencyPsychiatric: true })).toEqual({
    level: '4',
    recoveryResidence: false,
    flags: ['EMERGENCY_MEDICAL', 'EMERGENCY_PSYCHIATRIC'],
  });
  expect(finding4({}, { emergencyMedical: true }, true)).toEqual({ kind: 'level', level: '4' });
});

test('completeness is the singleton rule (R14) and a switch may override it', () => {
  expect(finding4({ d2p: '4' })).toEqual({ kind: 'level', level: '4' });
  expect(finding4({ d2p: '4' }, {}, true).kind).toBe('possible');
  expect(finding4(QUIET, {}, true)).toEqual({ kind: 'level', level: '1.5' });
  expect(finding4({ d1i: '1' }).kind).toBe('unknown-code');
});

test('nothing rated: every level is possible, and codes without a minimum change nothing', () => {
  expect(possibleLevels({})).toEqual(new Set(LEVELS4));
  for (const key of RATING_KEYS) {
    const [code] = Object.entries(MINIMUMS[key]).find(([, minimum]) => minimum === null) ?? [];
    if (code !== undefined) expect(recommend({ ...QUIET, [key]: code }).level).toBe('1.5');
  }
}, 30_000);

test('drivers (R20)', () => {
  expect(necessaryDrivers({ ...QUIET, d1m: 'A', d4u: 'B' })).toEqual(['d1m', 'd4u']);
  expect(necessaryDrivers({ ...QUIET, d4u: 'B', d4b: 'B' })).toEqual([]);
  expect(necessaryDrivers({ ...QUIET, d1w: '3A', d4u: 'E' })).toEqual(['d1w']);
});

test('comparing levels (R17-R19, R27)', () => {
  expect(compare4('3.7', '2.7')).toBe('more');
  expect(compare4('2.7', '3.7')).toBe('less');
  expect(compare4('3.7', '3.5-COE')).toBe('different');
  expect(compare4('4', '4-PSY')).toBe('different');
  expect(compare4('4-PSY', '4')).toBe('less');
  expect(urgentPend('3.7-BIO', '4-PSY')).toBe(true);
  expect(urgentPend('2.1', '4')).toBe(true);
  expect(urgentPend('4', '4')).toBe(false);
  const covered = new Set(LEVELS4);
  expect(unavailabilityException('2.5', '2.1', covered, new Set(['2.1'] as const), 'waitlist')).toBe(true);
  expect(unavailabilityException('2.5', '2.1', covered, new Set(['2.1'] as const), 'patient-preference')).toBe(false);
  expect(unavailabilityException('3.5', '2.1', covered, new Set(['2.1'] as const), 'waitlist')).toBe(false);
});

test('continued review (section 4)', () => {
  const facts: Continued4 = {
    progress: 'progressing',
    newProblem: 'none',
    planAmended: false,
    transitionBarrier: false,
  };
  const needs25: CompleteRatings4 = { ...QUIET, d4u: 'C' };
  expect(continuedReview('2.1', needs25, facts).outcome).toBe('transition-up');
  expect(continuedReview('2.5', needs25, facts)).toEqual({ outcome: 'continue', level: '2.5', test: 'CS1' });
  expect(continuedReview('2.5', needs25, { ...facts, progress: 'achieved' }).outcome).toBe('reassess');
  expect(continuedReview('2.5', needs25, { ...facts, progress: 'actively-working' }).outcome).toBe('pend');
  expect(continuedReview('2.5', needs25, { ...facts, progress: 'actively-working', planAmended: true }).outcome).toBe(
    'continue',
  );
  expect(continuedReview('2.5', needs25, { ...facts, progress: 'stalled', newProblem: 'treatable-here' }).outcome).toBe(
    'continue',
  );
  expect(continuedReview('3.7', needs25, facts).outcome).toBe('transition-down');
  expect(continuedReview('3.7', needs25, { ...facts, transitionBarrier: true })).toEqual({
    outcome: 'continue-short',
    level: '3.7',
    test: 'TRANSITION_BARRIER',
  });
  expect(continuedReview('3.1', needs25, facts).outcome).toBe('transition-lateral');
});
