import type { Confidentiality, Echoed } from './domain/confidentiality.js';
import type { CitedCriterion, ClinicalFindingView, Provenance, Question } from './domain/determination.js';
import type { Outcome } from './domain/faults.js';
import { fail, succeed } from './domain/faults.js';
import { codesOf } from './domain/level.js';
import { ALL_AXES } from './clinical/result.js';
import { cite } from './explanation/cite.js';
import { questions } from './explanation/questions.js';
import { asLevel, clinicalFinding } from './explanation/findings.js';
import { say } from './explanation/messages.js';
import type { RequestPin } from './explanation/provenance.js';
import { provenance } from './explanation/provenance.js';
import { describeLevel, either, plainWords } from './explanation/words.js';
import type { FactValues } from './facts/catalogue.js';
import { factIndex } from './facts/catalogue.js';
import type { Edition } from './facts/level-names.js';
import { gather } from './facts/gather.js';
import type { RequestBody } from './facts/read.js';
import type { CriteriaSet, Library } from './library.js';
import { populationAt } from './library.js';
import type { Count } from './resolution/narrow.js';
import { isUnknown, narrowing, toAsk } from './resolution/narrow.js';
import type { Matter } from './resolution/picture.js';
import { clinicalSide, draw } from './resolution/picture.js';
import { clinicallyOpen } from './resolution/settle.js';
import { resolve } from './resolution/resolve.js';
import { setOf } from './rulesets/criteria-for.js';
import type { RulesetDocument } from './rulesets/documents.js';

/** The level an assessment indicates and why; no payer has a say in it. */
export interface Recommendation {
  readonly clinical: ClinicalFindingView;
  readonly urgent: boolean;
  /** Marks of the record, as the request gave them. */
  readonly confidentiality?: readonly Confidentiality[];
  readonly criteria: readonly CitedCriterion[];
  /** Facts that narrow the answer. */
  readonly missing: readonly Question[];
  readonly rationale: string;
  readonly toolUse: string;
  readonly provenance: Omit<Provenance, 'determination' | 'ruleset' | 'overlays'>;
}

/** From this age a person is an adult where no payer says otherwise. */
const ADULT_FROM = 18;

export function recommend(body: unknown, library: Library): Outcome<Recommendation> {
  const faults = library.validate.recommendation(body);
  if (faults.length > 0) return fail(...faults);
  // What a review request says beside the assessment belongs to its payer.
  const {
    payer: _payer,
    previous: _previous,
    attestation: _attestation,
    review: _review,
    ...rest
  } = body as RequestBody;
  const request: RequestBody = rest;
  const stated = library.gatherer.read(request);
  const edition = editionOf(library, request, stated);
  if (edition === undefined)
    return fail({ code: 'edition-needed', pointer: '/criteria', candidates: ['asam-3', 'asam-4'] });

  const { values, faults: unreadable } = gather(library.gatherer, request, stated, edition);
  if (unreadable.length > 0) return fail(...unreadable);
  const age = values[factIndex(library.catalogue, 'member.age')] as number | undefined;
  const set = library.criteria.get(setOf(`asam-${edition}`, populationAt(age, ADULT_FROM))) as CriteriaSet;
  const { confidentiality } = request as Echoed;
  const recommendation = place(library, set, values, age === undefined, library.digests[0](request));
  return succeed(confidentiality === undefined ? recommendation : { ...recommendation, confidentiality });
}

/** The edition asked for, else the only one whose ratings are given. */
function editionOf(library: Library, request: RequestBody, stated: FactValues): Edition | undefined {
  if (request['criteria'] !== undefined) return request['criteria'] === 'asam-4' ? '4' : '3';
  const rated = (prefix: string): boolean =>
    library.catalogue.facts.some(({ name }, index) => name.startsWith(prefix) && stated[index] !== undefined);
  const third = rated('assessment.asam3.');
  const fourth = rated('assessment.asam4.');
  if (third === fourth) return undefined;
  return third ? '3' : '4';
}

