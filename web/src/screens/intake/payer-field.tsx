import { Select } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { usePayers } from '../../api/catalogues.js';
import type { CaseView } from '../../parts/case-frame.js';
import { fieldId } from '../../parts/field-id.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import { withPayer } from '../../store/case.js';

export function PayerField({ view: { change, facts, one } }: { readonly view: CaseView }): ReactNode {
  const payers = usePayers();
  const id = fieldId('payer');
  const listed = payers.state === 'here' ? payers.value.payers : [];
  const isListed = listed.some(({ payer }) => payer === one.payer);
  return (
    <div className={`field field--${one.payer === undefined ? 'open' : 'answered'}`}>
      <label htmlFor={id}>Which payer decides?</label>
      {payers.state === 'trouble' && <TroubleNotice trouble={payers.trouble} facts={facts} />}
      <Select
        id={id}
        name={id}
        value={one.payer ?? ''}
        onChange={({ target }) => target.value !== '' && change((now) => withPayer(now, target.value))}
      >
        <option value="">Choose</option>
        {one.payer !== undefined && !isListed && <option value={one.payer}>{one.payer}</option>}
        {listed.map(({ payer, name }) => (
          <option key={payer} value={payer}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
