/** A plain request for every level of every shipped version: accepted, decided by that version, and approved. */
import { describe, expect, test } from 'vitest';
import { baseRequest } from '../../src/analysis/base-request.js';
import { review } from '../../src/review.js';
import { shippedLibrary } from '../clinical/engine.js';

const library = shippedLibrary();
const versions = [...library.payers.values()].flatMap((payer) => payer.versions);
const NAMED = versions.map((version) => [`${version.document.payer} ${version.document.version}`, version] as const);

/** Payers none of whose rules is met by everyone. */
const PLAIN: ReadonlySet<string> = new Set([
  'example-fourth',
  'example-health',
  'medicare-ffs-bh',
  'ny-commercial-oasas',
  'va-medicaid-arts',
]);

describe('a plain request', () => {
  test.each(NAMED)('%s: decided by this version, approved wherever nothing stands against it', (_, ruleset) => {
    const { coverage, payer, version } = ruleset.document;
    for (const level of Object.keys(coverage)) {
      const body = baseRequest(library, ruleset, { level, reviewType: 'prior-authorization', population: 'adult' });
      if (body === undefined) continue;
      const outcome = review(body, library, 'full');
      if (!outcome.ok) throw new Error(`${level}: ${JSON.stringify(outcome.faults)}`);
      const { decision, reason, provenance } = outcome.value;
      expect(provenance.ruleset?.version).toBe(version);
      if (!PLAIN.has(payer) || level === 'RR') continue;
      const wanted = coverage[level]?.status === 'excluded' ? 'deny coverage' : 'approve meets-criteria';
      expect([level, `${decision} ${reason}`]).toEqual([level, wanted]);
    }
  });

  test.each(NAMED)('%s: for adolescents, and for each kind of review', (_, ruleset) => {
    const asking = { level: '2.1', population: 'adolescent' } as const;
    for (const reviewType of ['prior-authorization', 'concurrent', 'retrospective', 'claim'] as const) {
      const body = baseRequest(library, ruleset, { ...asking, reviewType });
      if (body === undefined) continue;
      const outcome = review(body, library);
      expect(outcome.ok && outcome.value.provenance.ruleset?.version).toBe(ruleset.document.version);
    }
  });

  test('every level that something indicates has one', () => {
    const third = versions.find(({ document }) => document.payer === 'va-medicaid-arts') as (typeof versions)[number];
    const asking = { reviewType: 'prior-authorization', population: 'adult' } as const;
    const without = Object.keys(third.document.coverage).filter(
      (level) => baseRequest(library, third, { ...asking, level }) === undefined,
    );
    expect(without).toEqual([]);
  });

  test('nothing where nothing indicates the level', () => {
    const fourth = versions.find(({ document }) => document.payer === 'example-fourth') as (typeof versions)[number];
    const asking = { reviewType: 'prior-authorization', population: 'adult' } as const;
    expect(baseRequest(library, fourth, { ...asking, level: '1.0' })).toBeUndefined();
    expect(baseRequest(library, fourth, { ...asking, level: '9' })).toBeUndefined();
  });
});
