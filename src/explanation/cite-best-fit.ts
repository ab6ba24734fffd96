import type { BestFit, CompiledCombination, CompiledLevel } from '../clinical/best-fit.js';
import { combinationTruth, levelTruth } from '../clinical/level-truth.js';
import type { BestFitDocument } from '../clinical/documents.js';
import type { Evaluated } from '../clinical/place.js';
import type { Findings } from '../conditions/program.js';
import { traceOf } from '../conditions/trace.js';
import type { CitedCriterion, Trace } from '../domain/determination.js';
import { codesOf } from '../domain/level.js';
import { oncePer } from '../domain/once.js';
import type { Truth } from '../domain/truth.js';
import { fromBoolean, MET, NOT_MET, truthWord, UNDETERMINED } from '../domain/truth.js';
import type { Citable } from './citable.js';
import { citable, citation, seenAs } from './citable.js';
import { sourceOf } from './source.js';
import type { CitationHead, Subject } from './subject.js';
import { originOf, shows } from './subject.js';

/** Criteria of one level, with what never changes about their citation. */
interface ShownLevel {
  readonly level: CompiledLevel;
  /** The combination of its criteria, which is another for a stay. */
  readonly rule: Readonly<Record<Use, Combined>>;
  readonly criteria: readonly { readonly index: number; readonly criterion: Citable }[];
}

type Use = 'admission' | 'continued';

interface Combined {
  readonly combination: CompiledCombination;
  readonly citable: Citable;
  /** The conditions it combines. */
  readonly parts: readonly number[];
}

const shownLevelsOf = oncePer((_: BestFit) => new Map<string, ShownLevel | undefined>());

/** Cells, gates and combination of the levels shown; continued-stay tests; withdrawal need; what was entailed. */
export function bestFitCriteria(subject: Subject, set: BestFit, cited: CitedCriterion[]): void {
  const { evaluated } = subject.drawn;
  if (evaluated === undefined) return;
  for (const code of subject.levels) levelCriteria(subject, set, code, evaluated, cited);
  continuedTests(subject, set, evaluated, cited);
  withdrawalNeed(subject, set, evaluated, cited);
  entailments(subject, set, evaluated, cited);
}

function levelCriteria(
  subject: Subject,
  set: BestFit,
  code: string,
  { criteria, values }: Evaluated,
  cited: CitedCriterion[],
): void {
  const shown = shownLevel(set, code);
  if (shown === undefined) return;
  const { resolution, drawn } = subject;
  const granted = resolution.decision !== 'pend' && codesOf(resolution.care?.level ?? {}).includes(code);
  const use = drawn.question.stay?.level === code ? 'continued' : 'admission';
  const truth = levelTruth(shown.level, use, criteria);
  const decides = truth === MET && (granted || isHospitalNeed(subject, code));
  const shownAnyway = TRUTHS.map((found) => shows(subject, code, truthWord(found), false));
  if (decides || shownAnyway[truth] === true)
    cited.push(combinationCited(set, shown.rule[use], criteria, truth, decides));
  for (const { index, criterion } of shown.criteria) {
    const met = criteria.conditions[index] as Truth;
    const deciding = decides ? met === MET : decidesAgainst(subject, criterion.head.id, met);
    if (!deciding && shownAnyway[met] !== true) continue;
    const seen = seenAs(subject, set.program.reads[index] as readonly number[], values);
    cited.push(
      citation(criterion, truthWord(met), deciding, seen, () =>
        traceOf(set.program, index, criteria, values, originOf(subject)),
      ),
    );
  }
}

/** By their numbers. */
const TRUTHS: readonly Truth[] = [NOT_MET, UNDETERMINED, MET];

/** A combination sees nothing but the results of its parts. */
function combinationCited(
  set: BestFit,
  { citable, combination, parts }: Combined,
  findings: Findings,
  truth: Truth,
  deciding: boolean,
): CitedCriterion {
  const seen = parts.reduce((all, part) => all * TRUTHS.length + (findings.conditions[part] as Truth), 0);
  return citation(citable, truthWord(truth), deciding, parts.length > MOST_PARTS ? undefined : seen, () =>
    combinationTrace(set, combination, findings),
  );
}

/** With more, one number no longer holds the results of all. */
const MOST_PARTS = 16;

/** The need for a hospital that makes a matter urgent. */
function isHospitalNeed({ resolution, indicated }: Subject, code: string): boolean {
  return resolution.reason === 'urgent' && indicated?.treatment === code;
}

/** Without a diagnosis the criteria do not apply: that gate is what decided. */
function decidesAgainst({ resolution }: Subject, id: string, truth: Truth): boolean {
  return resolution.reason === 'criteria-do-not-apply' && truth === NOT_MET && DIAGNOSIS_GATE.test(id);
}

const DIAGNOSIS_GATE = /\.gate\.diagnosis(@|$)/;

function shownLevel(set: BestFit, code: string): ShownLevel | undefined {
  const byCode = shownLevelsOf(set);
  const before = byCode.get(code);
  if (before !== undefined || byCode.has(code)) return before;
  const shown = prepare(set, code);
  byCode.set(code, shown);
  return shown;
}

const common = (document: BestFitDocument): Pick<CitationHead, 'kind' | 'basis' | 'edition' | 'version'> => ({
  kind: 'clinical',
  basis: 'clinical',
  edition: document.edition,
  version: document.version,
});

