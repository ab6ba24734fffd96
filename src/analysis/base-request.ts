import { boundaries } from '../conditions/boundaries.js';
import type { Condition } from '../conditions/condition.js';
import { compile, createFindings, evaluateOne } from '../conditions/program.js';
import { addDays } from '../domain/dates.js';
import { axisOf, RECOVERY_RESIDENCE } from '../domain/level.js';
import type { Truth } from '../domain/truth.js';
import { MET, NOT_MET } from '../domain/truth.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import { OTHER_DISORDER, SUBSTANCE_USE } from '../facts/diagnoses.js';
import type { RequestBody } from '../facts/read.js';
import type { Statement } from '../facts/statement.js';
import { withStated } from '../facts/statement.js';
import type { Arm, Library, Population, Ruleset } from '../library.js';
import { speaksAt } from '../payer/rule-table.js';
import type { ReviewType } from '../rulesets/documents.js';
import { select } from '../rulesets/select.js';
import { withRatings } from './ratings-for.js';
import { requestWith } from './request-of.js';

export interface Asking {
  /** A level code of the ruleset's edition. */
  readonly level: string;
  readonly reviewType: ReviewType;
  readonly population: Population;
}

/**
 * A plain request to begin from: a day on which the version decides, a plan it binds, a person whose ratings indicate
 * the level asked for, and, as far as they can be said, facts on which no rule speaks. Nothing when no day selects the
 * version, no plan is bound or nothing indicates the level.
 */
export function baseRequest(library: Library, ruleset: Ruleset, asking: Asking): RequestBody | undefined {
  const dated = boundRequest(library, ruleset, asking);
  if (dated === undefined) return undefined;
  const bound = withStated(
    dated,
    asking.level === RECOVERY_RESIDENCE ? { 'requested.recoveryResidence': true } : { 'requested.level': asking.level },
  );
  const arm = ruleset.arms[asking.population];
  // The mildest levels are for people without a substance use disorder.
  const diagnosed = (diagnoses: readonly string[]): RequestBody | undefined =>
    withRatings(library, arm, withStated(bound, { diagnoses }), asking);
  const rated = diagnosed(SUBSTANCE_USE) ?? diagnosed(OTHER_DISORDER);
  return rated === undefined ? undefined : withSilentRules(library, arm, rated, asking);
}

/** The part of a plain request that says neither what is asked for nor how the person is. */
export function boundRequest(
  library: Library,
  ruleset: Ruleset,
  { reviewType, population }: Pick<Asking, 'reviewType' | 'population'>,
): RequestBody | undefined {
  const { document } = ruleset;
  const dated = datesFor(library, ruleset, reviewType);
  if (dated === undefined) return undefined;
  const plain = withStated(
    { payer: document.payer },
    {
      'review.type': reviewType,
      'member.age': population === 'adult' ? Math.max(ADULT, document.adultFrom) : document.adultFrom - 2,
      ...dated,
      'assessment.emergency.medical': false,
      'assessment.emergency.psychiatric': false,
    },
  );
  const { when } = document.binds;
  return when === undefined ? plain : answering(library, plain, when, MET);
}

const ADULT = 30;
/** Days asked for. */
const SPAN = 7;

/** Dates on which this version decides: its first day, else one that no other version takes, else a stay begun under it. */
function datesFor(library: Library, { document }: Ruleset, reviewType: ReviewType): Statement | undefined {
  const payer = library.payers.get(document.payer);
  if (payer === undefined) return undefined;
  const { versions } = payer;
  const { by, from, to } = document.effective;
  const days = [
    from,
    ...versions.flatMap((other) => [other.document.effective.to ?? from].map((day) => addDays(day, 1))),
  ];
  const day = days.find((one) => {
    const dates = { serviceFrom: one, serviceTo: one, policyDate: one, pinned: undefined };
    const selection = select(versions, payer.document.gaps, dates);
    return selection.kind === 'version' && selection.version.document === document;
  });
  if (day === undefined && reviewType !== 'concurrent') return undefined;
  const first = day ?? from;
  const last = addDays(first, SPAN - 1);
  return {
    'requested.from': first,
    'requested.to': to !== null && to < last ? to : last,
    ...(by === 'policy-date' ? { 'plan.policyDate': first } : {}),
    ...(day === undefined ? { 'previous.rulesetVersion': document.version } : {}),
  };
}

/** The body with values for the facts a condition reads, as far as they are needed for this answer. */
function answering(library: Library, body: RequestBody, when: Condition, answer: Truth): RequestBody | undefined {
  const { catalogue, gatherer } = library;
  const program = compile([when], catalogue);
  const findings = createFindings(program);
  const values = gatherer.read(body);
  gatherer.derive(body, values);
  const open = [...boundaries([when], catalogue)].filter(([name]) => values[factIndex(catalogue, name)] === undefined);
  const visit = (known: FactValues, at: number, chosen: ReadonlyMap<string, Scalar>): RequestBody | undefined => {
    const truth = evaluateOne(program, 0, known, findings);
    if (truth === answer) return requestWith(gatherer, body, chosen);
    if (truth === MET || truth === NOT_MET || at === open.length) return undefined;
    const [name, domain] = open[at] as (typeof open)[number];
    for (const value of domain) {
      const tried = known.slice();
      tried[factIndex(catalogue, name)] = value;
      const found = visit(tried, at + 1, new Map([...chosen, [name, value]]));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(values, 0, new Map());
}

/** As far as it can be said, no rule that speaks here is met: those that cannot be silenced are left as they are. */
function withSilentRules(library: Library, { table }: Arm, body: RequestBody, asking: Asking): RequestBody {
  return table.rules
    .filter((compiled) => speaksAt(compiled, axisOf(asking.level), asking.reviewType))
    .reduce((before, { rule }) => answering(library, before, rule.when, NOT_MET) ?? before, body);
}
