import { bodyOf } from '../../src/analysis/cases.js';
import { inItsTime } from '../../src/analysis/in-its-time.js';
import type { Determination } from '../../src/domain/determination.js';
import type { Detail } from '../../src/explanation/subject.js';
import type { Library } from '../../src/library.js';
import { review } from '../../src/review.js';
import { REAL_LIBRARY } from '../http/real-service.js';

/** Cases of every version with their answers, as they were given in its time: every one of them, or one in so many. */
export function* answeredCases(
  oneIn: number,
  detail?: Detail,
): Generator<{ readonly library: Library; readonly body: unknown; readonly answer: Determination }> {
  for (const { versions } of REAL_LIBRARY.payers.values())
    for (const version of versions) {
      const library = inItsTime(REAL_LIBRARY, version);
      const bodies = version.cases.flatMap((document) => document.cases.map((one) => bodyOf(document, one)));
      for (const body of bodies.filter((_, index) => index % oneIn === 0)) {
        const outcome = review(body, library, detail);
        if (outcome.ok) yield { library, body, answer: outcome.value };
      }
    }
}
