import type { ReactNode } from 'react';
import type { ProblemFault } from '../api/types.js';
import type { CaseView } from './case-frame.js';
import { FactField } from './fact-field.js';
import type { NamedLevel } from './levels.js';
import { factOf } from './trouble-notice.js';

/** Facts a request cannot do without: “not documented” is no answer to them. */
const INDISPENSABLE = new Set(['review.type', 'requested.level']);

/** The questions of some facts, one under the other. */
export function FactList({
  names,
  view: { one, live, facts, answer },
  levels = [],
  follows = new Map(),
}: {
  readonly names: readonly string[];
  readonly view: CaseView;
  readonly levels?: readonly NamedLevel[];
  /** What follows from other answers. */
  readonly follows?: ReadonlyMap<string, string>;
}): ReactNode {
  const faults = live.trouble?.kind === 'problem' ? live.trouble.problem.faults : [];
  const faultOf = (name: string): ProblemFault | undefined =>
    faults.find(({ pointer }) => pointer !== undefined && factOf(pointer) === name);
  return names.map((name) => {
    const fact = facts?.get(name);
    if (fact === undefined) return null;
    return (
      <FactField
        key={name}
        fact={fact}
        value={one.answers[name]}
        onAnswer={(value) => answer(name, value)}
        fault={faultOf(name)}
        levels={levels}
        mayBeUnknown={!INDISPENSABLE.has(name)}
        follows={follows.get(name)}
      />
    );
  });
}
