import { evaluate } from '../conditions/program.js';
import { referenceVerdicts, type ReferenceVerdict } from '../conditions/reference.js';
import type { CitedCriterion, Determination } from '../domain/determination.js';
import type { Truth, TruthWord } from '../domain/truth.js';
import { MET, UNDETERMINED, truthWord } from '../domain/truth.js';
import type { FactValues } from '../facts/catalogue.js';
import type { Library } from '../library.js';
import type { ReviewRequest } from '../request.js';
import { misapplied } from './entailed.js';
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
  /** What the determination cites it with, where it does. */
  readonly cited?: TruthWord;
  readonly agrees: boolean;
}

export interface SecondOpinion {
  readonly engine: 'json-rules-engine';
  readonly agrees: boolean;
  readonly conditions: readonly Opinion[];
}

/** Lets other work have its turn. */
export type Pause = () => Promise<void>;

/** So many conditions go to json-rules-engine at once; a run of it lets nothing else have its turn. */
const AT_ONCE = 16;

/** Asks json-rules-engine about every condition that a determination rests on, pausing between a few at a time. */
export async function secondOpinion(
  library: Library,
  request: ReviewRequest,
  answer: Determination,
  pause: Pause = () => Promise.resolve(),
): Promise<SecondOpinion> {
  const conditions: Opinion[] = [];
  const cited = resultsOf(answer.criteria);
  for (const used of usedConditions(library, request, answer)) {
    const ours = evaluate(used.program, used.values).conditions;
    const wrong = await wronglyEntailed(library, used, pause);
    for (let from = 0; from < ours.length; from += AT_ONCE) {
      conditions.push(...(await compare(library, used, { from, ours, cited, wrong })));
      await pause();
    }
  }
  return { engine: 'json-rules-engine', agrees: conditions.every(({ agrees }) => agrees), conditions };
}

/** Entailments that were applied without reason, or left out. */
async function wronglyEntailed(
  library: Library,
  { parameters, program, set, stated, values }: UsedConditions,
  pause: Pause,
): Promise<ReadonlySet<string>> {
  if (set === undefined || stated === undefined) return new Set();
  const ask = async (by: FactValues): Promise<readonly ReferenceVerdict[]> => {
    const verdicts: ReferenceVerdict[] = [];
    for (let from = 0; from < program.conditions.length; from += AT_ONCE) {
      const some = program.conditions.slice(from, from + AT_ONCE);
      verdicts.push(...(await referenceVerdicts(some, by, library.catalogue, parameters)));
      await pause();
    }
    return verdicts;
  };
  return new Set(misapplied(set, stated, values, await ask(stated), await ask(values)));
}

interface Look {
  readonly from: number;
  readonly ours: Uint8Array;
  readonly cited: ReadonlyMap<string, TruthWord>;
  readonly wrong: ReadonlySet<string>;
}

async function compare(
  library: Library,
  used: UsedConditions,
  { cited, from, ours, wrong }: Look,
): Promise<readonly Opinion[]> {
  const { ids, kind, program, values } = used;
  const asked = program.conditions.slice(from, from + AT_ONCE);
  const ask = (by: FactValues): Promise<readonly ReferenceVerdict[]> =>
    referenceVerdicts(asked, by, library.catalogue, used.parameters);
  const theirs = await ask(values);
  const said = theirs.map((_, index) =>
    cited.get(`${kind === 'rule' ? 'rule' : 'criterion'} ${ids[from + index] ?? ''}`),
  );
  const isSaid = ({ truth }: ReferenceVerdict, index: number): boolean =>
    said[index] === undefined || said[index] === truthWord(truth);
  const unentailed = theirs.every(isSaid) || used.stated === undefined ? theirs : await ask(used.stated);
  return theirs.map((their, index) => {
    const { truth, verdict } = their;
    const own = ours[from + index] as Truth;
    const words = said[index];
    const id = ids[from + index] ?? '';
    return {
      id,
      kind,
      ours: truthWord(own),
      reference: truthWord(truth),
      referenceVerdict: verdict,
      ...(words === undefined ? {} : { cited: words }),
      agrees:
        !wrong.has(id) &&
        (isSaid(their, index) || isSaid(unentailed[index] as ReferenceVerdict, index)) &&
        truth === own &&
        (truth === UNDETERMINED || verdict === (truth === MET)),
    };
  });
}

const RULES: ReadonlySet<CitedCriterion['kind']> = new Set(['payer', 'overlay', 'service']);

/**
 * The results that an answer gives for rules and criteria; a rule that was overridden was met. Of an entailment it says
 * whether it was contradicted, not whether its condition is met.
 */
function resultsOf(criteria: readonly CitedCriterion[]): ReadonlyMap<string, TruthWord> {
  return new Map(
    criteria.flatMap(({ id, kind, result }) => {
      if (result === 'not-applicable' || kind === 'coverage' || kind === 'entailment' || kind === 'law') return [];
      const key = `${RULES.has(kind) ? 'rule' : 'criterion'} ${id.replace(/@.*$/, '')}`;
      return [[key, result === 'overridden' ? 'met' : result] as const];
    }),
  );
}
