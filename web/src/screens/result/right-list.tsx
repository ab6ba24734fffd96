import type { ReactNode } from 'react';
import type { Right, Rights } from '../../api/types.js';
import { SourceLine } from '../../parts/source-line.js';

/** What the member may do about an answer that gives less. */
export function RightList({ rights }: { readonly rights: Rights | undefined }): ReactNode {
  if (rights === undefined) return null;
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">Rights of the member</h2>
      <p>{rights.statement}</p>
      {rights.rights.map((right) => (
        <RightOf key={right.id} right={right} />
      ))}
    </section>
  );
}

function RightOf({
  right: { title, statement, applies, evidence, payerAdds, source },
}: {
  readonly right: Right;
}): ReactNode {
  return (
    <details className="criterion">
      <summary>
        <span className="criterion__title">
          {title}
          {applies === 'undetermined' && ' (if it applies)'}
        </span>
      </summary>
      <div className="criterion__text">
        <p>{statement}</p>
        {payerAdds.length > 0 && <p className="quiet">The payer adds: {payerAdds.join('; ')}</p>}
        <p>
          <SourceLine source={source} status={evidence} />
        </p>
      </div>
    </details>
  );
}
