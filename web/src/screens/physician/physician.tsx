import type { ReactNode } from 'react';
import { useAdded } from '../../api/added.js';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { Go } from '../../parts/go.js';
import { headlineOf } from '../../parts/headline.js';
import { Notice } from '../../parts/notice.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import type { Parameters } from '../../match-path.js';
import { caseAddress } from '../../routes.js';
import { StageNotice } from '../result/stage-notice.js';
import { WhoPrevailed } from '../result/who-prevailed.js';
import { WouldChange } from '../result/would-change.js';
import { ChangedSince } from './changed-since.js';
import { FactsKnown } from './facts-known.js';
import { CallLine } from './call-line.js';
import { CriteriaToSign } from './criteria-to-sign.js';
import { SignForm } from './sign-form.js';
import { Signature } from './signature.js';
import { Signers } from './signers.js';

export default function Physician({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Physician">
      {(view) => <PhysicianView view={view} />}
    </CaseFrame>
  );
}

/** The case as it was handed over, criterion by criterion, and what the reviewer says to it. */
function PhysicianView({ view }: { readonly view: CaseView }): ReactNode {
  const { facts, live, one } = view;
  const { answer, current, trouble } = live;
  const { qualifications, wouldChange } = useAdded(one, 'wouldChange', 'qualifications');
  const mismatch =
    trouble?.kind === 'problem' && trouble.problem.faults.some(({ code }) => code === 'attestation-mismatch');
  const troubled = trouble === undefined || mismatch ? null : <TroubleNotice trouble={trouble} facts={facts} />;
  if (answer === undefined) return troubled ?? <p>Not asked yet: choose the payer and the level at the intake.</p>;
  const headline = headlineOf(answer);
  const isSigned = answer.attestation !== undefined && current;
  return (
    <div className="result">
      {troubled}
      <Notice tone={headline.tone} title={headline.sentence}>
        <p>{answer.rationale}</p>
        {answer.finality === 'final' && (
          <p>
            <Go to={caseAddress(one.id, 'letter')}>Go to the letter</Go>
          </p>
        )}
      </Notice>
      <StageNotice stage={one.stage} reviewOn={answer.reviewOn} />
      <ChangedSince view={view} answer={answer} mismatch={mismatch} />
      {isSigned && <Signature view={view} answer={answer} />}
      <WhoPrevailed view={view} answer={answer} />
      <FactsKnown answers={one.answers} answer={answer} facts={facts} />
      <WouldChange found={wouldChange} />
      <CallLine one={one} answer={answer} />
      <Signers qualifications={qualifications} answer={answer} />
      {!isSigned && (
        <>
          <CriteriaToSign view={view} answer={answer} />
          <SignForm view={view} answer={answer} ready={current && !mismatch} />
        </>
      )}
    </div>
  );
}
