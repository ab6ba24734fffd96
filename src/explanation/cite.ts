import type { BestFit, CompiledCombination } from '../clinical/best-fit.js';
import { combinationTruth, entail, levelTruth } from '../clinical/best-fit.js';
import type { CriteriaDocument } from '../clinical/documents.js';
import type { Join } from '../clinical/join.js';
import { drivers, ratingsOf } from '../clinical/join.js';
import type { Findings } from '../conditions/program.js';
import { createFindings, evaluate } from '../conditions/program.js';
import { traceOf } from '../conditions/trace.js';
import type { CitedCriterion, CitedSource, Level, Trace } from '../domain/determination.js';
import { codesOf } from '../domain/level.js';
import type { Truth } from '../domain/truth.js';
import { MET, NOT_MET, fromBoolean, truthWord } from '../domain/truth.js';
import type { FactValues } from '../facts/catalogue.js';
import { isDerived } from '../facts/catalogue.js';
import type { Origin } from '../facts/read.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { speaksAt } from '../payer/rule-table.js';
import type { Citation, Reference, RulesetDocument } from '../rulesets/documents.js';
import type { Drawn, Matter } from '../resolution/picture.js';
import type { Resolution } from '../resolution/situation.js';

/** Everything that was evaluated for a request, each with its source and result, as the determination cites it. */
export interface Subject {
  readonly matter: Matter;
  readonly stated: FactValues;
  readonly drawn: Drawn;
  readonly resolution: Resolution;
  /** Levels whose criteria are shown: asked, indicated, authorized. */
  readonly levels: readonly string[];
  readonly indicated?: Level;
}

export function cite(subject: Subject): readonly CitedCriterion[] {
  const { resolution } = subject;
  const clinical = resolution.exempt ? [] : clinicalCriteria(subject);
  return [...coverageEntries(subject), ...payerRules(subject), ...clinical];
}

export function sourceOf(references: Readonly<Record<string, Reference>>, citation: Citation): CitedSource {
  const reference = references[citation.ref];
  return {
    title: reference?.title ?? citation.ref,
    ...(citation.section === undefined ? {} : { section: citation.section }),
    ...(reference?.url === undefined ? {} : { url: reference.url }),
  };
}

function originOf({ matter, stated }: Subject): (fact: number) => Origin {
  return (fact) => {
    const entry = matter.catalogue.facts[fact];
    if (entry !== undefined && isDerived(entry)) return 'derived';
    return stated[fact] === undefined ? 'entailed' : 'stated';
  };
}

// --- payer side

function payerRules(subject: Subject): readonly CitedCriterion[] {
  const { drawn, matter, resolution } = subject;
  const overridden = new Set(resolution.overridden);
  const deciding = new Set(resolution.deciding);
  const at: readonly Level[] = [matter.asked.level, ...(resolution.care === undefined ? [] : [resolution.care.level])];
  const speaks = (compiled: CompiledRule): boolean =>
    deciding.has(compiled.rule.id) ||
    overridden.has(compiled.rule.id) ||
    at.some((level) => speaksAt(compiled, level, matter.reviewType));
  return drawn.rules
    .filter(({ compiled }) => speaks(compiled))
    .map(({ compiled, truth }) => {
      const { rule, origin } = compiled;
      return {
        id: rule.id,
        title: rule.title,
        kind: origin.kind,
        basis: rule.basis,
        effect: rule.then.effect,
        result: truth === MET && overridden.has(rule.id) ? 'overridden' : truthWord(truth),
        deciding: deciding.has(rule.id),
        version: origin.version,
        source: sourceOf(origin.references, rule.cite),
        status: rule.status,
        because: rule.because,
        ...(rule.satisfiedBy === undefined ? {} : { satisfiedBy: rule.satisfiedBy }),
        ...(rule.counting === undefined ? {} : { counting: rule.counting }),
        trace: traceOf(matter.table.program, compiled.condition, drawn.ruleFindings, drawn.values, originOf(subject)),
      };
    });
}

function coverageEntries({ matter, resolution }: Subject): readonly CitedCriterion[] {
  const { ruleset } = matter;
  const codes = new Set([
    ...codesOf(matter.asked.level),
    ...resolution.coverageAt,
    ...codesOf(resolution.care?.level ?? {}),
  ]);
  return [...codes].flatMap((code) => {
    const entry = ruleset.coverage[code];
    if (entry === undefined) return [];
    return [coverageEntry(ruleset, code, entry, resolution)];
  });
}

