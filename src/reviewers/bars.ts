import type { CitedCriterion, Determination } from '../domain/determination.js';
import { MET } from '../domain/truth.js';
import { questions } from '../explanation/questions.js';
import type { FactValues } from '../facts/catalogue.js';
import type { Applying } from '../law/rules.js';
import { applying, askable, sourced } from '../law/rules.js';
import type { BarRule } from '../rulesets/law-documents.js';
import type { ReviewersBook } from './book.js';

export type Bar = Applying<BarRule>;

/**
 * Laws under which software may not even propose an adverse answer to this plan's members. Where it is not known whether
 * one binds the plan, it is taken to; a payer that is made up stands under no state's law unless the request names one.
 */
export const barsOn = ({ bars }: ReviewersBook, values: FactValues, fictional: boolean): readonly Bar[] =>
  applying(bars, values).filter(({ truth }) => truth === MET || !fictional);

/** An answer that was withheld says by which law, and asks for what would tell whether it binds the plan. */
export function citingBars(
  answer: Determination,
  bars: readonly Bar[],
  { catalogue, document }: ReviewersBook,
  values: FactValues,
): Determination {
  if (answer.reason !== 'findings-only' || bars.length === 0) return answer;
  const asked = new Set(answer.missing.map(({ fact }) => fact));
  const waits = askable(
    catalogue,
    bars.flatMap(({ missing }) => missing),
    values,
  ).filter((fact) => !asked.has(fact));
  const cited = bars.map(({ rule, truth }): CitedCriterion => ({
    id: rule.id,
    title: rule.title,
    kind: 'law',
    basis: 'statute',
    version: document.version,
    source: sourced(document.references, rule).source,
    status: sourced(document.references, rule).evidence,
    because: rule.says,
    result: truth === MET ? 'met' : 'undetermined',
    deciding: true,
  }));
  return {
    ...answer,
    criteria: [...cited, ...answer.criteria],
    missing: [...answer.missing, ...questions(catalogue, waits)],
  };
}
