import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import type { Determination } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { keyOf, unsigned } from '../../store/signing.js';
import { dayWords } from '../../time/remaining.js';

const CONCLUSIONS: Readonly<Record<NonNullable<Determination['attestation']>['conclusion'], string>> = {
  agree: 'agreed with the answer',
  'approve-as-requested': 'approved exactly as asked',
  refer: 'referred to another reviewer',
};

/** What was signed, as the service recorded it in its answer. */
export function Signature({
  view: { change },
  answer,
}: {
  readonly view: CaseView;
  readonly answer: Determination;
}): ReactNode {
  const { attestation } = answer;
  if (attestation === undefined) return null;
  const { conclusion, credential, criteria = [], licenceState, on } = attestation;
  const titles = new Map(answer.criteria.map((one) => [keyOf(one), one.title]));
  return (
    <section aria-labelledby="signature">
      <h2 id="signature">Signature</h2>
      <p>
        {credential}
        {licenceState === undefined ? '' : `, licensed in ${licenceState}`}, {CONCLUSIONS[conclusion]} on {dayWords(on)}
        . {answer.finality === 'final' ? 'The answer is final.' : `Not final: ${answer.reviewer.statement}`}
      </p>
      {criteria.length > 0 && (
        <ul>
          {criteria.map((one) => (
            <li key={keyOf(one)}>
              <strong>{one.agrees ? 'Agrees' : 'Disagrees'}:</strong> {titles.get(keyOf(one)) ?? one.id}
              {one.reason !== undefined && <p className="quiet">{one.reason}</p>}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">
        Signed answer <code>{attestation.determination}</code>
      </p>
      <div className="actions">
        <Button type="button" unstyled onClick={() => change((now) => unsigned(now, new Date().toISOString()))}>
          Take the signature back
        </Button>
      </div>
    </section>
  );
}
