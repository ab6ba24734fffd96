/** The rulings on entailment and the corners of the adult table, one by one. */
import { expect, test } from 'vitest';
import {
  possibleAdultTreatments,
  possibleAdultWithdrawal,
  type AdultTreatment,
  type StatedAdult,
  type WithdrawalLevel,
} from './asam3-adult.js';

const MILD: StatedAdult = { d1: 1, d2: 0, d3: 0, d4: 1, d5: 1, d6: 1, sudDiagnosis: true };

function needs(facts: StatedAdult): WithdrawalLevel[] | 'inconsistent' {
  const found = possibleAdultWithdrawal(facts);
  return found === 'inconsistent' ? found : [...found].sort();
}

function levels(facts: StatedAdult): AdultTreatment[] | 'inconsistent' {
  const found = possibleAdultTreatments(facts);
  return found === 'inconsistent' ? found : [...found].sort();
}

test('R2, R23: the withdrawal need', () => {
  expect(needs(MILD)).toEqual(['1-WM']);
  expect(needs({ ...MILD, d1: 2 })).toEqual(['2-WM']); // d6 = 1 entails home support
  expect(needs({ ...MILD, d1: 2, d6: 2 })).toEqual(['2-WM', '3.2-WM']);
  expect(needs({ ...MILD, d1: 2, homeSupportsWithdrawal: false })).toEqual(['3.2-WM']); // stated wins
  expect(needs({ ...MILD, homeSupportsWithdrawal: false })).toEqual(['1-WM', '2-WM', '3.2-WM', '3.7-WM']); // raises at d1 = 1
  expect(needs({ ...MILD, d1: 0, homeSupportsWithdrawal: false })).toEqual(['none']);
  expect(needs({ ...MILD, d1: 0, pregnant: true })).toEqual(['1-WM', '2-WM', '3.2-WM', '3.7-WM', 'none']);
  expect(needs({ ...MILD, pregnant: false })).toEqual(['1-WM']);
  expect(needs({ ...MILD, coOccurring: 'unstable' })).toEqual(['1-WM', '2-WM', '3.2-WM', '3.7-WM']);
  expect(needs({ ...MILD, d1: 3, pregnant: true })).toEqual(['3.7-WM', '4-WM']);
  expect(needs({ ...MILD, withdrawalNeed: '3.7-WM' })).toBe('inconsistent');
  expect(needs({ ...MILD, withdrawalNeed: 'none' })).toBe('inconsistent');
  expect(needs({ ...MILD, withdrawalNeed: '3.7-WM', severeWithdrawal: true })).toEqual(['3.7-WM']);
  expect(needs({ ...MILD, withdrawalNeed: 'none', severeWithdrawal: true })).toBe('inconsistent');
  expect(needs({ ...MILD, d1: 3, withdrawalNeed: '4-WM' })).toBe('inconsistent');
  expect(needs({ ...MILD, d1: 3, withdrawalNeed: '4-WM', sedativeCoUse: true })).toEqual(['4-WM']);
});

test('R2: facts that contradict the ratings', () => {
  expect(levels({ ...MILD, needs24hNursing: true })).toBe('inconsistent');
  expect(levels({ ...MILD, needs24hSupport: true })).toBe('inconsistent');
  expect(levels({ ...MILD, imminentDanger: true })).toBe('inconsistent');
  expect(levels({ ...MILD, cognitiveImpairment: true })).toBe('inconsistent');
  expect(levels({ ...MILD, d3a: 1 })).toBe('inconsistent');
  expect(levels({ ...MILD, d2: 3, needs24hNursing: false })).toBe('inconsistent');
  expect(levels({ ...MILD, diagnoses: ['F10.20'], sudDiagnosis: false })).toBe('inconsistent');
  expect(levels({ ...MILD, imminentDanger: false })).toEqual(['1']);
});

test('R22: a stated fact narrows the ratings that are not stated', () => {
  const { d1: _, ...withoutD1 } = MILD;
  expect(levels({ ...withoutD1, withdrawalNeed: '1-WM' })).toEqual(['1']);
  expect(levels({ ...withoutD1, withdrawalNeed: '4-WM' })).toEqual(['4']);
});

test('R3-R5, R25: diagnosis, no diagnosis, all zeros', () => {
  const zeros: StatedAdult = { d1: 0, d2: 0, d3: 0, d4: 0, d5: 0, d6: 0 };
  expect(levels({ ...zeros, sudDiagnosis: true })).toEqual(['1']);
  expect(levels({ ...zeros, sudDiagnosis: false })).toEqual(['none-indicated']);
  expect(levels(zeros)).toEqual(['1', 'none-indicated']);
  expect(levels({ ...zeros, d4: 1, sudDiagnosis: false })).toEqual(['0.5', 'no-level']); // readiness to explore unknown
  expect(levels({ ...zeros, d5: 1, sudDiagnosis: false })).toEqual(['0.5']);
  expect(levels({ ...zeros, d5: 3, sudDiagnosis: false })).toEqual(['no-level']);
  expect(levels({ ...zeros, d2: 1, sudDiagnosis: false })).toEqual(['no-level']);
  expect(levels({ ...zeros, d3: 4, sudDiagnosis: false })).toEqual(['4']);
});

test('R10, R24: no level', () => {
  expect(levels({ d1: 0, d2: 3, d3: 0, d4: 1, d5: 1, d6: 1, sudDiagnosis: true })).toEqual(['no-level']);
  const homeless: StatedAdult = {
    d1: 0,
    d2: 0,
    d3: 1,
    d4: 1,
    d5: 2,
    d6: 4,
    sudDiagnosis: true,
    supportiveHousing: false,
    needs24hSupport: true,
    imminentDanger: false,
  };
  expect(levels({ ...homeless, cognitiveImpairment: false })).toEqual(['3.1']);
  expect(levels({ ...homeless, cognitiveImpairment: true })).toEqual(['no-level']);
});
