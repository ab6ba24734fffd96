import { echoOf } from './domain/confidentiality.js';
import type { Determination } from './domain/determination.js';
import type { Outcome } from './domain/faults.js';
import { fail } from './domain/faults.js';
import type { Staged } from './domain/staged.js';
import { atOnce } from './domain/staged.js';
import { attested } from './attested.js';
import { draftInstead } from './drafts.js';
import { explain } from './explanation/explain.js';
import { explainHeld } from './explanation/held.js';
import type { RequestPin } from './explanation/provenance.js';
import { provenance } from './explanation/provenance.js';
import type { Detail } from './explanation/subject.js';
import { codeLabel, describeLevel } from './explanation/words.js';
import type { Library, Ruleset } from './library.js';
import { pinsOf } from './pins.js';
import type { Asking, Posed } from './pose.js';
import { ask, askedUnder, pose } from './pose.js';
import { mismatched, settle } from './resolution/settle.js';
import { citingBars } from './reviewers/bars.js';
import type { Selection } from './rulesets/select.js';
import { select } from './rulesets/select.js';
import { agreeing, saysUrgent, withoutVersion } from './unversioned.js';

/** The whole pipeline at once. Pure: the same request, rulesets and engine version give the same bytes. */
export const review = (body: unknown, library: Library, detail: Detail = 'summary'): Outcome<Determination> =>
  atOnce(reviewing(body, library, detail));

/**
 * The pipeline: validate, select the version, read the facts, find what the criteria and the payer's rules say, resolve
 * the two, explain. Each `yield` ends a stage, where other requests may catch up.
 */
export function* reviewing(body: unknown, library: Library, detail: Detail): Staged<Outcome<Determination>> {
  const read = ask(body, library);
  if (!read.ok) return read;
  yield;
  const asking = read.value;
  const { payer, request, dates } = asking;
  const selection = select(payer.versions, payer.document.gaps, dates);
  switch (selection.kind) {
    case 'unknown-version':
      return fail({ code: 'version-unknown', pointer: '/previous/rulesetVersion', ...draftInstead(payer, dates) });
    case 'none':
      return fail({ code: 'no-version-in-force', pointer: '/requested/from', ...draftInstead(payer, dates) });
    case 'gap': {
      const latest = payer.versions[payer.versions.length - 1];
      const asked = latest === undefined ? undefined : askedUnder(asking, latest.arms.adult);
      if (asked?.kind === 'faulty') return fail(...asked.faults);
      const care = asked?.care ?? { level: {} };
      return withoutVersion(library, request, {
        reason: 'no-version-known',
        asked: care,
        words: latest?.arms.adult.words ?? codeLabel,
        advice: [selection.reason],
        needs: [],
      });
    }
    case 'undated':
      return yield* undated(asking, selection, detail);
    case 'version':
      return yield* decide(asking, selection.version, detail, selection.later);
  }
}

/**
 * The same under one version of the payer's ruleset, whatever the dates say: to compare versions. `later` is the version
 * that is in force on the last day asked for, where that is another one.
 */
export function reviewUnder(
  ruleset: Ruleset,
  body: unknown,
  library: Library,
  detail: Detail = 'summary',
  later?: Ruleset,
): Outcome<Determination> {
  const asking = ask(body, library);
  return asking.ok ? atOnce(decide(asking.value, ruleset, detail, later)) : asking;
}

/** The date that selects the version is unknown. What all versions agree on is the answer of the last, and attested as such. */
function* undated(
  asking: Asking,
  { needs, versions }: Extract<Selection<Ruleset>, { readonly kind: 'undated' }>,
  detail: Detail,
): Staged<Outcome<Determination>> {
  const { library, request } = asking;
  const { attestation, ...unattested } = request;
  const [last] = versions.slice(-1);
  const answers: Outcome<Determination>[] = [];
  for (const version of versions) answers.push(yield* decide({ ...asking, request: unattested }, version, detail));
  const agree = agreeing(library, request, needs, last?.arms.adult.words ?? codeLabel);
  const agreed = agree(answers);
  if (attestation === undefined || last === undefined || !agreed.ok || agreed.value.provenance.ruleset === undefined)
    return agreed;
  return agree([yield* decide(asking, last, detail)]);
}

/** One request under one version of the payer's ruleset. */
function* decide(asking: Asking, ruleset: Ruleset, detail: Detail, later?: Ruleset): Staged<Outcome<Determination>> {
  const { library, request } = asking;
  const posed = pose(asking, ruleset);
  if (!posed.ok) return posed;
  yield;
  const { arm, asked } = posed.value;
  const propose = proposer(asking, posed.value, detail, later);
  yield;
  return yield* attested(library, request, propose, {
    asked: asked.care,
    words: arm.words,
    evaluated: () => {
      const { attestation: _, ...unattested } = request;
      return proposer(asking, posed.value, 'full', later)(library.digests[0](unattested)).criteria;
    },
  });
}

/** The answer to what was asked, before any attestation, for a digest of the request to be set into it. */
function proposer(
  { library, request }: Asking,
  posed: Posed,
  detail: Detail,
  later: Ruleset | undefined,
): (pin: RequestPin) => Determination {
  const { arm, asked, bars, matter, ruleset, values } = posed;
  const pins = pinsOf(ruleset, arm);
  const echo = echoOf(request);
  if (library.held?.(ruleset) === true) {
    const urgent = saysUrgent(library, request);
    const askedWords = describeLevel(asked.care.level, arm.words);
    return (request) =>
      explainHeld({
        asked: asked.care,
        askedWords,
        urgent,
        echo,
        provenance: provenance(request, library.facts, pins),
      });
  }
  const settled = asked.kind === 'edition-mismatch' ? mismatched(matter, values) : settle(matter, values);
  return (request) =>
    citingBars(
      explain({
        matter,
        stated: values,
        settled,
        asked,
        detail,
        reasons: library.reasons,
        words: arm.words,
        echo,
        laterVersion: later?.document.version,
        provenance: provenance(request, library.facts, pins),
      }),
      bars,
      library.law.reviewers,
      values,
    );
}
