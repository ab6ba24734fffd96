import type { BestFit } from '../clinical/best-fit.js';
import { entailFrom } from '../clinical/entail.js';
import type { ClinicalFinder } from '../clinical/finder.js';
import type { Program } from '../conditions/program.js';
import type { Determination } from '../domain/determination.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import { gather } from '../facts/gather.js';
import type { Library } from '../library.js';
import { populationAt } from '../library.js';
import type { ReviewRequest } from '../request.js';

/** Conditions that answered a request, with the values they read and a name for each. */
export interface UsedConditions {
  readonly kind: 'scope' | 'rule' | 'criterion' | 'entailment' | 'flag';
  readonly program: Program;
  readonly ids: readonly string[];
  readonly values: FactValues;
  /** Values without what criteria entail: rules read these where the criteria could not be tried. */
  readonly stated?: FactValues;
  readonly parameters?: ReadonlyMap<string, Scalar>;
  /** The set whose entailments these are. */
  readonly set?: BestFit;
}

/** Every condition of the ruleset version and criteria set that a determination rests on; none where it names no version. */
export function usedConditions(
  library: Library,
  request: ReviewRequest,
  answer: Determination,
): readonly UsedConditions[] {
  const pinned = answer.provenance.ruleset;
  const versions = library.payers.get(pinned?.payer ?? '')?.versions ?? [];
  const ruleset = versions.find(({ document }) => document.version === pinned?.version);
  if (ruleset === undefined) return [];
  const stated = library.gatherer.read(request);
  const age = stated[factIndex(library.catalogue, 'member.age')] as number | undefined;
  const arm = ruleset.arms[populationAt(age, ruleset.document.adultFrom)];
  const gathered = gather(library.gatherer, request, stated, arm.finder.scale.edition).values;
  const values = withEntailed(arm.finder, gathered);
  const ids = arm.table.rules.map(({ rule }) => rule.id);
  return [
    ...(ruleset.binds === undefined
      ? []
      : [{ kind: 'scope' as const, program: ruleset.binds, ids: ['whom the ruleset binds'], values: gathered }]),
    { kind: 'rule', program: arm.table.program, ids, values, stated: gathered },
    ...criteriaConditions(arm.finder, gathered, values),
    ...(arm.comparison === undefined
      ? []
      : criteriaConditions(arm.comparison, gathered, withEntailed(arm.comparison, gathered))),
  ];
}

function withEntailed({ method }: ClinicalFinder, stated: FactValues): FactValues {
  const values = stated.slice();
  if (method.kind === 'best-fit') entailFrom(method.set, values, stated);
  return values;
}

function criteriaConditions(
  { method }: ClinicalFinder,
  stated: FactValues,
  values: FactValues,
): readonly UsedConditions[] {
  switch (method.kind) {
    case 'best-fit': {
      const { set } = method;
      const { parameters } = set;
      const entailments = set.entailments.map(({ entailment }) => entailment.id);
      const flags = set.flags.map(({ code }) => code);
      return [
        { kind: 'criterion', program: set.program, ids: criterionIds(set), values, parameters },
        { kind: 'entailment', program: set.entailmentProgram, ids: entailments, values, stated, parameters, set },
        ...(flags.length === 0
          ? []
          : [{ kind: 'flag' as const, program: set.flagProgram, ids: flags, values, parameters }]),
      ];
    }
    case 'join': {
      const { set } = method;
      const ids = set.continued.map(({ id }) => id);
      return ids.length === 0 ? [] : [{ kind: 'criterion', program: set.continuedProgram, ids, values: stated }];
    }
    case 'stated':
    case 'certification':
      return [];
  }
}

/** The program holds the criteria in their order, then conditions written inside combinations, then those with a place of their own. */
function criterionIds({ document, program, continued, noneIndicated }: BestFit): readonly string[] {
  const placed = new Map<number, string>(document.criteria.map(({ id }, index) => [index, id]));
  for (const { test, condition } of continued) placed.set(condition, test.id);
  placed.set(noneIndicated, `${document.id}.none-indicated`);
  return program.conditions.map((_, index) => placed.get(index) ?? `${document.id}.combination-part-${index}`);
}
