import type { ReactNode } from 'react';
import type { Determination, Fact, WouldChange } from '../../api/types.js';
import { isAbout } from '../../parts/about-level.js';
import { Mark } from '../../parts/criterion-line.js';
import { SeenValues } from '../../parts/seen-values.js';
import { type Standing, standingOf } from '../../parts/standing.js';

/** What the talk is about: what stands against the request, what is missing, and what would change the answer. */
export function Points({
  answer,
  wouldChange,
  facts,
}: {
  readonly answer: Determination;
  readonly wouldChange: WouldChange | undefined;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}): ReactNode {
  const against = answer.criteria.filter(
    (one) => (one.deciding || (one.kind === 'clinical' && isAbout(one, answer))) && standsOpen(standingOf(one)),
  );
  return (
    <div className="points">
      {against.length > 0 && (
        <section aria-labelledby="decided">
          <h2 id="decided">What stands against the request, or is open</h2>
          {against.map((one) => (
            <div key={`${one.id} ${one.level ?? ''}`} className="printed">
              <p>
                <Mark standing={standingOf(one)} /> <strong>{one.title}</strong>
              </p>
              <SeenValues trace={one.trace} facts={facts} />
              {one.satisfiedBy !== undefined && <p>Satisfied by: {one.satisfiedBy}</p>}
            </div>
          ))}
        </section>
      )}
      {answer.missing.length > 0 && (
        <section aria-labelledby="ask">
          <h2 id="ask">To ask</h2>
          <ul>
            {answer.missing.map(({ fact, question }) => (
              <li key={fact}>{question}</li>
            ))}
          </ul>
        </section>
      )}
      {wouldChange !== undefined && wouldChange.sets.length > 0 && (
        <section aria-labelledby="would">
          <h2 id="would">What would change it, if it is so</h2>
          <ul>
            {wouldChange.sets.map(({ statement }) => (
              <li key={statement}>{statement}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const standsOpen = ({ tone }: Standing): boolean => tone === 'not-met' || tone === 'unknown';
