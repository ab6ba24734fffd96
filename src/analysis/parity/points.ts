import type { Level } from '../../domain/determination.js';
import { levelText } from '../../domain/level.js';
import type { RequestBody } from '../../facts/read.js';
import type { Statement } from '../../facts/statement.js';
import { withStated } from '../../facts/statement.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import { speaksAt } from '../../payer/rule-table.js';
import type { Posed } from '../../pose.js';
import type { ReviewType } from '../../rulesets/documents.js';
import type { Axes } from './axes.js';
import { axesOf } from './axes.js';
import type { Combinations } from './combinations.js';
import { combinations } from './combinations.js';
import type { Ground } from './ground.js';
import { considered } from './ground.js';
import type { AssessmentClass } from './survey.js';

/** Many points of a slice that have one answer: a class of assessments, and combinations of facts no rule tells apart. */
export interface Point {
  readonly level: Level;
  readonly reviewType: ReviewType;
  readonly assessed: AssessmentClass;
  /** How many assessments times combinations it stands for. */
  readonly weight: number;
  /** What the first of them states beside the neutral request. */
  readonly patch: Statement;
  readonly body: RequestBody;
  /** Nothing where no such request is accepted under this version. */
  readonly posed: Posed | undefined;
}

/** What varies in a slice: the facts of a rule, if it is one, and of those that protect from it. */
export interface Varying {
  readonly rule: CompiledRule | undefined;
  readonly companions: readonly CompiledRule[];
  readonly reviewType: ReviewType;
  /** The levels to ask for where the assessment is of this class. */
  readonly asks: (assessed: AssessmentClass) => readonly Level[];
}

export interface Walked {
  readonly points: Iterable<Point>;
  /** Facts and values, of the first level asked for. */
  readonly axes: () => Axes;
  readonly limits: () => Pick<Combinations, 'impossible' | 'leftOut' | 'apart'>;
}

/** Every point of a slice. */
export function walk(ground: Ground, varying: Varying): Walked {
  const levels = [
    ...new Map(
      ground
        .survey({})
        .classes.flatMap(varying.asks)
        .map((level) => [levelText(level), level]),
    ).values(),
  ];
  let axes: Axes = new Map();
  const limits = { impossible: 0, leftOut: 0, apart: false };
  return {
    axes: () => axes,
    limits: () => limits,
    points: {
      *[Symbol.iterator]() {
        for (const level of levels) {
          const neutral = ground.neutral(level, varying.reviewType);
          if (neutral === undefined) continue;
          const tried = tryAll(ground, varying, level, neutral);
          axes = new Map([...axes, ...tried.axes]);
          limits.impossible += tried.impossible;
          limits.leftOut += tried.leftOut;
          limits.apart ||= tried.apart;
          yield* pointsAt(ground, varying, level, neutral, tried.patches);
        }
      },
    },
  };
}

function tryAll(
  ground: Ground,
  { companions, reviewType, rule }: Varying,
  level: Level,
  neutral: RequestBody,
): Combinations & { readonly axes: Axes } {
  const { arm, kept, library } = ground;
  const codes = [...arm.finder.scale.codes];
  const among = (rules: readonly CompiledRule[]): Axes =>
    new Map(
      [...axesOf(library, rules, neutral, codes)]
        .filter(([name]) => !kept(name))
        .map(([name, values]) => [name, ofArm(ground, name, values)]),
    );
  const own = rule === undefined ? [] : [rule];
  const here = companions.filter((one) => speaksAt(one, level, reviewType));
  const axes = among([...own, ...here]);
  const apart = here.map((one) => among([...own, one]));
  return { axes, ...combinations(library, neutral, among(own), axes, apart) };
}

/**
 * Ages of the other population belong to its own slices. What the criteria read too is tried in full: values that are the same to every rule
 * are not the same to them.
 */
function ofArm(
  { arm, library, population, ruleset }: Ground,
  name: string,
  values: Axes extends ReadonlyMap<string, infer V> ? V : never,
): typeof values {
  const criteria = arm.finder.variables.find(({ fact }) => library.catalogue.facts[fact]?.name === name);
  if (criteria !== undefined) return criteria.domain;
  if (name !== 'member.age') return values;
  const { adultFrom } = ruleset.document;
  return values.filter((age) => Number(age) >= adultFrom === (population === 'adult'));
}

function* pointsAt(
  ground: Ground,
  { asks, reviewType }: Varying,
  level: Level,
  neutral: RequestBody,
  patches: readonly Statement[],
): Generator<Point> {
  const { gatherer } = ground.library;
  const patterns = new Map<string, { readonly patch: Statement; readonly state: Statement; count: number }>();
  for (const patch of patches) {
    const body = withStated(neutral, patch);
    const values = gatherer.read(body);
    gatherer.derive(body, values);
    const state = partOf(patch, ground.clinical);
    const key = JSON.stringify([state, partOf(patch, readBeyondRules), ground.sign(values)]);
    const known = patterns.get(key);
    if (known === undefined) patterns.set(key, { patch, state, count: 1 });
    else known.count += 1;
  }
  for (const { count, patch, state } of patterns.values()) {
    for (const assessed of ground.survey(state).classes) {
      if (!asks(assessed).some((one) => levelText(one) === levelText(level))) continue;
      const body = withStated(withStated(neutral, assessed.facts), patch);
      const weight = count * assessed.weight;
      yield { level, reviewType, assessed, weight, patch, body, posed: considered(ground, body) };
    }
  }
}

const partOf = (patch: Statement, has: (fact: string) => boolean): Statement =>
  Object.fromEntries(Object.entries(patch).filter(([name]) => has(name)));

/**
 * Facts that something else than a rule's condition reads, so that their very values count and not only what the rules make of
 * them: what is asked for, where it can be had, how a stay stands, and the assessment (`src/pose.ts`,
 * `src/resolution/picture.ts`, `src/resolution/setting.ts`).
 */
const readBeyondRules = (fact: string): boolean => BEYOND_RULES.test(fact);
const BEYOND_RULES =
  /^(requested|availability|carePlan|assessment|continued|previous|review|diagnoses|plan\.policyDate|certification\.level|stay\.(admittedOn|visitsSoFar|currentLevel))\b/;
