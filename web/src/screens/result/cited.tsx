import type { ReactNode } from 'react';
import type { CitedCriterion, Determination } from '../../api/types.js';
import { CriterionLine } from '../../parts/criterion-line.js';

/** Criteria that settled the answer, then all others that were looked at, by level. */
export function Cited({ answer }: { readonly answer: Determination }): ReactNode {
  const deciding = answer.criteria.filter((one) => one.deciding);
  const others = answer.criteria.filter((one) => !one.deciding);
  return (
    <section aria-labelledby="cited">
      <h2 id="cited">{deciding.length > 0 ? 'What decided' : 'Criteria and rules'}</h2>
      {deciding.map((one) => (
        <CriterionLine key={one.id} criterion={one} among="deciding" />
      ))}
      {others.length > 0 && (
        <details className="folded">
          <summary>
            {deciding.length === 0 ? 'All' : 'All others'} that were looked at ({others.length})
          </summary>
          {byLevel(others).map(([level, criteria]) => (
            <div key={level}>
              <h3>{level}</h3>
              {criteria.map((one) => (
                <CriterionLine key={one.id} criterion={one} />
              ))}
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

function byLevel(criteria: readonly CitedCriterion[]): readonly (readonly [string, readonly CitedCriterion[]])[] {
  const groups = new Map<string, CitedCriterion[]>();
  for (const one of criteria) {
    const name = one.level === undefined ? 'Of no one level' : `Level ${one.level}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups];
}
