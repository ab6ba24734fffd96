import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import type { Determination } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { Confirm } from '../../parts/confirm.js';
import { headlineOf } from '../../parts/headline.js';
import { Notice } from '../../parts/notice.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import { go } from '../../router.js';
import { caseAddress } from '../../routes.js';
import { removeCase } from '../../store/cases.js';

/** Beside the form: the answer so far, under which rules, and the way on. */
export function SoFar({
  view: { facts, live, one },
  barred,
}: {
  readonly view: CaseView;
  readonly barred: boolean;
}): ReactNode {
  const { answer, trouble } = live;
  const headline = answer === undefined ? undefined : headlineOf(answer);
  return (
    <aside aria-label="So far">
      {headline === undefined ? (
        <p>Choose the payer and the level: the fields they need appear.</p>
      ) : (
        trouble?.kind !== 'problem' && (
          <Notice tone={headline.tone} title={headline.short}>
            <p>{barred ? answer?.tension.statement : answer?.findings.payer.statement}</p>
          </Notice>
        )
      )}
      {trouble !== undefined && <TroubleNotice trouble={trouble} facts={facts} />}
      <Button
        type="button"
        disabled={answer === undefined}
        onClick={() => go(caseAddress(one.id, barred ? 'result' : 'assessment'))}
      >
        {barred ? 'Go to the result' : 'Go on to the assessment'}
      </Button>
      <p className="quiet">Saved in this browser as you type.</p>
      {answer !== undefined && <DecidedUnder answer={answer} />}
      <Removal id={one.id} />
    </aside>
  );
}

/** Which version of the payer’s rules and which criteria were selected. */
function DecidedUnder({ answer: { findings, provenance } }: { readonly answer: Determination }): ReactNode {
  const { ruleset } = provenance;
  const criteria = findings.clinical.criteria?.title;
  return (
    <dl className="under">
      <dt>Rules</dt>
      <dd>{ruleset === undefined ? 'No version is known for this day' : `Version ${ruleset.version}`}</dd>
      {criteria !== undefined && (
        <>
          <dt>Criteria</dt>
          <dd>{criteria}</dd>
        </>
      )}
    </dl>
  );
}

function Removal({ id }: { readonly id: string }): ReactNode {
  const [asking, setAsking] = useState(false);
  const remove = (): void => {
    go('/');
    void removeCase(id);
  };
  return (
    <>
      <Button type="button" unstyled onClick={() => setAsking(true)}>
        Remove this case
      </Button>
      {asking && (
        <Confirm title="Remove this case?" yes="Remove" grave onYes={remove} onNo={() => setAsking(false)}>
          <p>It is removed from this browser for good. Export it first if you need it.</p>
        </Confirm>
      )}
    </>
  );
}
