import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import { useAdded } from '../../api/added.js';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { Changes } from '../../parts/changes.js';
import { headlineOf } from '../../parts/headline.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import type { Parameters } from '../../match-path.js';
import type { Case, Decided } from '../../store/case.js';
import { askedAgain, keeping, type Occasion } from '../../store/kept.js';
import { momentWords } from '../../time/remaining.js';

export default function Compare({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Compare answers">
      {(view) => <CompareView view={view} />}
    </CaseFrame>
  );
}

const OCCASIONS: Readonly<Record<Occasion, string>> = {
  'handed-over': 'Handed over to a physician',
  'before-call': 'Before the peer-to-peer call',
  signed: 'Signed',
  'previous-review': 'Last review of this stay',
  'by-hand': 'Kept',
};

interface Choice {
  readonly word: string;
  readonly decided: Decided;
}

/** Any two answers to a case: the earlier ones that were kept, and the one that stands. */
function CompareView({ view: { change, facts, live, one } }: { readonly view: CaseView }): ReactNode {
  const [chosen, setChosen] = useState<readonly [number | undefined, number | undefined]>([undefined, undefined]);
  const choices: readonly Choice[] = [
    ...(one.kept ?? []).map((kept) => ({ word: OCCASIONS[kept.occasion], decided: kept })),
    ...(one.decided === undefined ? [] : [{ word: 'Now', decided: one.decided }]),
  ];
  const [first, second] = [chosen[0] ?? Math.max(choices.length - 2, 0), chosen[1] ?? choices.length - 1];
  const [before, after] = [choices[first], choices[second]];
  const { changes } = useAdded(one, 'changes');
  return (
    <div className="result">
      {live.trouble !== undefined && <TroubleNotice trouble={live.trouble} facts={facts} />}
      <p>
        An answer is kept when a case goes to a physician, before a call and when it is signed. You may keep one at any
        time, and run the case again: the same facts under the rules of today.
      </p>
      <div className="actions">
        <Button type="button" disabled={one.decided === undefined} onClick={() => change(askedAgain)}>
          Run it again
        </Button>
        <Button
          type="button"
          outline
          disabled={one.decided === undefined || !live.current}
          onClick={() => change((now) => keeping(now, 'by-hand'))}
        >
          Keep this answer
        </Button>
        {!live.current && one.decided === undefined && (
          <span role="status" className="quiet">
            The answer is being asked for.
          </span>
        )}
      </div>
      {choices.length < 2 || before === undefined || after === undefined ? (
        <p className="empty">
          There is one answer so far{before === undefined ? '' : `: ${headlineOf(before.decided.determination).short}`}.
          Change a fact after keeping it, or run it again.
        </p>
      ) : (
        <>
          <div className="fields compare__choice">
            <Choose
              id="earlier"
              label="Compare"
              choices={choices}
              value={first}
              onChoose={(at) => setChosen([at, second])}
            />
            <Choose
              id="later"
              label="with"
              choices={choices}
              value={second}
              onChoose={(at) => setChosen([first, at])}
            />
          </div>
          <section aria-label="The two answers">
            {statesResults(one) && second === choices.length - 1 && <p>{changes?.statement}</p>}
            <Changes before={before.decided} after={after.decided} words={[before.word, after.word]} facts={facts} />
          </section>
        </>
      )}
    </div>
  );
}

function Choose({
  id,
  label,
  choices,
  value,
  onChoose,
}: {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: number;
  readonly onChoose: (at: number) => void;
}): ReactNode {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="usa-select" value={value} onChange={({ target }) => onChoose(Number(target.value))}>
        {choices.map(({ word, decided }, index) => (
          <option key={index} value={index}>
            {word}, {momentWords(decided.at)}: {headlineOf(decided.determination).short}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Does the case continue a determination whose results it states to the service? */
const statesResults = ({ beside }: Case): boolean => 'criteria' in ((beside['previous'] as object | undefined) ?? {});
