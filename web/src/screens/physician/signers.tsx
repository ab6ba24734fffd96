import type { ReactNode } from 'react';
import type { Determination, Qualification, Qualifications } from '../../api/types.js';
import { Mark } from '../../parts/criterion-line.js';
import { SourceLine } from '../../parts/source-line.js';
import type { Standing } from '../../parts/standing.js';

/** Who may sign, which specialty and licence are needed: from the law that applies, each with its source. */
export function Signers({
  qualifications,
  answer,
}: {
  readonly qualifications: Qualifications | undefined;
  readonly answer: Determination;
}): ReactNode {
  return (
    <section aria-labelledby="signers">
      <h2 id="signers">Who may sign</h2>
      <p>{qualifications?.statement ?? answer.reviewer.statement}</p>
      {qualifications?.requirements.map((one) => (
        <RequirementOf key={one.id} one={one} />
      ))}
      {qualifications !== undefined && qualifications.questions.length > 0 && (
        <p className="quiet">Open: {qualifications.questions.map(({ question }) => question).join(' ')}</p>
      )}
    </section>
  );
}

const ATTESTED: Readonly<Record<NonNullable<Qualification['attested']>, Standing>> = {
  yes: { tone: 'met', icon: 'met', word: 'Signed so' },
  no: { tone: 'not-met', icon: 'not-met', word: 'Not as signed' },
  'not-stated': { tone: 'unknown', icon: 'unknown', word: 'Not stated' },
};

function RequirementOf({
  one: { applies, attested, evidence, source, statement, title },
}: {
  readonly one: Qualification;
}): ReactNode {
  return (
    <details className="criterion">
      <summary>
        {attested !== undefined && <Mark standing={ATTESTED[attested]} />}
        <span className="criterion__title">
          {title}
          {applies === 'undetermined' && ' (if it applies)'}
        </span>
      </summary>
      <div className="criterion__text">
        <p>{statement}</p>
        <p>
          <SourceLine source={source} status={evidence} />
        </p>
      </div>
    </details>
  );
}
