/** The peers' translations say "met" exactly where ours is met; without guards they would not. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { compareOutcomes } from '../../bench/engine/same-outcomes.js';
import { toJsonLogic, toZen } from '../../bench/engine/translate.js';
import { loadWorkload } from '../../bench/workload.js';

test('guarded peers give the outcomes of ours, json-rules-engine wherever they are definite', async () => {
  const workload = loadWorkload(path.resolve('rulesets'), 'va-medicaid-arts/2026-11-21', 60);
  const { peers, undetermined } = await compareOutcomes(workload, 60);
  const of = (name: string) => peers.find(({ peer }) => peer === name);
  expect(undetermined).toBeGreaterThan(0);
  for (const name of ['ZEN, guarded', 'json-logic-engine, guarded'])
    expect(of(name)).toEqual({ peer: name, different: 0, metUnknown: 0, failed: 0 });
  expect(of('json-rules-engine')).toMatchObject({ different: 0, failed: 0 });
  expect(of('ZEN, unguarded')?.failed).toBeGreaterThan(0);
  expect(of('json-logic-engine, unguarded')?.metUnknown).toBeGreaterThan(0);
});

test('a test under `not` is guarded the other way round', () => {
  const leaf = { fact: 'a.b', operator: 'lessThan', value: 3 } as const;
  expect(toZen(leaf, 'guarded')).toBe('(a_b != null) and (a_b < 3)');
  expect(toZen({ not: leaf }, 'guarded')).toBe('not ((not (a_b != null)) or (a_b < 3))');
  expect(toZen({ not: { not: leaf } }, 'guarded')).toContain('(a_b != null) and (a_b < 3)');
  expect(toJsonLogic({ not: leaf }, 'unguarded')).toEqual({ '!': { '<': [{ var: 'a_b' }, 3] } });
});
