import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LineOrder } from '../../bench/batch/line-order.js';
import { paste } from '../../bench/report/document.js';
import { median, quantile, spread } from '../../bench/report/stats.js';
import { ratioColumn, wrap, writeTable } from '../../bench/report/table.js';

test('quantiles lie between neighbours, whatever the order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([5, 1], 0.99)).toBeCloseTo(4.96);
  expect(spread([1, 2, 3, 4, 5])).toBeCloseTo(1 / 3);
});

test('a table keeps to 80 columns, shows what does not apply as a dash, and refuses to be wider', () => {
  const columns = [ratioColumn('x jre'), ratioColumn('x ZEN')];
  const text = writeTable({ title: 'some', columns, rows: [{ name: 'ours', values: [123.4, undefined] }] });
  expect(text).toBe('some  x jre  x ZEN\nours   123x      –');
  expect(() => writeTable({ title: '', columns, rows: [{ name: 'x'.repeat(70), values: [1, 1] }] })).toThrow('wider');
  for (const line of wrap('word '.repeat(60)).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('a table takes its place in a document and leaves the rest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ur-bench-'));
  const file = join(folder, 'page.md');
  writeFileSync(file, 'before\n<!-- bench:http:begin -->\nold\n<!-- bench:http:end -->\nafter\n');
  paste(file, 'http', 'a machine', 'a table');
  expect(readFileSync(file, 'utf8')).toBe(
    'before\n<!-- bench:http:begin -->\n\n```text\na machine\n\na table\n```\n\n<!-- bench:http:end -->\nafter\n',
  );
  expect(() => paste(file, 'batch', 'a machine', 'a table')).toThrow('bench:batch:begin');
  rmSync(folder, { recursive: true });
});

test('answers out of order, left out or refused are seen, however the stream is cut', () => {
  const text = [1, 2, 4, 3, 5]
    .map((line) => `{"line":${line},"determination":{"long":"${'x'.repeat(60)}"}}\n`)
    .join('');
  for (const size of [1, 7, 1000]) {
    const order = new LineOrder();
    const bytes = Buffer.from(`${text}{"line":6,"problem":{}}\n`);
    for (let at = 0; at < bytes.length; at += size) order.read(bytes.subarray(at, at + size));
    expect([order.lines, order.outOfOrder, order.problems]).toEqual([6, 2, 1]);
  }
});
