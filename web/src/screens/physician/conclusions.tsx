import type { ReactNode } from 'react';
import type { Attestation, Determination } from '../../api/types.js';
import { Notice } from '../../parts/notice.js';
import { careWords, levelCodes } from '../../parts/level-words.js';

type Conclusion = Attestation['conclusion'];

/** The overall conclusion. A question stays a question: with missing facts there is nothing to agree with. */
export function Conclusions({
  answer,
  chosen,
  disputes,
  onChoose,
}: {
  readonly answer: Determination;
  readonly chosen: Conclusion | undefined;
  /** A criterion that decided is disagreed with. */
  readonly disputes: boolean;
  readonly onChoose: (conclusion: Conclusion) => void;
}): ReactNode {
  const offered: readonly (readonly [Conclusion, string])[] = [
    ...(answer.decision === 'pend' ? [] : [['agree', `Agree with the answer: ${proposalWords(answer)}`] as const]),
    ['approve-as-requested', `Approve exactly as asked: ${careWords(answer.requested)}`],
    ['refer', 'Refer to another reviewer'],
  ];
  return (
    <fieldset className="conclusions">
      <legend>Your conclusion</legend>
      {offered.map(([conclusion, word]) => (
        <label key={conclusion} className="conclusion">
          <input type="radio" name="conclusion" checked={chosen === conclusion} onChange={() => onChoose(conclusion)} />
          <span>{word}</span>
        </label>
      ))}
      {chosen === 'agree' && disputes && (
        <Notice tone="warning" title="You disagree with a criterion that decided">
          <p>The answer then stays a proposal: nothing is final. To overturn it, approve as asked; or refer it.</p>
        </Notice>
      )}
    </fieldset>
  );
}

function proposalWords({ authorized, decision, requested }: Determination): string {
  if (decision === 'deny') return `deny Level ${levelCodes(requested.level)}`;
  const given = authorized === undefined ? 'less than asked' : careWords(authorized);
  return decision === 'approve' ? `approve ${given}` : `give ${given} instead of ${careWords(requested)}`;
}