function coverageEntry(
  ruleset: RulesetDocument,
  code: string,
  entry: RulesetDocument['coverage'][string],
  resolution: Resolution,
): CitedCriterion {
  const excluded = entry.status === 'excluded';
  return {
    id: `coverage.${code}`,
    title: COVERAGE_TITLES[entry.status],
    kind: 'coverage',
    basis: 'coverage',
    level: code,
    result: excluded ? 'not-met' : entry.status === 'covered' ? 'met' : 'not-applicable',
    deciding: excluded && resolution.coverageAt.includes(code),
    version: ruleset.version,
    source: sourceOf(ruleset.references, entry.cite ?? ruleset.binds.cite),
    status: entry.evidence ?? 'interpretation',
    ...(entry.note === undefined ? {} : { because: entry.note }),
  };
}

const COVERAGE_TITLES = {
  covered: 'The plan covers this level',
  excluded: 'The plan does not cover this level',
  unstated: 'The plan’s rules do not say whether this level is covered; it is treated as covered',
} as const;

// --- clinical side

function clinicalCriteria(subject: Subject): readonly CitedCriterion[] {
  const { method } = subject.matter.finder;
  switch (method.kind) {
    case 'best-fit':
      return [...principle(subject, method.set.document), ...bestFitCriteria(subject, method.set)];
    case 'join':
      return [...principle(subject, method.set.document), ...joinCriteria(subject, method.set)];
    case 'stated':
      return [
        statedLevel(subject, `stated.${method.tool}`, 'The level that the named criteria tool indicates', method.fact),
      ];
    case 'certification':
      return [statedLevel(subject, 'certification', 'The level the certifying physician attests', method.fact)];
  }
}

/** More than is indicated is not granted: cited where the clinical comparison lowered the request. */
function principle({ matter, indicated, resolution }: Subject, document: CriteriaDocument): readonly CitedCriterion[] {
  const asked = matter.asked.level.treatment;
  const found = indicated?.treatment;
  if (asked === undefined || found === undefined) return [];
  const relation = matter.finder.scale.compareTreatment(asked, found);
  const { title, cite: citation, status } = document.leastIntensive;
  return [
    {
      id: `${document.id}.least-intensive`,
      title,
      kind: 'clinical',
      basis: 'clinical',
      level: asked,
      result: relation === 'more' ? 'not-met' : 'met',
      deciding: relation === 'more' && resolution.decision === 'downgrade',
      edition: document.edition,
      version: document.version,
      source: sourceOf(document.references, citation),
      status,
      satisfiedBy: `Facts under which level ${asked} is the least intensive that fits.`,
    },
  ];
}

function bestFitCriteria(subject: Subject, set: BestFit): readonly CitedCriterion[] {
  const { drawn, levels, resolution } = subject;
  const { document } = set;
  const findings = evaluate(set.program, drawn.values, createFindings(set.program));
  const origin = originOf(subject);
  const common = { edition: document.edition, version: document.version };
  const authorized = new Set(codesOf(resolution.care?.level ?? {}));
  const cells = document.criteria.flatMap((criterion, index): readonly CitedCriterion[] => {
    const shown = criterion.levels.filter((level) => levels.includes(level));
    if (shown.length === 0) return [];
    const truth = findings.conditions[index] as Truth;
    return shown.map((level) => ({
      id: criterion.levels.length === 1 ? criterion.id : `${criterion.id}@${level}`,
      title: criterion.title,
      kind: 'clinical',
      basis: 'clinical',
      level,
      ...(criterion.dimension === undefined ? {} : { dimension: criterion.dimension }),
      result: truthWord(truth),
      deciding: truth === MET && authorized.has(level) && resolution.decision !== 'pend',
      ...common,
      source: sourceOf(document.references, criterion.cite),
      status: criterion.status,
      satisfiedBy: criterion.satisfiedBy,
      trace: traceOf(set.program, index, findings, drawn.values, origin),
    }));
  });
  return [
    ...combinations(subject, set, findings, authorized),
    ...cells,
    ...continuedTests(subject, set, findings),
    ...withdrawalNeed(subject, set),
    ...entailments(subject, set),
  ];
}

