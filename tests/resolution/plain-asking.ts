/**
 * The search for what would settle a request, written plainly: every value is tried on its own, from nothing, and nothing
 * is remembered, shared or left out. What `src/resolution/answers-left.ts` does must come to the same.
 */
import type { ClinicalResult } from '../../src/clinical/result.js';
import { resultKey } from '../../src/clinical/result.js';
import { leavesOf } from '../../src/conditions/condition.js';
import { UNDETERMINED } from '../../src/domain/truth.js';
import type { FactValues, Scalar } from '../../src/facts/catalogue.js';
import { factIndex } from '../../src/facts/catalogue.js';
import { judge } from '../../src/resolution/judge.js';
import type { Count, Open } from '../../src/resolution/narrow.js';
import { isUnknown, narrowing, narrowingAlone, toAsk } from '../../src/resolution/narrow.js';
import type { ClinicalSide, Drawn, Matter } from '../../src/resolution/picture.js';
import { isClinical } from '../../src/resolution/clinical-reads.js';
import { clinicalSide, draw } from '../../src/resolution/picture.js';
import { clinicallyOpen } from '../../src/resolution/settle.js';
import { couldSpeak, outcomes } from '../../src/resolution/unknown.js';

/** The facts asked for; nothing where no search is made. */
export function plainlyMissing(matter: Matter, stated: FactValues): readonly string[] | undefined {
  const judged = judge(matter, stated);
  if (judged.kind !== 'open') return undefined;
  const { drawn, found } = judged;
  const asks = toAsk(matter.catalogue, narrowing(stated, openFacts(matter, drawn), plainCount(matter, drawn)), stated);
  const needs = found.flatMap((resolution) => resolution.needs);
  return [...new Set([...asks, ...needs.filter((name) => isUnknown(matter.catalogue, stated, name))])];
}

/** The facts that could only raise the need; nothing where none is looked for. */
export function plainQuestions(matter: Matter, stated: FactValues): readonly string[] | undefined {
  const judged = judge(matter, stated);
  if (judged.kind !== 'answer' || judged.resolution.decision !== 'approve') return undefined;
  const { drawn } = judged;
  if (drawn.results.length === 1) return undefined;
  const count: Count = (values) => clinicalSide(matter, values, { effort: 'glance' }).results.length;
  const asks = toAsk(matter.catalogue, narrowingAlone(stated, clinicallyOpen(matter, drawn), count), stated);
  return asks.filter((name) => isUnknown(matter.catalogue, stated, name));
}

function plainCount(matter: Matter, drawn: Drawn): Count {
  const ruleFacts = new Set(matter.table.program.reads.flat());
  const known = new Map(
    drawn.results.map((result) => [resultKey(result), [...outcomes({ ...drawn, results: [result] }).keys()]]),
  );
  const resolved = (result: ClinicalResult): readonly string[] => known.get(resultKey(result)) ?? ['unseen'];
  const before = new Set(drawn.results.flatMap(resolved)).size;
  return (values, tried) => {
    if (tried.length === 0) return before;
    const side = tried.some((fact) => isClinical(matter, fact, values))
      ? clinicalSide(matter, values, { effort: 'quick' })
      : withTried(drawn, values, tried);
    const picture = draw(matter, values, {}, side);
    if (picture.hold !== drawn.hold) return Infinity;
    return tried.some((fact) => ruleFacts.has(fact))
      ? outcomes(picture).size
      : new Set(picture.results.flatMap(resolved)).size;
  };
}

/** The clinical half as it was, beside a fact that it is not said to look at. */
function withTried(drawn: Drawn, tried: FactValues, facts: readonly number[]): ClinicalSide {
  if (drawn.evaluated === undefined) return drawn;
  const values = drawn.evaluated.values.map((value, fact) => (facts.includes(fact) ? tried[fact] : value));
  return { ...drawn, evaluated: { ...drawn.evaluated, values } };
}

function openFacts(matter: Matter, drawn: Drawn): readonly Open[] {
  const open = new Map<number, Open>();
  const add = (one: Open): void => {
    if (drawn.values[one.fact] === undefined && !open.has(one.fact)) open.set(one.fact, one);
  };
  if (drawn.results.length > 1) clinicallyOpen(matter, drawn).forEach(add);
  for (const { compiled, truth } of drawn.rules) {
    if (truth !== UNDETERMINED || !couldSpeak(compiled, drawn.setting)) continue;
    for (const leaf of leavesOf(compiled.rule.when)) {
      const fact = factIndex(matter.catalogue, leaf.fact);
      add({ fact, domain: samples(matter, fact) });
    }
  }
  return [...open.values()];
}

function samples(matter: Matter, index: number): readonly Scalar[] {
  const fact = matter.catalogue.facts[index];
  if (fact?.type === 'boolean') return [true, false];
  if (fact?.values !== undefined) return Object.keys(fact.values);
  const wanted = matter.table.rules
    .flatMap(({ rule }) => leavesOf(rule.when))
    .filter((leaf) => leaf.fact === fact?.name)
    .flatMap((leaf) => (Array.isArray(leaf.value) ? (leaf.value as readonly Scalar[]) : [leaf.value as Scalar]));
  return [
    ...new Set(
      wanted.flatMap((value): readonly Scalar[] =>
        typeof value === 'number' ? [value - 1, value, value + 1] : [value, ''],
      ),
    ),
  ];
}
