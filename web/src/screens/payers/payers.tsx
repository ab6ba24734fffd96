import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import { usePayers } from '../../api/catalogues.js';
import { ask, type Trouble } from '../../api/client.js';
import type { Comparison, Payer } from '../../api/types.js';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import type { Parameters } from '../../match-path.js';
import type { Case } from '../../store/case.js';
import { requestOf } from '../../store/request.js';
import { Answers } from './answers.js';
import type { Plan } from './supposed-plan.js';

export default function Payers({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Other payers">
      {(view) => <PayersView view={view} />}
    </CaseFrame>
  );
}

interface Found {
  readonly comparison: Comparison;
  /** Plans that were supposed, by payer. */
  readonly plans: Readonly<Record<string, Plan>>;
}

/** The same person and the same request under the rules of several payers. Only for comparison: nothing of it is kept. */
function PayersView({ view: { facts, one } }: { readonly view: CaseView }): ReactNode {
  const payers = usePayers();
  const [chosen, setChosen] = useState<readonly string[]>(one.payer === undefined ? [] : [one.payer]);
  const [found, setFound] = useState<Found>();
  const [trouble, setTrouble] = useState<Trouble>();
  const compare = async (plans: Readonly<Record<string, Plan>>): Promise<void> => {
    const answer = await ask<Comparison>('/v1/comparisons', comparisonRequest(one, chosen, plans));
    setTrouble(answer.ok ? undefined : answer.trouble);
    if (answer.ok) setFound({ comparison: answer.value, plans });
  };
  if (payers.state === 'trouble') return <TroubleNotice trouble={payers.trouble} facts={facts} />;
  if (payers.state === 'waiting') return <p className="waiting">One moment …</p>;
  return (
    <div className="result">
      <p>
        The same person and the same request under the rules of several payers. The case stays as it is, and nothing of
        the comparison is kept.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void compare({});
        }}
      >
        <ChoosePayers payers={payers.value.payers} chosen={chosen} onChoose={setChosen} />
        <div className="actions">
          <Button type="submit" disabled={chosen.length === 0}>
            Compare {chosen.length} {chosen.length === 1 ? 'payer' : 'payers'}
          </Button>
          <Button type="button" unstyled onClick={() => setChosen(payers.value.payers.map(({ payer }) => payer))}>
            Choose all
          </Button>
          <Button type="button" unstyled onClick={() => setChosen([])}>
            Choose none
          </Button>
        </div>
      </form>
      {trouble !== undefined && <TroubleNotice trouble={trouble} facts={facts} />}
      {found !== undefined && (
        <Answers
          comparison={found.comparison}
          plans={found.plans}
          facts={facts}
          onSuppose={(payer, plan) => void compare({ ...found.plans, [payer]: plan })}
        />
      )}
    </div>
  );
}

function comparisonRequest(one: Case, chosen: readonly string[], plans: Readonly<Record<string, Plan>>): object {
  const { payer: _own, ...request } = requestOf(one) as Readonly<Record<string, unknown>>;
  return {
    ...request,
    payers: chosen.map((payer) => (plans[payer] === undefined ? payer : { payer, plan: plans[payer] })),
  };
}

function ChoosePayers({
  payers,
  chosen,
  onChoose,
}: {
  readonly payers: readonly Payer[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}): ReactNode {
  return (
    <fieldset className="payers">
      <legend>Payers to compare</legend>
      {payers.map(({ fictional, name, payer }) => (
        <label key={payer} className="payers__one">
          <input
            type="checkbox"
            checked={chosen.includes(payer)}
            onChange={({ target }) =>
              onChoose(target.checked ? [...chosen, payer] : chosen.filter((one) => one !== payer))
            }
          />
          <span>
            {name}
            {fictional && !/fictional/i.test(name) && <span className="quiet"> (fictional)</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