/** How the dimensions of each level shown combine. */
function combinations(
  { levels, resolution, drawn }: Subject,
  set: BestFit,
  findings: Findings,
  authorized: ReadonlySet<string>,
): readonly CitedCriterion[] {
  const { document } = set;
  const use = drawn.question.stay === undefined ? 'admission' : 'continued';
  return document.combinations.flatMap((rule): readonly CitedCriterion[] => {
    const level = set.readings[0]?.levels.get(rule.level);
    if (level === undefined || !levels.includes(rule.level)) return [];
    const staying = use === 'continued' && drawn.question.stay?.level === rule.level;
    const combination = staying ? level.continued : level.admission;
    const truth = levelTruth(level, staying ? 'continued' : 'admission', findings);
    return [
      {
        id: `${document.id}.${rule.level}`,
        title: rule.title,
        kind: 'clinical',
        basis: 'clinical',
        level: rule.level,
        result: truthWord(truth),
        deciding: truth === MET && authorized.has(rule.level) && resolution.decision !== 'pend',
        edition: document.edition,
        version: document.version,
        source: sourceOf(document.references, rule.cite),
        status: rule.status,
        satisfiedBy: `The criteria of level ${rule.level} met in the combination its rule asks for, and every gate of the level.`,
        trace: combinationTrace(set, combination, findings),
      },
    ];
  });
}

function combinationTrace(set: BestFit, combination: CompiledCombination, findings: Findings): Trace {
  const result = truthWord(combinationTruth(combination, findings));
  switch (combination.kind) {
    case 'constant':
      return { all: [], result };
    case 'criterion':
      return { criterion: set.document.criteria[combination.condition]?.id ?? 'combination', result };
    case 'atLeast':
      return {
        atLeast: combination.needed,
        of: combination.parts.map((part) => combinationTrace(set, part, findings)),
        result,
      };
  }
}

function continuedTests(subject: Subject, set: BestFit, findings: Findings): readonly CitedCriterion[] {
  const { drawn, matter } = subject;
  if (drawn.question.stay === undefined) return [];
  const { document } = set;
  return set.continued.map(({ test, condition }) => ({
    id: test.id,
    title: test.title,
    kind: 'clinical',
    basis: 'clinical',
    ...(matter.asked.level.treatment === undefined ? {} : { level: matter.asked.level.treatment }),
    result: truthWord(findings.conditions[condition] as Truth),
    deciding: findings.conditions[condition] === MET && subject.resolution.decision !== 'pend',
    edition: document.edition,
    version: document.version,
    source: sourceOf(document.references, test.cite),
    status: test.status,
    trace: traceOf(set.program, condition, findings, drawn.values, originOf(subject)),
  }));
}

function withdrawalNeed(subject: Subject, set: BestFit): readonly CitedCriterion[] {
  const { matter, drawn, resolution } = subject;
  const { document } = set;
  const asked = matter.asked.level.withdrawal;
  const need =
    set.withdrawalNeed === undefined ? undefined : (drawn.values[set.withdrawalNeed.fact] as string | undefined);
  if (document.withdrawal === undefined || asked === undefined) return [];
  const relation =
    need === undefined || need === 'none' ? undefined : matter.finder.scale.compareWithdrawal(asked, need);
  return [
    {
      id: `${document.id}.withdrawal-need`,
      title: 'The lowest withdrawal management level that is safe',
      kind: 'clinical',
      basis: 'clinical',
      level: asked,
      dimension: 'D1',
      result: need === undefined ? 'undetermined' : truthWord(fromBoolean(relation === 'same')),
      deciding: resolution.decision !== 'pend',
      edition: document.edition,
      version: document.version,
      source: sourceOf(document.references, document.withdrawal.cite),
      status: document.withdrawal.status,
      satisfiedBy: `A lowest safe withdrawal management level of ${asked}.`,
      trace: {
        fact: document.withdrawal.need,
        operator: 'equal',
        wanted: asked,
        seen: need ?? null,
        origin: need === undefined ? 'unknown' : originOf(subject)(set.withdrawalNeed?.fact ?? -1),
        result: need === undefined ? 'undetermined' : truthWord(fromBoolean(relation === 'same')),
      },
    },
  ];
}

