import { knowsLevel } from './clinical/scale.js';
import { leavesOf } from './conditions/condition.js';
import { evaluate } from './conditions/program.js';
import type { Outcome } from './domain/faults.js';
import { fail, succeed } from './domain/faults.js';
import { nearestName } from './domain/nearest.js';
import { oncePer } from './domain/once.js';
import { MET, NOT_MET } from './domain/truth.js';
import type { Mutable } from './domain/writable.js';
import type { FactValues } from './facts/catalogue.js';
import { factIndex } from './facts/catalogue.js';
import { gather } from './facts/gather.js';
import type { Arm, Library, Payer, Ruleset } from './library.js';
import { populationAt } from './library.js';
import type { Asked } from './payer/asked.js';
import { mappedLevels, readAsked } from './payer/asked.js';
import type { ReviewRequest } from './request.js';
import type { Matter } from './resolution/picture.js';
import type { Bar } from './reviewers/bars.js';
import { barsOn } from './reviewers/bars.js';
import type { Dates } from './rulesets/select.js';

/** A request that may be read, and the payer it asks. */
export interface Asking {
  readonly library: Library;
  readonly payer: Payer;
  readonly request: ReviewRequest;
  readonly stated: FactValues;
  readonly dates: Dates;
}

/** A request held against one version of the payer's ruleset, ready to be decided. */
export interface Posed {
  readonly ruleset: Ruleset;
  readonly arm: Arm;
  readonly matter: Matter;
  /** Stated and derived facts, level names read as codes of the arm's edition. */
  readonly values: FactValues;
  readonly asked: Exclude<Asked, { readonly kind: 'faulty' }>;
  /** Laws under which nothing adverse may be proposed here. */
  readonly bars: readonly Bar[];
}

/** Validates a body and reads what it states. */
export function ask(body: unknown, library: Library): Outcome<Asking> {
  const faults = library.validate.review(body);
  if (faults.length > 0) return fail(...faults);
  const request = body as ReviewRequest;
  const payer = library.payers.get(request.payer);
  if (payer === undefined) {
    const near = nearestName(request.payer, [...library.payers.keys()]);
    return fail({ code: 'payer-unknown', pointer: '/payer', ...(near === undefined ? {} : { candidates: [near] }) });
  }
  const stated = library.gatherer.read(request);
  const dates = datesOf(library, request, stated);
  if (dates.serviceFrom !== undefined && dates.serviceTo !== undefined && dates.serviceTo < dates.serviceFrom)
    return fail({ code: 'dates-out-of-order', pointer: '/requested/to' });
  return succeed({ library, payer, request, stated, dates });
}

/** Holds a request against one version: the criteria of the person's age, the level asked for, whom the rules bind. */
export function pose(asking: Asking, ruleset: Ruleset): Outcome<Posed> {
  const { library, request, stated } = asking;
  const { document } = ruleset;
  const age = stated[factIndex(library.catalogue, 'member.age')] as number | undefined;
  const arm = ruleset.arms[populationAt(age, document.adultFrom)];

  const { values, unavailable, faults } = gather(library.gatherer, request, stated, arm.finder.scale.edition);
  const asked = askedUnder(asking, arm);
  if (asked.kind === 'faulty') return fail(...faults, ...asked.faults);
  if (faults.length > 0) return fail(...faults);

  const bound = ruleset.binds === undefined ? MET : evaluate(ruleset.binds, values).conditions[0];
  if (bound === NOT_MET) return fail({ code: 'ruleset-does-not-bind', detail: document.binds.describe });

  const bars = barsOn(library.law.reviewers, values, asking.payer.document.fictional === true);
  const mapped = mappedLevels(request.requested, asking.payer.document);
  const matter: Mutable<Matter> = {
    catalogue: library.catalogue,
    ruleset: bars.length === 0 ? document : findingsOnly(document),
    finder: arm.finder,
    table: arm.table,
    asked: asked.care,
    reviewType: request.review.type,
    unavailable,
    populationUnknown:
      age === undefined && (computes(arm) || !knowsLevel(ruleset.arms.adolescent.finder.scale, asked.care.level)),
    scopeFacts: bound === MET ? [] : unknownIn(library, document, values),
  };
  if (arm.comparison !== undefined) matter.comparison = arm.comparison;
  if (mapped !== undefined) matter.mapped = mapped;
  return succeed({ ruleset, arm, matter, values, asked, bars });
}

/** The version as it binds where a law bars proposing anything adverse; one object, as the version itself is. */
const findingsOnly = oncePer((document: Ruleset['document']): Ruleset['document'] => ({
  ...document,
  policy: { ...document.policy, findingsOnly: true },
}));

/** What is asked for, in the level codes of a ruleset's arm. */
export function askedUnder({ library, payer, request }: Asking, { finder: { scale } }: Arm): Asked {
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

/** Facts of the ruleset's scope that nobody has stated. */
function unknownIn(library: Library, document: Ruleset['document'], values: FactValues): readonly string[] {
  const read = document.binds.when === undefined ? [] : leavesOf(document.binds.when).map(({ fact }) => fact);
  return [...new Set(read)].filter((name) => values[factIndex(library.catalogue, name)] === undefined);
}
