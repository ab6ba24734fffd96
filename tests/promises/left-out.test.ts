/** A definite answer to a case of which a fact is left out is the answer whatever that fact is. */
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/analysis/cases.js';
import { inItsTime } from '../../src/analysis/in-its-time.js';
import type { Outcome } from '../../src/domain/faults.js';
import type { Determination } from '../../src/domain/determination.js';
import type { Scalar } from '../../src/facts/catalogue.js';
import type { RequestBody } from '../../src/facts/read.js';
import { statedOf, withStated } from '../../src/facts/statement.js';
import { review } from '../../src/review.js';
import { shippedLibrary } from '../clinical/engine.js';

const library = shippedLibrary();
const PAYERS = ['example-health', 'medicare-ffs-bh', 'tricare', 'va-medicaid-arts', 'wa-mco-sud'];
const versions = PAYERS.flatMap((payer) => library.payers.get(payer)?.versions ?? []);

const LEFT_OUT: readonly (readonly [string, readonly Scalar[]])[] = [
  ['member.age', [0, 12, 17, 18, 70]],
  ['assessment.asam3.supportiveHousing', [true, false]],
];

/** What leaves the service; facts that contradict others are no way to fill one in. */
function given(outcome: Outcome<Determination>): string | undefined {
  if (!outcome.ok || outcome.value.reason === 'inconsistent-facts') return undefined;
  const { authorized, decision, notYetReviewable } = outcome.value;
  return JSON.stringify([decision, authorized, notYetReviewable]);
}

describe.each(LEFT_OUT)('%s', (fact, values) => {
  test.each(versions.map((one) => [one.document.payer, one.document.version, one] as const))(
    '%s %s',
    (_payer, _version, ruleset) => {
      const then = inItsTime(library, ruleset);
      for (const document of ruleset.cases)
        for (const one of document.cases) {
          const { attestation: _, ...body } = bodyOf(document, one) as RequestBody;
          if (statedOf(body, fact) === undefined) continue;
          const without = review(withStated(body, { [fact]: undefined }), then);
          if (!without.ok || without.value.decision === 'pend') continue;
          const filled = values.map((value) => given(review(withStated(body, { [fact]: value }), then)));
          for (const answer of filled) expect(answer ?? given(without), one.name).toBe(given(without));
        }
    },
  );
});
