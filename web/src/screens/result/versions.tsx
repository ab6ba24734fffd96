import type { ReactNode } from 'react';
import type { Determination } from '../../api/types.js';

/** Which rules, criteria and engine gave the answer: with them the same request gives the same answer again. */
export function Versions({ answer: { provenance, toolUse } }: { readonly answer: Determination }): ReactNode {
  const { criteria, engine, facts, ruleset } = provenance;
  return (
    <section aria-labelledby="versions" className="versions">
      <h2 id="versions">Versions</h2>
      <dl>
        {ruleset !== undefined && (
          <div>
            <dt>Ruleset</dt>
            <dd>
              {ruleset.payer} {ruleset.version} <code>{ruleset.digest.slice(0, 12)}</code>
            </dd>
          </div>
        )}
        {criteria !== undefined && (
          <div>
            <dt>Criteria</dt>
            <dd>
              {criteria.id} {criteria.version} <code>{criteria.digest.slice(0, 12)}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>Facts</dt>
          <dd>{facts.version}</dd>
        </div>
        <div>
          <dt>Engine</dt>
          <dd>{engine}</dd>
        </div>
        <div>
          <dt>This answer</dt>
          <dd>
            <code>{provenance.determination}</code>
          </dd>
        </div>
      </dl>
      <p className="quiet">{toolUse}</p>
    </section>
  );
}
