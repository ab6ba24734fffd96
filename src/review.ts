import { echoOf } from './domain/confidentiality.js';
import type { Determination } from './domain/determination.js';
import type { Outcome } from './domain/faults.js';
import { fail, succeed } from './domain/faults.js';
import { draftInstead } from './drafts.js';
import { attest } from './explanation/attest.js';
import { explain } from './explanation/explain.js';
import { explainHeld } from './explanation/held.js';
import type { RequestPin } from './explanation/provenance.js';
import { provenance } from './explanation/provenance.js';
import type { Detail } from './explanation/subject.js';
import { describeLevel } from './explanation/words.js';
import type { CriteriaSet, Library, Ruleset } from './library.js';
import type { Asking, Posed } from './pose.js';
import { ask, askedUnder, pose } from './pose.js';
import { mismatched, settle } from './resolution/settle.js';
import { citingBars } from './reviewers/bars.js';
import { select } from './rulesets/select.js';
import { agreeing, saysUrgent, withoutVersion } from './unversioned.js';

/**
 * The pipeline: validate, select the version, read the facts, find what the criteria and the payer's rules say, resolve
 * the two, explain. Pure and synchronous: the same request, rulesets and engine version give the same bytes.
 */
export function review(body: unknown, library: Library, detail: Detail = 'summary'): Outcome<Determination> {
  const read = ask(body, library);
  if (!read.ok) return read;
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
        advice: [selection.reason],
        needs: [],
      });
    }
    case 'undated': {
      const answers = selection.versions.map((version) => decide(asking, version, detail));
      return agreeing(library, request, selection.needs, answers);
    }
    case 'version':
      return decide(asking, selection.version, detail, selection.later);
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
  return asking.ok ? decide(asking.value, ruleset, detail, later) : asking;
}

/** One request under one version of the payer's ruleset. */
function decide(asking: Asking, ruleset: Ruleset, detail: Detail, later?: Ruleset): Outcome<Determination> {
  const { library, request } = asking;
  const posed = pose(asking, ruleset);
  if (!posed.ok) return posed;
  const { arm, asked } = posed.value;
  const { attestation, ...unattested } = request;
  const propose = proposer(asking, posed.value, detail, later);
  const [current] = library.digests;
  if (attestation === undefined) return succeed(propose(current(unattested)));
  // An answer that was proposed before the key was changed may still be attested.
  const proposals = library.digests.map((digest) => propose(digest(unattested)));
  const named = proposals.find(({ provenance }) => provenance.determination === attestation.determination);
  if (named === undefined) return fail({ code: 'attestation-mismatch', pointer: '/attestation/determination' });
  const evaluated =
    attestation.criteria === undefined
      ? []
      : proposer(asking, posed.value, 'full', later)(current(unattested)).criteria;
  return attest(attestation, { proposed: named, evaluated, asked: asked.care, words: arm.words });
}

/** The answer to what was asked, before any attestation, for a digest of the request to be set into it. */
function proposer(
  { library, request }: Asking,
  posed: Posed,
  detail: Detail,
  later: Ruleset | undefined,
): (pin: RequestPin) => Determination {
  const { arm, asked, bars, matter, ruleset, values } = posed;
  const pins = {
    ruleset: pinRuleset(ruleset),
    overlays: ruleset.imports.map(pinOverlay),
    criteria: pinSet(arm.criteria),
  };
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

const pinRuleset = ({
  document: { payer, version },
  digest,
}: Ruleset): { payer: string; version: string; digest: string } => ({ payer, version, digest });

const pinOverlay = ({
  document: { overlay, version },
  digest,
}: Ruleset['imports'][number]): { id: string; version: string; digest: string } => ({ id: overlay, version, digest });

const pinSet = ({
  document: { id, version },
  digest,
}: CriteriaSet): { id: string; version: string; digest: string } => ({ id, version, digest });
