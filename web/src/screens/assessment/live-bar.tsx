import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import type { Live } from '../../api/decision.js';
import { headlineOf } from '../../parts/headline.js';
import { levelCodes } from '../../parts/levels.js';
import type { Determination } from '../../api/types.js';

/** The answer as it stands, and what it was before the last change. */
export function LiveBar({
  live: { answer, before, current },
  answered,
  asked,
  onDone,
}: {
  readonly live: Live;
  readonly answered: number;
  readonly asked: number;
  readonly onDone: () => void;
}): ReactNode {
  return (
    <div className="live">
      <div className="live__answers" role="status">
        {before !== undefined && (
          <p>
            <span className="live__when">Before</span> {words(before)}
          </p>
        )}
        <p className="live__now">
          <span className="live__when">Now</span> {answer === undefined ? 'No answer yet' : words(answer)}
          {!current && <span className="quiet"> … asking</span>}
        </p>
      </div>
      <p className="live__count">
        <progress value={answered} max={asked} aria-label="Questions answered" /> {answered} of {asked} answered
      </p>
      <Button type="button" disabled={answer === undefined} onClick={onDone}>
        See the result
      </Button>
    </div>
  );
}

function words(answer: Determination): string {
  const { indicated, possible } = answer.findings.clinical;
  const clinical =
    indicated !== undefined
      ? ` · criteria indicate ${levelCodes(indicated)}`
      : possible !== undefined
        ? ` · criteria leave open ${possible.map(levelCodes).join(', ')}`
        : '';
  return `${headlineOf(answer).short}${clinical}`;
}
