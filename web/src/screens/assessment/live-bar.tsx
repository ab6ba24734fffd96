import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import type { Live } from '../../api/decision.js';
import { fieldId, focusField } from '../../parts/field-id.js';
import { headlineOf } from '../../parts/headline.js';
import { axisOf, levelCodes, openCodes, openWords } from '../../parts/level-words.js';
import type { Determination } from '../../api/types.js';

/** So many of the missing facts are a step away; the rest come when these are answered. */
const SHOWN = 2;

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
        {answer !== undefined && answer.missing.length > 0 && (
          <p className="live__next">
            <span className="live__when">Needs</span>
            {answer.missing.slice(0, SHOWN).map(({ fact, question }) => (
              <a key={fact} href={`#${fieldId(fact)}`} onClick={(event) => focusField(event, fact)}>
                {question}
              </a>
            ))}
            {answer.missing.length > SHOWN && <span>and {answer.missing.length - SHOWN} more</span>}
          </p>
        )}
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
        ? ` · criteria ${openWords(openCodes(possible, axisOf(answer.requested.level)))}`
        : '';
  return `${headlineOf(answer).short}${clinical}`;
}
