import { type ReactNode, useEffect, useState } from 'react';
import type { Determination, Fact, WouldChange } from '../../api/types.js';
import { isAbout } from '../../parts/about-level.js';
import type { CaseView } from '../../parts/case-frame.js';
import { FactList } from '../../parts/fact-list.js';
import { traceLeaves } from '../../parts/leaves.js';
import { useLevels } from '../../parts/levels.js';

/** The facts on which the answer turns, to be changed as they are heard; any other may be added. */
export function NewFacts({
  view,
  answer,
  wouldChange,
}: {
  readonly view: CaseView;
  /** As it stood before the call, so that a question stays where it is. */
  readonly answer: Determination;
  readonly wouldChange: WouldChange | undefined;
}): ReactNode {
  const [shown, setShown] = useState<readonly string[]>([]);
  const levels = useLevels(answer.findings.clinical.criteria?.edition ?? '3', 'adult');
  const { facts } = view;
  const show = (names: readonly string[]): void =>
    setShown((now) => [...now, ...names.filter((name) => !now.includes(name))]);
  // A question that was asked stays, though the answer no longer turns on it.
  const turning = facts === undefined ? '' : turningFacts(answer, wouldChange, facts).join();
  useEffect(() => show(turning === '' ? [] : turning.split(',')), [turning]);
  if (facts === undefined) return null;
  const others = [...facts.values()].filter(({ name, question }) => question !== undefined && !shown.includes(name));
  return (
    <section aria-labelledby="new-facts">
      <h2 id="new-facts">What you hear in the call</h2>
      <p>Enter what the record shows and the treating clinician confirms. The rules run again at once.</p>
      <div className="fields">
        <FactList names={shown} view={view} levels={levels} />
        <div className="field">
          <label htmlFor="another-fact">Another fact</label>
          <select id="another-fact" className="usa-select" value="" onChange={({ target }) => show([target.value])}>
            <option value="">Choose</option>
            {others.map(({ name, question }) => (
              <option key={name} value={name}>
                {question}
              </option>
            ))}
          </select>
        </div>
      </div>
    </section>
  );
}

/** Asked facts that what decided, what is unmet and what would change the answer read. */
function turningFacts(
  answer: Determination,
  wouldChange: WouldChange | undefined,
  facts: ReadonlyMap<string, Fact>,
): readonly string[] {
  const { criteria, missing } = answer;
  const open = criteria.filter(
    (one) => one.deciding || (one.kind === 'clinical' && one.result !== 'met' && isAbout(one, answer)),
  );
  const read = [
    ...missing.map(({ fact }) => fact),
    ...(wouldChange?.sets ?? []).flatMap((set) => set.facts.map(({ fact }) => fact)),
    ...open.flatMap(({ trace }) => traceLeaves(trace).map(({ fact }) => fact)),
  ];
  const asked = read.flatMap((name) => facts.get(name)?.derivedFrom ?? [name]);
  return [...new Set(asked)].filter(
    (name) => facts.get(name)?.question !== undefined && !name.startsWith('requested.'),
  );
}
