import type { ReactNode } from 'react';
import type { CitedCriterion } from '../api/types.js';
import { Icon } from './icon.js';
import { SourceLine } from './source-line.js';
import { standingOf, type Standing } from './standing.js';

export function Mark({ standing: { tone, icon, word } }: { readonly standing: Standing }): ReactNode {
  return (
    <span className={`mark mark--${tone}`}>
      <Icon name={icon} />
      {word}
    </span>
  );
}

/** One criterion or rule with its mark; its wording and source open beside it. */
export function CriterionLine({
  criterion,
  among = 'all',
}: {
  readonly criterion: CitedCriterion;
  /** Among others that decided too it need not be said of each. */
  readonly among?: 'all' | 'deciding';
}): ReactNode {
  const { because, counting, deciding, satisfiedBy, source, status, title } = criterion;
  return (
    <details className={deciding && among === 'all' ? 'criterion criterion--deciding' : 'criterion'}>
      <summary>
        <Mark standing={standingOf(criterion)} />
        <span className="criterion__title">{title}</span>
        {deciding && among === 'all' && <span className="criterion__decides">decides</span>}
      </summary>
      <div className="criterion__text">
        {because !== undefined && <p>{because}</p>}
        {counting !== undefined && <p>{counting}</p>}
        {satisfiedBy !== undefined && (
          <p>
            <strong>Satisfied by:</strong> {satisfiedBy}
          </p>
        )}
        <p>
          <SourceLine source={source} status={status} />
        </p>
      </div>
    </details>
  );
}

/** The same on paper, where nothing opens: a rule of the payer with its reason, a clinical criterion with its place. */
export function PrintedCriterion({ criterion }: { readonly criterion: CitedCriterion }): ReactNode {
  const { because, kind, source, status, title } = criterion;
  return (
    <li className="printed">
      <Mark standing={standingOf(criterion)} /> <strong>{title}</strong>
      {kind === 'clinical' ? (
        <span className="source"> {source.section}</span>
      ) : (
        <>
          {because !== undefined && <span> {because}</span>} <SourceLine source={source} status={status} />
        </>
      )}
    </li>
  );
}
