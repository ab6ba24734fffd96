import type { Library, Ruleset } from '../../library.js';
import { coverageCause, coverageId, ruleCause } from './causes.js';
import type { Ground } from './ground.js';
import { groundOf } from './ground.js';
import type { Look } from './look.js';
import { lookAt, typesOf } from './look.js';
import { describe } from './populations.js';
import type { AboveReport, CauseReport, ParityReport, PopulationReport, Standing } from './report.js';

/** How far the work has come. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly at: string;
}

/**
 * The proof, rule by rule: over every assessment of the criteria and the boundary values of the facts that the rule and
 * those that protect from it read, all else at the neutral profile, where is the answer less than the finding?
 */
export function* parity(library: Library, ruleset: Ruleset): Generator<Progress, ParityReport> {
  const { digest, document, rules } = ruleset;
  const excluded = Object.keys(document.coverage).filter((code) => document.coverage[code]?.status === 'excluded');
  const of = POPULATIONS.length + rules.length + excluded.length;
  const grounds: Ground[] = [];
  const populations: PopulationReport[] = [];
  for (const population of POPULATIONS) {
    const at: Progress = { done: populations.length, of, at: `assessments of ${population}s` };
    yield at;
    const grounded = groundOf(library, ruleset, population);
    if (grounded.ok) {
      yield* saying(at, grounded.ground.prepare());
      grounds.push(grounded.ground);
    }
    populations.push(grounded.ok ? describe(grounded.ground) : { population, enumerated: false, why: grounded.why });
  }
  const causes: CauseReport[] = [];
  const above: AboveReport[] = [];
  const look = function* (head: Head, looks: readonly Look[]): Generator<Progress, void> {
    const at: Progress = { done: POPULATIONS.length + causes.length, of, at: head.id };
    yield at;
    const seen = yield* saying(at, lookAt(head, looks));
    causes.push(seen.report);
    if (seen.above !== undefined) above.push(seen.above);
  };
  for (const { basis, id, then, title } of rules) {
    const head = { id, title, basis, effect: then.effect };
    const standing = STANDING_WITHOUT_LOOKING[then.effect];
    if (standing === undefined) yield* look(head, grounds.flatMap(looksAt(id)));
    else causes.push({ ...head, standing, beside: [], protectedBy: [], protectsFrom: [] });
  }
  for (const code of excluded) {
    const title = `Level ${code} is not covered`;
    yield* look(
      { id: coverageId(code), title, basis: 'coverage', effect: 'excluded' },
      grounds.map((ground) => ({ ground, cause: coverageCause(ground, code), reviewTypes: ['prior-authorization'] })),
    );
  }
  const { payer, version } = document;
  return { payer, version, digest, populations, causes: withProtected(causes), above };
}

type Head = Pick<CauseReport, 'id' | 'title' | 'basis' | 'effect'>;

/** Says how far the work has come at each step of a part of it. */
function* saying<R>(at: Progress, steps: Generator<undefined, R>): Generator<Progress, R> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield at;
  }
}

const POPULATIONS = ['adult', 'adolescent'] as const;

/** Effects that take nothing away by themselves. What a prohibition or a guarantee gives back shows in the slices of other rules. */
const STANDING_WITHOUT_LOOKING: Readonly<Record<string, Standing>> = {
  advise: 'advises',
  prohibit: 'unused',
  guarantee: 'unused',
};

const looksAt =
  (id: string) =>
  (ground: Ground): readonly Look[] => {
    const { rules } = ground.arm.table;
    return rules
      .filter(({ origin, rule }) => origin.kind === 'payer' && rule.id === id)
      .map((rule) => ({ ground, cause: ruleCause(ground, rule), reviewTypes: typesOf(rule, rules) }));
  };

/** Each protective rule with what it protects from. */
function withProtected(causes: readonly CauseReport[]): readonly CauseReport[] {
  return causes.map((one) => {
    const protectsFrom = causes.filter(({ protectedBy }) => protectedBy.includes(one.id)).map(({ id }) => id);
    const standing = one.standing === 'unused' && protectsFrom.length > 0 ? 'protects' : one.standing;
    return { ...one, standing, protectsFrom };
  });
}
