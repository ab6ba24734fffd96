import { type ReactNode, useEffect, useState } from 'react';
import type { Letter, ToFill } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { FactList } from '../../parts/fact-list.js';
import { Go } from '../../parts/go.js';
import { caseAddress } from '../../routes.js';
import { isSettled } from '../../store/case.js';

/** What only the payer knows: each blank once. What is filled in stays in this browser and goes into the letter. */
export function Blanks({
  letter,
  view,
  slots,
  onFill,
}: {
  readonly letter: Letter;
  readonly view: CaseView;
  readonly slots: Readonly<Record<string, string>>;
  readonly onFill: (slots: Readonly<Record<string, string>>) => void;
}): ReactNode {
  // A blank that is filled is no longer asked for, and must stay where it is while one types.
  const [seen, setSeen] = useState<readonly ToFill[]>([]);
  useEffect(
    () => setSeen((now) => [...now, ...letter.toFill.filter(({ slot }) => !now.some((one) => one.slot === slot))]),
    [letter],
  );
  const open = new Set(letter.toFill.map(({ slot }) => slot));
  const shown = seen.filter(({ slot }) => open.has(slot) || slots[slot] !== undefined);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="blanks">
      <h2 id="blanks">To fill in ({open.size})</h2>
      <div className="fields fields--one">
        {shown.map(({ fact, label, slot }) =>
          fact === undefined ? (
            <div key={slot} className="field">
              <label htmlFor={`slot-${slot}`}>{label}</label>
              <textarea
                id={`slot-${slot}`}
                className="usa-textarea blank"
                rows={1}
                maxLength={400}
                value={slots[slot] ?? ''}
                onChange={({ target }) => onFill({ ...slots, [slot]: target.value })}
              />
            </div>
          ) : isSettled(view.one) ? (
            <p key={slot}>
              <strong>{label}</strong> is part of what was decided:{' '}
              <Go to={caseAddress(view.one.id, 'physician')}>enter it before signing</Go>.
            </p>
          ) : (
            <FactList key={slot} names={[fact]} view={view} />
          ),
        )}
      </div>
    </section>
  );
}