/** Facts that were not stated but follow from what was. */
function entailments({ stated, drawn, matter, resolution }: Subject, set: BestFit): readonly CitedCriterion[] {
  const values = stated.slice();
  entail(set, values, stated, createFindings(set.entailmentProgram));
  const findings = evaluate(set.entailmentProgram, drawn.values, createFindings(set.entailmentProgram));
  const contradicted = new Set(drawn.contradictions.map(({ entailment }) => entailment));
  const { document } = set;
  return set.entailments.flatMap(({ entailment, fact, condition }): readonly CitedCriterion[] => {
    const used = findings.conditions[condition] === MET && stated[fact] === undefined && entailment.among.length === 1;
    if (!used && !contradicted.has(entailment.id)) return [];
    return [
      {
        id: entailment.id,
        title: entailment.because,
        kind: 'entailment',
        basis: 'clinical',
        result: contradicted.has(entailment.id) ? 'not-met' : 'met',
        deciding: contradicted.has(entailment.id) && resolution.reason === 'inconsistent-facts',
        edition: document.edition,
        version: document.version,
        source: sourceOf(document.references, entailment.cite),
        status: entailment.status,
        trace: {
          fact: matter.catalogue.facts[fact]?.name ?? '',
          operator: 'in',
          wanted: entailment.among,
          seen: stated[fact] ?? entailment.among[0] ?? null,
          origin: stated[fact] === undefined ? 'entailed' : 'stated',
          result: contradicted.has(entailment.id) ? 'not-met' : 'met',
        },
      },
    ];
  });
}

/** Each rated subdimension with the minimum it points to: met when what was asked covers it. */
function joinCriteria(subject: Subject, set: Join): readonly CitedCriterion[] {
  const { matter, stated, resolution } = subject;
  const { document } = set;
  const driving = new Set(drivers(set, stated));
  const asked = matter.asked.level.treatment;
  const ratings = ratingsOf(set, stated).map(({ subdimension, rating }): CitedCriterion => {
    const minimum = rating?.minimum ?? undefined;
    const covers =
      minimum === undefined || minimum === 'RR' || asked === undefined || matter.finder.scale.dominates(asked, minimum);
    const truth: Truth = rating === undefined ? 1 : covers ? MET : NOT_MET;
    return {
      id: `asam4.${subdimension.fact.slice('assessment.asam4.'.length)}`,
      title:
        minimum === undefined
          ? `${subdimension.title}: no minimum level`
          : `${subdimension.title}: level ${minimum} at least`,
      kind: 'clinical',
      basis: 'clinical',
      ...(minimum === undefined ? {} : { level: minimum }),
      dimension: subdimension.dimension,
      result: truthWord(truth),
      deciding: driving.has(subdimension.fact) && resolution.decision !== 'pend',
      edition: document.edition,
      version: document.version,
      source:
        rating === undefined
          ? sourceOf(document.references, document.leastIntensive.cite)
          : sourceOf(document.references, rating.cite),
      status: rating?.status ?? document.leastIntensive.status,
      ...(rating === undefined ? {} : { because: rating.meaning }),
      trace: {
        fact: subdimension.fact,
        operator: 'equal',
        wanted: rating?.code ?? null,
        seen: rating?.code ?? null,
        origin: rating === undefined ? 'unknown' : 'stated',
        result: truthWord(truth),
      },
    };
  });
  if (subject.drawn.question.stay === undefined) return ratings;
  const findings = evaluate(set.continuedProgram, stated, createFindings(set.continuedProgram));
  const tests = set.continued.map((test, index): CitedCriterion => ({
    id: test.id,
    title: test.title,
    kind: 'clinical',
    basis: 'clinical',
    result: truthWord(findings.conditions[index] as Truth),
    deciding: findings.conditions[index] === MET && resolution.decision !== 'pend',
    edition: document.edition,
    version: document.version,
    source: sourceOf(document.references, test.cite),
    status: test.status,
    trace: traceOf(set.continuedProgram, index, findings, stated, originOf(subject)),
  }));
  return [...ratings, ...tests];
}

function statedLevel(subject: Subject, id: string, title: string, fact: number): CitedCriterion {
  const { matter, stated, resolution } = subject;
  const said = stated[fact] as string | undefined;
  const truth: Truth = said === undefined ? 1 : fromBoolean(codesOf(matter.asked.level).includes(said));
  const { ruleset } = matter;
  return {
    id,
    title,
    kind: 'clinical',
    basis: 'clinical',
    ...(said === undefined ? {} : { level: said }),
    result: truthWord(truth),
    deciding: resolution.decision === 'approve',
    version: ruleset.version,
    source: sourceOf(ruleset.references, ruleset.binds.cite),
    status: 'interpretation',
    satisfiedBy: 'A stated level equal to the level asked for.',
    trace: {
      fact: matter.catalogue.facts[fact]?.name ?? '',
      operator: 'in',
      wanted: codesOf(matter.asked.level),
      seen: said ?? null,
      origin: said === undefined ? 'unknown' : 'stated',
      result: truthWord(truth),
    },
  };
}