function place(
  library: Library,
  set: CriteriaSet,
  values: FactValues,
  ageUnknown: boolean,
  request: RequestPin,
): Recommendation {
  const matter = alone(library, set, values, ageUnknown);
  const drawn = draw(matter, values);
  const count: Count = (tried) => {
    const { results, hold } = clinicalSide(matter, tried, { effort: 'quick' });
    return hold === drawn.hold ? results.length : Infinity;
  };
  const narrower = drawn.results.length > 1 ? narrowing(values, clinicallyOpen(matter, drawn), count) : [];
  const missing = [...drawn.needs, ...toAsk(library.catalogue, narrower, values)].filter((name) =>
    isUnknown(library.catalogue, values, name),
  );

  const [only] = drawn.results;
  const indicated =
    drawn.results.length === 1 && drawn.hold === undefined && only !== undefined ? asLevel(only) : undefined;
  const resolution = resolve({
    ...drawn.setting,
    asked: { level: indicated ?? {} },
    clinical: only ?? { treatment: { kind: 'no-level' } },
    met: [],
  });
  const shown =
    drawn.hold === undefined
      ? drawn.results.flatMap(({ treatment }) => (treatment.kind === 'level' ? [treatment.code] : []))
      : [];
  const clinical = clinicalFinding(matter, values, drawn, { ...resolution, exempt: false });
  const words = plainWords(set.document.edition);
  return {
    clinical,
    urgent: drawn.setting.emergency || resolution.reason === 'urgent',
    criteria: cite({
      matter,
      stated: values,
      drawn,
      resolution,
      levels: [...new Set(shown)],
      indicated,
      detail: 'full',
    }),
    missing: questions(library.catalogue, missing),
    rationale: sentence(clinical, (level) => describeLevel(level, words)),
    toolUse: say('tool-use'),
    provenance: provenance(request, library.facts, {
      criteria: { id: set.document.id, version: set.document.version, digest: set.digest },
    }),
  };
}

/** The clinical side alone is a request held against a ruleset that has no rules. */
function alone(library: Library, set: CriteriaSet, values: FactValues, ageUnknown: boolean): Matter {
  // Opioid treatment services stand beside any level: they are a matter only where dependence is spoken of.
  const asksForOtp =
    values[factIndex(library.catalogue, 'assessment.asam3.opioidDependenceMeetsOtpRule')] !== undefined;
  const { finder, table } = library.alone.get(set.document.id) as NonNullable<ReturnType<Library['alone']['get']>>;
  return {
    catalogue: library.catalogue,
    ruleset: NO_PAYER,
    finder,
    table,
    asked: { level: {} },
    reviewType: 'prior-authorization',
    axes: { ...ALL_AXES, otp: asksForOtp },
    unavailable: new Set(),
    populationUnknown: ageUnknown,
    scopeFacts: [],
  };
}

const NO_PAYER: RulesetDocument = {
  payer: '',
  version: '',
  title: 'no payer',
  binds: { describe: '', cite: { ref: '' } },
  effective: { by: 'service-date', from: '', to: null },
  levels: 'asam-3',
  adultFrom: ADULT_FROM,
  criteria: [],
  coverage: {},
  policy: { autoApproval: false, underRequest: 'approve-with-warning', findingsOnly: false, requireFullRatings: false },
  references: {},
  author: '',
  approver: '',
  lastVerified: '',
  reasonForChange: '',
};

function sentence(
  clinical: ClinicalFindingView,
  describe: (level: NonNullable<ClinicalFindingView['indicated']>) => string,
): string {
  if (clinical.indicated !== undefined && clinical.finding === 'level')
    return say('recommendation.level', { level: describe(clinical.indicated) });
  if (clinical.possible !== undefined && clinical.possible.length > 0) {
    const known = clinical.possible.filter((level) => codesOf(level).length > 0);
    // By treatment where there is one: every way to combine it with withdrawal care would be unreadable.
    const levels = new Set(
      known.map(({ treatment, ...beside }) => describe(treatment === undefined ? beside : { treatment })),
    );
    if (levels.size > 0) return say('recommendation.possible', { levels: either([...levels]) });
  }
  return say('recommendation.none', { statement: clinical.statement });
}
