import type { Determination } from './domain/determination.js';
import type { Outcome } from './domain/faults.js';
import { fail, succeed } from './domain/faults.js';
import { draftInstead } from './drafts.js';
import { attest } from './explanation/attest.js';
import { explain } from './explanation/explain.js';
import { provenance } from './explanation/provenance.js';
import type { Detail } from './explanation/subject.js';
import type { CriteriaSet, Library, Ruleset } from './library.js';
import type { Asking } from './pose.js';
import { ask, askedUnder, pose } from './pose.js';
import { mismatched, settle } from './resolution/settle.js';
import { digest } from './rulesets/digest.js';
import { select } from './rulesets/select.js';
import { agreeing, withoutVersion } from './unversioned.js';

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

/** The same under one version of the payer's ruleset, whatever the dates say: to compare versions. */
export function reviewUnder(
  ruleset: Ruleset,
  body: unknown,
  library: Library,
  detail: Detail = 'summary',
): Outcome<Determination> {
  const asking = ask(body, library);
  return asking.ok ? decide(asking.value, ruleset, detail) : asking;
}

/** One request under one version of the payer's ruleset. */
function decide(asking: Asking, ruleset: Ruleset, detail: Detail, later?: Ruleset): Outcome<Determination> {
  const { library, request } = asking;
  const posed = pose(asking, ruleset);
  if (!posed.ok) return posed;
  const { arm, matter, values, asked } = posed.value;
  const settled = asked.kind === 'edition-mismatch' ? mismatched(matter, values) : settle(matter, values);
  const { attestation, ...unattested } = request;
  const determination = explain({
    matter,
    stated: values,
    settled,
    asked,
    detail,
    reasons: library.reasons,
    words: arm.words,
    reference: request.reference,
    laterVersion: later?.document.version,
    provenance: provenance(digest(unattested), library.facts, {
      ruleset: pin(ruleset),
      overlays: ruleset.imports.map(pinOverlay),
      criteria: pinSet(arm.criteria),
    }),
  });
  return attestation === undefined ? succeed(determination) : attest(determination, attestation, asked.care, arm.words);
}

const pin = ({
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