function prepare(set: BestFit, code: string): ShownLevel | undefined {
  const { document } = set;
  const level = set.readings[0]?.levels.get(code);
  const combination = document.combinations.find((rule) => rule.level === code);
  if (level === undefined || combination === undefined) return undefined;
  const head = (): CitationHead => ({
    id: `${document.id}.${code}`,
    title: combination.title,
    ...common(document),
    level: code,
    source: sourceOf(document.references, combination.cite),
    status: combination.status,
    satisfiedBy: `The criteria of level ${code} met in the combination its rule asks for, and every gate of the level.`,
  });
  const combined = (use: Use): Combined => ({
    combination: level[use],
    citable: citable(level, use, head),
    parts: conditionsIn(level[use]),
  });
  const criteria = document.criteria.flatMap((criterion, index) => {
    if (!criterion.levels.includes(code)) return [];
    const own = citable(level, `criterion ${index}`, () => ({
      id: criterion.levels.length === 1 ? criterion.id : `${criterion.id}@${code}`,
      title: criterion.title,
      ...common(document),
      level: code,
      ...(criterion.dimension === undefined ? {} : { dimension: criterion.dimension }),
      source: sourceOf(document.references, criterion.cite),
      status: criterion.status,
      satisfiedBy: criterion.satisfiedBy,
    }));
    return [{ index, criterion: own }];
  });
  return { level, rule: { admission: combined('admission'), continued: combined('continued') }, criteria };
}

function conditionsIn(combination: CompiledCombination): readonly number[] {
  switch (combination.kind) {
    case 'constant':
      return [];
    case 'criterion':
      return [combination.condition];
    case 'atLeast':
      return combination.parts.flatMap(conditionsIn);
  }
}

function combinationTrace(set: BestFit, combination: CompiledCombination, findings: Findings): Trace {
  const result = truthWord(combinationTruth(combination, findings));
  switch (combination.kind) {
    case 'constant':
      return {
        parameter: combination.name,
        wanted: combination.wanted,
        seen: set.parameters.get(combination.name) ?? null,
        result,
      };
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

function continuedTests(
  subject: Subject,
  set: BestFit,
  { criteria, values }: Evaluated,
  cited: CitedCriterion[],
): void {
  const { stay } = subject.drawn.question;
  if (stay === undefined) return;
  const { document } = set;
  for (const compiled of set.continued) {
    const { test, condition } = compiled;
    const truth = criteria.conditions[condition] as Truth;
    const deciding = truth === MET && subject.resolution.decision !== 'pend';
    if (!shows(subject, undefined, truthWord(truth), deciding)) continue;
    const own = citable(compiled, stay.level, () => ({
      id: test.id,
      title: test.title,
      ...common(document),
      level: stay.level,
      source: sourceOf(document.references, test.cite),
      status: test.status,
    }));
    const seen = seenAs(subject, set.program.reads[condition] as readonly number[], values);
    cited.push(
      citation(own, truthWord(truth), deciding, seen, () =>
        traceOf(set.program, condition, criteria, values, originOf(subject)),
      ),
    );
  }
}

/** Withdrawal management asked for, held against the lowest safe level. */
function withdrawalNeed(subject: Subject, set: BestFit, { values }: Evaluated, cited: CitedCriterion[]): void {
  const { document, withdrawalNeed: variable } = set;
  const { withdrawal } = document;
  const asked = subject.matter.asked.level.withdrawal;
  if (withdrawal === undefined || variable === undefined || asked === undefined) return;
  const need = values[variable.fact] as string | undefined;
  const truth: Truth = need === undefined ? UNDETERMINED : fromBoolean(need === asked);
  const own = citable(variable, asked, () => ({
    id: `${document.id}.withdrawal-need`,
    title: 'The withdrawal management asked for is the lowest level that is safe',
    ...common(document),
    level: asked,
    dimension: 'D1',
    source: sourceOf(document.references, withdrawal.cite),
    status: withdrawal.status,
    satisfiedBy: `A lowest safe withdrawal management level of ${asked}.`,
  }));
  const seen = seenAs(subject, [variable.fact], values);
  cited.push(
    citation(own, truthWord(truth), subject.resolution.decision !== 'pend', seen, () => ({
      fact: variable.name,
      operator: 'equal',
      wanted: asked,
      seen: need ?? null,
      origin: need === undefined ? 'unknown' : originOf(subject)(variable.fact),
      result: truthWord(truth),
    })),
  );
}

/** Facts that were not stated but follow from what was, and what contradicts. */
function entailments(subject: Subject, set: BestFit, evaluated: Evaluated, cited: CitedCriterion[]): void {
  const { stated, matter, resolution, detail } = subject;
  if (detail === 'summary' && evaluated.contradictions.length === 0) return;
  const contradicted = new Set(evaluated.contradictions.map(({ entailment }) => entailment));
  const { document } = set;
  for (const compiled of set.entailments) {
    const { entailment, fact, condition } = compiled;
    const against = contradicted.has(entailment.id);
    const holds = evaluated.entailments.conditions[condition] === MET;
    if (!against && !(detail === 'full' && holds && stated[fact] === undefined && entailment.among.length === 1))
      continue;
    const result = against ? 'not-met' : 'met';
    const own = citable(compiled, 'entailment', () => ({
      id: entailment.id,
      title: entailment.because,
      ...common(document),
      kind: 'entailment',
      source: sourceOf(document.references, entailment.cite),
      status: entailment.status,
    }));
    const deciding = against && resolution.reason === 'inconsistent-facts';
    cited.push(
      citation(own, result, deciding, seenAs(subject, [fact], stated), () => ({
        fact: matter.catalogue.facts[fact]?.name ?? '',
        operator: 'in',
        wanted: entailment.among,
        seen: stated[fact] ?? entailment.among[0] ?? null,
        origin: stated[fact] === undefined ? 'entailed' : 'stated',
        result,
      })),
    );
  }
}
