import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/analysis/comparison/comparison.js';
import { json, ROOT, ur } from './harness.js';
import { requestOf } from '../http/real-service.js';

const FILE = `${ROOT}examples/residential-2026-statute/request.json`;

describe('ur compare', () => {
  it('shows a line for each payer, then why they differ', async () => {
    const { code, err, out } = await ur(['compare', FILE], { columns: 80 });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^10 payers of 19 answer: not all the same\n/);
    expect(out).toMatch(/example-health +APPROVE +3\.1 +3\.1 +meets criteria · statute prevailed/);
    expect(out).toMatch(/va-medicaid-arts +– +ruleset does not bind/);
    expect(out).toContain('\nWhy they differ\n');
    expect(out).toContain('must observe “The law bars two reasons');
  });

  it('asks the payers named, in their order, with the plan that the file gives for them', async () => {
    const plan = { line: 'medicaid-fee-for-service', funding: 'public', state: 'VA' };
    const body = {
      ...requestOf('residential-2026-statute'),
      payers: ['example-health', { payer: 'va-medicaid-arts', plan }],
    };
    const argv = ['compare', '-', '--json', '--payers', 'va-medicaid-arts', 'ny-commercial-oasas'];
    const { out } = await ur(argv, { stdin: JSON.stringify(body) });
    const { answers } = json<Comparison>(out);
    expect(answers.map((one) => [one.payer, 'determination' in one])).toEqual([
      ['va-medicaid-arts', true],
      ['ny-commercial-oasas', true],
    ]);
  });

  it('says that there is nothing to compare', async () => {
    const { out } = await ur(['compare', FILE, '--payers', 'example-health']);
    expect(out).toMatch(/^1 payer of 1 answers: there is nothing to compare\n/);
    expect(out).not.toContain('Why they differ');
  });

  it('refuses an unknown payer, and a faulty case with its faults', async () => {
    expect(await ur(['compare', FILE, '--payers', 'nobody'])).toMatchObject({ code: 2, out: '' });
    const { code, err, out } = await ur(['compare', '-', '--json'], { stdin: '{"requested":{}}' });
    expect(code).toBe(1);
    expect(err).toContain('field-missing at /review');
    expect(json<{ faults: readonly object[] }>(out).faults.length).toBeGreaterThan(0);
  });
});
