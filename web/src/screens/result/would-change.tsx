import type { ReactNode } from 'react';
import type { WouldChange as Found } from '../../api/types.js';

const KINDS: Readonly<Record<Found['sets'][number]['kind'], string>> = {
  'evidence-to-document': 'Evidence to document, if it is so',
  'clinical-change': 'A change of the person’s condition',
};

/** The smallest changes of the record that would make it another answer. Never what to write: what would have to be true. */
export function WouldChange({ found }: { readonly found: Found | undefined }): ReactNode {
  if (found === undefined || found.sets.length === 0) return null;
  return (
    <section aria-labelledby="would-change">
      <h2 id="would-change">What would change it</h2>
      <p>{found.statement}</p>
      <ul className="changes">
        {found.sets.map((set) => (
          <li key={set.statement}>
            <strong>{KINDS[set.kind]}:</strong> {set.statement}
          </li>
        ))}
      </ul>
    </section>
  );
}
