/** Every shipped payer, by its last version, or with UR_TEST_PARITY=all every version: what the report says of a rule, its witness says by review, and nothing is left out in silence. */
import { describe, expect, test } from 'vitest';
import { finished } from '../../../src/analysis/parity/steps.js';
import { parity } from '../../../src/analysis/parity/parity.js';
import { lessOf } from '../../../src/analysis/parity/report.js';
import { review } from '../../../src/review.js';
import { shippedLibrary } from '../../clinical/engine.js';

const library = shippedLibrary();
const all = process.env['UR_TEST_PARITY'] === 'all';
const versions = [...library.payers.values()].flatMap((payer) => (all ? payer.versions : payer.versions.slice(-1)));

describe('shipped rulesets', () => {
  test.each(versions.map((one) => [`${one.document.payer} ${one.document.version}`, one] as const))(
    '%s',
    (_, ruleset) => {
      const { above, causes, populations } = finished(parity(library, ruleset));
      expect(causes.map(({ id }) => id)).toEqual(expect.arrayContaining(ruleset.rules.map(({ id }) => id)));
      expect(populations.filter(({ enumerated }) => enumerated).length).toBeGreaterThan(0);
      for (const { effect, id, slice, standing, witness } of causes) {
        const takes = ['less', 'shared', 'waits', 'later'].includes(standing);
        expect([id, witness !== undefined]).toEqual([id, takes]);
        if (slice !== undefined) {
          const { held, less, met, points, shared } = slice.tally;
          expect(met).toBeLessThanOrEqual(points);
          expect(lessOf(slice.tally) + less.waits + less.later + shared + held).toBeLessThanOrEqual(met);
          expect([id, slice.leftOut]).toEqual([id, 0]);
        }
        if (witness === undefined) continue;
        const outcome = review(witness.body, library, 'full');
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
        const { criteria, provenance, tension } = outcome.value;
        expect(outcome.value).toEqual(witness.determination);
        expect(provenance.ruleset?.version).toBe(ruleset.document.version);
        expect([id, witness.answer]).not.toEqual([id, 'full']);
        if (effect === 'excluded') expect(tension.kind).toBe('payer-prevailed');
        else expect([id, criteria.find((one) => one.id === id)?.result]).toEqual([id, 'met']);
      }
      for (const { given, points, witness } of above) {
        expect(given).toBeGreaterThan(0);
        expect(given).toBeLessThanOrEqual(points);
        expect(['approve', 'downgrade']).toContain(witness.determination.decision);
      }
    },
  );
});
