import type { ReactNode } from 'react';
import { SourceLine } from '../../parts/source-line.js';
import type { Entry } from './entries.js';

/** One line of the criteria: dimension, our wording, edition and page. */
export function EntryLine({
  entry: { dimension, edition, note, source, status, title },
}: {
  readonly entry: Entry;
}): ReactNode {
  return (
    <div className="entry">
      <span className="entry__dimension">{dimension ?? ''}</span>
      <div>
        <p className="entry__title">{title}</p>
        {note !== undefined && <p>{note}</p>}
        <p className="quiet">
          {edition === '3' ? 'Third edition' : 'Fourth edition'}: <SourceLine source={source} status={status} />
        </p>
      </div>
    </div>
  );
}
