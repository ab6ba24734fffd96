import type { ReactNode } from 'react';
import type { CitedCriterion } from '../api/types.js';

/** How the source of a rule was read; the reader should know before relying on it. */
const READ: Readonly<Record<CitedCriterion['status'], string>> = {
  verified: 'read at its source',
  secondary: 'read in a secondary source',
  interpretation: 'our interpretation',
  unverified: 'not verified',
};

export function SourceLine({
  source,
  status,
}: {
  readonly source: CitedCriterion['source'];
  readonly status: CitedCriterion['status'];
}): ReactNode {
  const section = source.section === undefined ? '' : `, ${source.section}`;
  return (
    <span className="source">
      {source.url === undefined ? (
        source.title
      ) : (
        <a href={source.url} target="_blank" rel="noreferrer noopener">
          {source.title}
        </a>
      )}
      {section} ({READ[status]})
    </span>
  );
}
