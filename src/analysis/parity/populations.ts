import { levelText } from '../../domain/level.js';
import type { Stated, Statement } from '../../facts/statement.js';
import { statedIn, withStated } from '../../facts/statement.js';
import type { RequestBody } from '../../facts/read.js';
import { createFindings, evaluate } from '../../conditions/program.js';
import { MET } from '../../domain/truth.js';
import { speaksAt } from '../../payer/rule-table.js';
import { LEVEL_ASKED } from './asks.js';
import type { Ground } from './ground.js';
import type { PopulationReport } from './report.js';

/** What is enumerated in a population, and what is stated of everybody in it. */
export function describe(ground: Ground): PopulationReport {
  const { arm, population, ruleset, space } = ground;
  const { assessments, byLevel, classes, looked } = ground.survey({});
  const levels = [...new Map(classes.flatMap(({ asks }) => asks).map((level) => [levelText(level), level])).values()];
  const bodies = levels
    .map((level) => ground.neutral(level, 'prior-authorization'))
    .filter((body) => body !== undefined);
  const { common, different } = shared(bodies.map((body) => statedIn(body, ground.library.catalogue)));
  const { beside = [], ratings, subAnswers = [] } = space.completed ?? {};
  return {
    population,
    enumerated: true,
    criteria: ruleset.document.criteria.find((one) => one.population === population)?.set ?? arm.criteria.document.id,
    method: space.kind,
    assessments,
    looked,
    byLevel,
    ratings:
      ratings?.map((alike) => alike.join(' = ')) ?? [...space.varied].filter((name) => !name.startsWith('derived.')),
    subAnswers,
    beside,
    neutral: common,
    byLevelAsked: different,
    notSilent: notSilent(ground),
  };
}

/** What all state alike who state it, and the facts that some state otherwise. */
function shared(statements: readonly Statement[]): {
  readonly common: Statement;
  readonly different: readonly string[];
} {
  const names = [...new Set(statements.flatMap((one) => Object.keys(one)))].filter((name) => !LEVEL_ASKED.has(name));
  const values = (name: string): readonly Stated[] =>
    statements.map((one) => one[name]).filter((value) => value !== undefined);
  const different = names.filter((name) => new Set(values(name).map((value) => JSON.stringify(value))).size > 1);
  const common = names.filter((name) => !different.includes(name)).map((name) => [name, values(name)[0]] as const);
  return { common: Object.fromEntries(common), different };
}

/** Rules of the payer that are met though nothing that varies was changed. */
function notSilent(ground: Ground): readonly string[] {
  const { arm, library } = ground;
  const { program, rules } = arm.table;
  const findings = createFindings(program);
  const met = new Set<string>();
  const valuesOf = (body: RequestBody): void => {
    const values = library.gatherer.read(body);
    library.gatherer.derive(body, values);
    evaluate(program, values, findings);
  };
  for (const { asks, facts } of ground.survey({}).classes) {
    for (const level of asks) {
      const body = ground.neutral(level, 'prior-authorization');
      if (body === undefined) continue;
      valuesOf(withStated(body, facts));
      for (const one of rules)
        if (
          one.origin.kind === 'payer' &&
          one.polarity !== 'neutral' &&
          speaksAt(one, level, 'prior-authorization') &&
          findings.conditions[one.condition] === MET
        )
          met.add(one.rule.id);
    }
  }
  return [...met];
}
