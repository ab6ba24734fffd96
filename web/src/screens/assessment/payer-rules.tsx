import type { ReactNode } from 'react';
import type { CitedCriterion } from '../../api/types.js';
import { CriterionLine } from '../../parts/criterion-line.js';
import { standingOf } from '../../parts/standing.js';

/** What speaks first, what is silent folded away. */
export function PayerRules({ rules }: { readonly rules: readonly CitedCriterion[] }): ReactNode {
  const isQuiet = (rule: CitedCriterion): boolean => {
    const { tone, word } = standingOf(rule);
    return rule.kind === 'coverage' ? tone === 'met' : tone === 'neutral' || word === 'No objection' || word === 'Met';
  };
  const loud = rules.filter((rule) => !isQuiet(rule));
  const quiet = rules.filter(isQuiet);
  return (
    <div className="criteria">
      {loud.map((rule) => (
        <CriterionLine key={rule.id} criterion={rule} />
      ))}
      {quiet.length > 0 && (
        <details className="folded">
          <summary>{quiet.length === 1 ? 'One rule does' : `${quiet.length} rules do`} not stand in the way</summary>
          {quiet.map((rule) => (
            <CriterionLine key={rule.id} criterion={rule} />
          ))}
        </details>
      )}
    </div>
  );
}
