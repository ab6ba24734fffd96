import { evaluate } from './conditions/program.js';
import { leavesOf } from './conditions/condition.js';
import type { Determination } from './domain/determination.js';
import type { Outcome } from './domain/faults.js';
import { fail, succeed } from './domain/faults.js';
import { MET, NOT_MET } from './domain/truth.js';
import { attest } from './explanation/attest.js';
import { explain } from './explanation/explain.js';
import { provenance } from './explanation/provenance.js';
import type { Detail } from './explanation/subject.js';
import type { FactValues } from './facts/catalogue.js';
import { factIndex } from './facts/catalogue.js';
import { gather } from './facts/gather.js';
import type { Arm, CriteriaSet, Library, Payer, Ruleset } from './library.js';
import { populationAt } from './library.js';
import type { Asked } from './payer/asked.js';
import { mappedLevels, readAsked } from './payer/asked.js';
import type { ReviewRequest } from './request.js';
import type { Matter } from './resolution/picture.js';
import { mismatched, settle } from './resolution/settle.js';
import { digest } from './rulesets/digest.js';
import type { Dates } from './rulesets/select.js';
import { select } from './rulesets/select.js';
import { agreeing, withoutVersion } from './unversioned.js';

/** A request on its way through the pipeline. */
interface Asking {
  readonly library: Library;
  readonly payer: Payer;
  readonly request: ReviewRequest;
  readonly stated: FactValues;
  readonly dates: Dates;
  readonly detail: Detail;
}

/**
 * The pipeline: validate, select the version, read the facts, find what the criteria and the payer's rules say, resolve
 * the two, explain. Pure and synchronous: the same request, rulesets and engine version give the same bytes.
 */
export function review(body: unknown, library: Library, detail: Detail = 'summary'): Outcome<Determination> {
  const opened = open(body, library, detail);
  if (!opened.ok) return opened;
  const asking = opened.value;
  const { payer, request, dates } = asking;
  const selection = select(payer.versions, payer.document.gaps, dates);
  switch (selection.kind) {
    case 'unknown-version':
      return fail({ code: 'version-unknown', pointer: '/previous/rulesetVersion' });
    case 'none':
      return fail({ code: 'no-version-in-force', pointer: '/requested/from' });
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
      const answers = selection.versions.map((version) => decide(asking, version));
      return agreeing(library, request, selection.needs, answers);
    }
    case 'version':
      return decide(asking, selection.version, selection.later);
  }
}

/** The same under one version of the payer's ruleset, whatever the dates say: to compare versions. */
export function reviewUnder(
  ruleset: Ruleset,
  body: unknown,
  library: Library,
  detail: Detail = 'summary',
): Outcome<Determination> {
  const opened = open(body, library, detail);
  return opened.ok ? decide(opened.value, ruleset) : opened;
}

/** Steps 1 and 3 as far as they need no version. */
function open(body: unknown, library: Library, detail: Detail): Outcome<Asking> {
  const faults = library.validate.review(body);
  if (faults.length > 0) return fail(...faults);
  const request = body as ReviewRequest;

  const payer = library.payers.get(request.payer);
  if (payer === undefined) return fail({ code: 'payer-unknown', pointer: '/payer' });
  const stated = library.gatherer.read(request);
  const dates = datesOf(library, request, stated);
  if (dates.serviceFrom !== undefined && dates.serviceTo !== undefined && dates.serviceTo < dates.serviceFrom)
    return fail({ code: 'dates-out-of-order', pointer: '/requested/to' });
  return succeed({ library, payer, request, stated, dates, detail });
}

/** One request under one version of the payer's ruleset. */
function decide(asking: Asking, ruleset: Ruleset, later?: Ruleset): Outcome<Determination> {
  const { library, request, stated, detail } = asking;
  const { document } = ruleset;
  const age = stated[factIndex(library.catalogue, 'member.age')] as number | undefined;
  const arm = ruleset.arms[populationAt(age, document.adultFrom)];
  const { edition } = arm.finder.scale;

  const { values, unavailable, faults } = gather(library.gatherer, request, stated, edition);
  const asked = askedUnder(asking, arm);
  if (asked.kind === 'faulty') return fail(...faults, ...asked.faults);
  if (faults.length > 0) return fail(...faults);

  const bound = ruleset.binds === undefined ? MET : evaluate(ruleset.binds, values).conditions[0];
  if (bound === NOT_MET) return fail({ code: 'ruleset-does-not-bind', detail: document.binds.describe });

  const mapped = mappedLevels(request.requested, asking.payer.document);
  const matter: Matter = {
    catalogue: library.catalogue,
    ruleset: document,
    finder: arm.finder,
    ...(arm.comparison === undefined ? {} : { comparison: arm.comparison }),
    table: arm.table,
    asked: asked.care,
    reviewType: request.review.type,
    ...(mapped === undefined ? {} : { mapped }),
    unavailable,
    populationUnknown: age === undefined && computes(arm),
    scopeFacts: bound === MET ? [] : unknownIn(library, document, values),
  };
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
    provenance: provenance(digest(unattested), library.facts, pin(ruleset), pinSet(arm.criteria)),
  });
  return attestation === undefined ? succeed(determination) : attest(determination, attestation, asked.care, arm.words);
}

/** What is asked for, in the level codes of a ruleset's arm. */
function askedUnder({ library, payer, request }: Asking, { finder: { scale } }: Arm): Asked {
  const { levelNames: names } = library.gatherer;
  return readAsked(request.requested, payer.document, { edition: scale.edition, names, crosswalk: library.crosswalk });
}

/** Dates that may select a version; a concurrent review stays on the one it began under (ruling P17). */
function datesOf(library: Library, request: ReviewRequest, stated: FactValues): Dates {
  const at = (name: string): string | undefined => stated[factIndex(library.catalogue, name)] as string | undefined;
  return {
    serviceFrom: at('requested.from'),
    serviceTo: at('requested.to'),
    policyDate: at('plan.policyDate'),
    pinned: request.review.type === 'concurrent' ? request.previous?.rulesetVersion : undefined,
  };
}

/** Does a criteria set of ours give the level, so that it matters whether the person is an adult? */
const computes = ({ finder: { method } }: Arm): boolean => method.kind === 'best-fit' || method.kind === 'join';

const pin = ({
  document: { payer, version },
  digest,
}: Ruleset): { payer: string; version: string; digest: string } => ({ payer, version, digest });

const pinSet = ({
  document: { id, version },
  digest,
}: CriteriaSet): { id: string; version: string; digest: string } => ({ id, version, digest });

/** Facts of the ruleset's scope that nobody has stated. */
function unknownIn(library: Library, document: Ruleset['document'], values: FactValues): readonly string[] {
  const read = document.binds.when === undefined ? [] : leavesOf(document.binds.when).map(({ fact }) => fact);
  return [...new Set(read)].filter((name) => values[factIndex(library.catalogue, name)] === undefined);
}
