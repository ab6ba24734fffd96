/** The rules for Prometheus: each says what to do, and asks for metrics that there are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const { groups } = load(read('deploy/prometheus/alerts.yaml')) as {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);

/** Where the metrics are counted, one file a kind. */
const COUNTED = new URL('src/observe/', ROOT);

test('no two rules have one name', () => {
  expect(rules.length).toBeGreaterThan(0);
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
});

describe.each(rules)('$alert', ({ expr, labels, annotations: { summary, runbook }, ...rest }) => {
  test('is of a severity, for a time, with a sentence', () => {
    expect(['page', 'ticket']).toContain(labels.severity);
    expect(rest.for ?? '0m').toMatch(/^\d+[mh]$/);
    expect(summary).toMatch(/^[A-Z].*\.$/);
  });

  test('leads to what to do', () => {
    const [path = '', anchor] = runbook.split('#');
    const headings = [...read(path).matchAll(/^### (.+)$/gm)].map(([, heading]) =>
      (heading as string).toLowerCase().replaceAll(' ', '-'),
    );
    expect(headings).toContain(anchor);
  });

  test('is closed as it is opened', () => {
    for (const [open, close] of ['()', '{}', '[]'])
      expect(expr.split(open as string).length).toBe(expr.split(close as string).length);
  });

  test.skipIf(!existsSync(COUNTED))('asks for metrics that are counted', () => {
    const counted = readdirSync(COUNTED)
      .map((file) => readFileSync(new URL(file, COUNTED), 'utf8'))
      .join('');
    const names = [...expr.matchAll(/\bur_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !counted.includes(`'${name}'`))).toEqual([]);
  });
});
