import { evaluate } from '../../conditions/program.js';
import { referenceVerdicts } from '../../conditions/reference.js';
import type { Determination } from '../../domain/determination.js';
import type { Truth, TruthWord } from '../../domain/truth.js';
import { MET, UNDETERMINED, truthWord } from '../../domain/truth.js';
import type { Library } from '../../library.js';
import type { ReviewRequest } from '../../request.js';
import type { UsedConditions } from './conditions.js';
import { usedConditions } from './conditions.js';

/** One condition as both engines answer it. */
export interface Opinion {
  readonly id: string;
  readonly kind: UsedConditions['kind'];
  readonly ours: TruthWord;
  /** Its leaves under three-valued logic. */
  readonly reference: TruthWord;
  /** Its own verdict, which has no third value: arbitrary where a fact that matters is unknown. */
  readonly referenceVerdict: boolean;
  readonly agrees: boolean;
}

export interface SecondOpinion {
  readonly engine: 'json-rules-engine';
  readonly agrees: boolean;
  readonly conditions: readonly Opinion[];
}

/** Asks json-rules-engine about every condition that a determination rests on. */
export async function secondOpinion(
  library: Library,
  request: ReviewRequest,
  answer: Determination,
): Promise<SecondOpinion> {
  const used = usedConditions(library, request, answer);
  const opinions = await Promise.all(used.map((conditions) => compare(library, conditions)));
  const conditions = opinions.flat();
  return { engine: 'json-rules-engine', agrees: conditions.every(({ agrees }) => agrees), conditions };
}

async function compare(
  library: Library,
  { ids, kind, parameters, program, values }: UsedConditions,
): Promise<readonly Opinion[]> {
  const ours = evaluate(program, values).conditions;
  const theirs = await referenceVerdicts(program.conditions, values, library.catalogue, parameters);
  return theirs.map(({ truth, verdict }, index) => ({
    id: ids[index] ?? '',
    kind,
    ours: truthWord(ours[index] as Truth),
    reference: truthWord(truth),
    referenceVerdict: verdict,
    agrees: truth === ours[index] && (truth === UNDETERMINED || verdict === (truth === MET)),
  }));
}
