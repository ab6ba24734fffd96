import { echoOf } from './domain/confidentiality.js';
import type { Care, Determination } from './domain/determination.js';
import type { Outcome } from './domain/faults.js';
import { succeed } from './domain/faults.js';
import { atOnce } from './domain/staged.js';
import { attested } from './attested.js';
import { questions } from './explanation/questions.js';
import { say } from './explanation/messages.js';
import type { RequestPin } from './explanation/provenance.js';
import { provenance } from './explanation/provenance.js';
import { explainWithoutVersion } from './explanation/without-version.js';
import type { LevelWords } from './explanation/words.js';
import { factIndex } from './facts/catalogue.js';
import type { Library } from './library.js';
import type { ReviewRequest } from './request.js';

/** No version can be named for this request. */
export function withoutVersion(
  library: Library,
  request: ReviewRequest,
  why: {
    readonly reason: 'no-version-known' | 'information-needed';
    readonly asked: Care;
    readonly words: LevelWords;
    readonly advice: readonly string[];
    readonly needs: readonly string[];
  },
): Outcome<Determination> {
  const propose = (pin: RequestPin): Determination =>
    explainWithoutVersion({
      reason: why.reason,
      asked: why.asked,
      askedWords: say('asked.unnamed'),
      advice: why.advice,
      missing: questions(library.catalogue, why.needs),
      urgent: saysUrgent(library, request),
      echo: echoOf(request),
      provenance: provenance(pin, library.facts),
    });
  return atOnce(attested(library, request, propose, { asked: why.asked, words: why.words, evaluated: () => [] }));
}

/** Does the request itself say that it cannot wait? For answers that evaluate nothing. */
export function saysUrgent(library: Library, request: ReviewRequest): boolean {
  const values = library.gatherer.read(request);
  return URGENT.some((name) => values[factIndex(library.catalogue, name)] === true);
}

const URGENT = [
  'review.urgent',
  'assessment.emergency.medical',
  'assessment.emergency.psychiatric',
  'assessment.asam3.imminentDanger',
];

/** The date that selects the version is unknown: where every version gives the same outcome, that stands. */
export const agreeing =
  (library: Library, request: ReviewRequest, needs: string, words: LevelWords) =>
  (answers: readonly Outcome<Determination>[]): Outcome<Determination> => {
    const last = answers[answers.length - 1];
    const key = (answer: Outcome<Determination>): string =>
      answer.ok
        ? JSON.stringify([answer.value.decision, answer.value.authorized, answer.value.notYetReviewable])
        : JSON.stringify(answer.faults.map(({ code, pointer }) => [code, pointer]));
    const same = new Set(answers.map(key)).size === 1;
    if (last !== undefined && same) {
      const waits = last.ok && last.value.decision === 'pend' && last.value.reason === 'information-needed';
      if (!waits || !last.ok) return last;
      return succeed({ ...last.value, missing: [...questions(library.catalogue, [needs]), ...last.value.missing] });
    }
    const seen = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    const advice = seen.flatMap(({ decision, provenance: { ruleset } }) =>
      ruleset === undefined ? [] : [say('advice.undated', { version: ruleset.version, decision })],
    );
    const asked = seen[seen.length - 1]?.requested ?? { level: {} };
    return withoutVersion(library, request, {
      reason: 'information-needed',
      asked,
      words,
      advice,
      needs: [needs],
    });
  };
