/** Proves the mutants of one edition, every other one unless UR_TEST_PARITY=all: each that is stricter is found, in a request that is truly answered less; no other is reported. */
import { describe, expect, test } from 'vitest';
import { worse } from '../../../src/analysis/parity/answers.js';
import { finished } from '../../../src/analysis/parity/steps.js';
import { parity } from '../../../src/analysis/parity/parity.js';
import type { CauseReport } from '../../../src/analysis/parity/report.js';
import type { Determination } from '../../../src/domain/determination.js';
import type { Library } from '../../../src/library.js';
import { review } from '../../../src/review.js';
import { cleanPlan, libraryOf, rulesetOf } from './clean-rulesets.js';
import { added, addedElsewhere, harmless, loosened } from './mutants.js';

/** At least so many ways to be stricter, both editions together, must be found. */
export const ENOUGH_MUTANTS = 200;

/** What a report holds against a ruleset. */
const objections = (library: Library, payer: string): readonly CauseReport[] =>
  finished(parity(library, rulesetOf(library, payer))).causes.filter(({ standing }) =>
    ['less', 'shared', 'waits', 'later'].includes(standing),
  );

export function provePlanted(edition: '3' | '4', levels: readonly (readonly [string, string])[]): void {
  const clean = cleanPlan(edition);
  // Nothing indicates remission monitoring.
  const codes = Object.keys(clean.coverage).filter((code) => code !== '1.0');
  const stricter = [...added(clean, levels), ...addedElsewhere(clean, codes), ...loosened(clean)];
  const same = harmless(clean);
  const library = libraryOf(
    edition,
    new Map([
      ['clean', clean],
      ...stricter.map(({ plan }, at) => [`stricter-${at}`, plan] as const),
      ...same.map(({ plan }, at) => [`same-${at}`, plan] as const),
    ]),
  );
  const { scale } = rulesetOf(library, 'clean').arms.adult.finder;

  /** Is this very request answered less than under the clean ruleset? */
  function truly({ witness }: CauseReport): boolean {
    if (witness === undefined) return false;
    const [now, before] = [witness.body, { ...witness.body, payer: 'clean' }].map((body) => {
      const outcome = review(body, library);
      return outcome.ok ? outcome.value : undefined;
    });
    return now !== undefined && before !== undefined && worse(now.requested, scale, given(now), given(before));
  }

  test('there are enough of them', () => {
    expect(2 * stricter.length).toBeGreaterThanOrEqual(ENOUGH_MUTANTS);
    expect(new Set(stricter.map(({ name }) => name)).size).toBe(stricter.length);
  });

  const every = process.env['UR_TEST_PARITY'] === 'all' ? 1 : 2;
  const proved = stricter.map(({ name }, at) => [name, `stricter-${at}`] as const).filter((_, at) => at % every === 0);

  describe('stricter: found, with a request that is truly answered less', () => {
    test.each(proved)('%s', (_, payer) => {
      const found = objections(library, payer);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(truly), JSON.stringify(found.map(({ id, witness }) => [id, witness?.body]))).toBe(true);
    });
  });

  describe('the same to everybody: not reported', () => {
    test.each(same.map(({ name }, at) => [name, `same-${at}`]))('%s', (_, payer) => {
      expect(objections(library, payer).map(({ id, standing }) => `${id} ${standing}`)).toEqual([]);
    });
  });
}

const given = ({ authorized, decision }: Determination): Parameters<typeof worse>[2] =>
  authorized === undefined ? { decision } : { decision, care: authorized };
