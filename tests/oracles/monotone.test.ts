import { expect, test } from 'vitest';
import { adolescentExceptions, monotoneReport, NOTHING_MITIGATES, SAFETY_PROFILES } from './monotone.js';

test('adults, no safety fact true: the counts, and no worsened rating gives a less intensive level', () => {
  const report = monotoneReport('all-false', { ...NOTHING_MITIGATES, ...SAFETY_PROFILES['all-false'] }, 'filled');
  expect(report.counts).toEqual({
    '1': 160,
    '2.1': 200,
    '2.5': 1513,
    '3.5': 90,
    '3.7': 3436,
    '4': 7625,
    'no-level': 2601,
  });
  expect(report.givesLess).toEqual([]);
}, 30_000);

test('adults, 24-h support needed and danger imminent: the counts, and no worsened rating gives a less intensive level', () => {
  const report = monotoneReport(
    'danger',
    { ...NOTHING_MITIGATES, ...SAFETY_PROFILES['support-and-danger-true'] },
    'filled',
  );
  expect(report.counts).toEqual({
    '1': 160,
    '2.1': 200,
    '2.5': 703,
    '3.1': 64,
    '3.5': 720,
    '3.7': 3436,
    '4': 7625,
    'no-level': 2717,
  });
  expect(report.givesLess).toEqual([]);
}, 30_000);

test('adolescents: each reading of the residential rows has exceptions of its own; with the parameter unset there are none', () => {
  const safety = {
    needs24hNursing: false,
    needsSecurePlacement: true,
    imminentDanger: false,
    biomedicalConcurrentCare: false,
  };
  const kinds = (how: 'at-least-two' | 'each' | undefined): string[] => {
    const found = adolescentExceptions('d3b', 0, safety, how).map(({ before, after }) => `${before} -> ${after}`);
    return [...new Set(found)].sort();
  };
  expect(kinds('at-least-two')).toEqual(['3.1 -> 2.1', '3.5 -> 3.1']);
  expect(kinds('each')).toEqual(['3.7 -> 3.5']);
  expect(kinds(undefined)).toEqual([]);
}, 30_000);
