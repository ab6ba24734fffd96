import type { ReactNode } from 'react';
import type { Clock, Clocks } from '../../api/types.js';
import { Go } from '../../parts/go.js';
import { SourceLine } from '../../parts/source-line.js';
import { TimeLeft } from '../../parts/time-left.js';
import { caseAddress } from '../../routes.js';
import { useNow } from '../../time/use-now.js';

/** By when the payer must decide: the clock that runs out first on top. */
export function ClockList({ clocks, id }: { readonly clocks: Clocks | undefined; readonly id: string }): ReactNode {
  if (clocks === undefined) return null;
  const governing = clocks.clocks.find(({ governing: first }) => first);
  const others = clocks.clocks.filter((clock) => clock !== governing);
  return (
    <section aria-labelledby="clocks">
      <h2 id="clocks">Time to decide</h2>
      {governing === undefined ? <p>{clocks.statement}</p> : <ClockOf clock={governing} />}
      {clocks.questions.length > 0 && (
        <p>
          {clocks.questions.map(({ question }) => question).join(' ')}{' '}
          <Go to={caseAddress(id, 'intake')}>Answer at the intake</Go>
        </p>
      )}
      {clocks.gaps.map(({ id, reason }) => (
        <p key={id} className="quiet">
          {reason}
        </p>
      ))}
      {others.length > 0 && (
        <details className="folded">
          <summary>Other times ({others.length})</summary>
          {others.map((clock) => (
            <ClockOf key={clock.id} clock={clock} />
          ))}
        </details>
      )}
    </section>
  );
}

function ClockOf({ clock }: { readonly clock: Clock }): ReactNode {
  const now = useNow();
  const due = clock.dueAt ?? clock.earliestDueAt;
  return (
    <div className="clock">
      {due !== undefined && <TimeLeft dueAt={due} now={now} />}
      <p>
        <strong>{clock.title}</strong>
        {clock.applies === 'undetermined' && ' (if it applies)'}
      </p>
      <p>{clock.expiry.statement}</p>
      {clock.note !== undefined && <p className="quiet">{clock.note}</p>}
      <p>
        <SourceLine source={clock.source} status={clock.evidence} />
      </p>
    </div>
  );
}
