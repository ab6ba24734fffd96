import type { ReactNode } from 'react';
import type { Determination } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { careWords, levelCodes } from '../../parts/level-words.js';
import { useLevels } from '../../parts/levels.js';
import { Ladder, pictureWords } from '../../parts/picture/ladder.js';
import { Profile } from '../../parts/picture/profile.js';

/** The two findings side by side, and which of them decided. */
export function WhoPrevailed({
  view: { facts, one },
  answer,
}: {
  readonly view: CaseView;
  readonly answer: Determination;
}): ReactNode {
  const { alternatives, authorized, findings, requested, tension } = answer;
  const age = one.answers['member.age'];
  const levels = useLevels(
    findings.clinical.criteria?.edition ?? '3',
    typeof age === 'number' && age < 18 ? 'adolescent' : 'adult',
  );
  const { indicated } = findings.clinical;
  const nearest =
    indicated === undefined || levelCodes(indicated) === levelCodes(requested.level) ? undefined : indicated;
  return (
    <section aria-labelledby="prevailed" className="prevailed">
      <div>
        <h2 id="prevailed">Who prevailed</h2>
        <p className="prevailed__statement">{tension.statement}</p>
        <dl className="sides">
          <div>
            <dt>Clinical criteria</dt>
            <dd>{findings.clinical.statement}</dd>
          </div>
          <div>
            <dt>Payer’s rules</dt>
            <dd>{findings.payer.statement}</dd>
          </div>
          <div>
            <dt>Asked</dt>
            <dd>{careWords(requested)}</dd>
          </div>
          <div>
            <dt>{answer.finality === 'final' ? 'Given' : 'Proposed'}</dt>
            <dd>{authorized === undefined ? 'Nothing yet' : careWords(authorized)}</dd>
          </div>
          {nearest !== undefined && (
            <div>
              <dt>Nearest level that is met</dt>
              <dd>Level {levelCodes(nearest)}</dd>
            </div>
          )}
          {alternatives.length > 0 && (
            <div>
              <dt>Covered instead</dt>
              <dd>{alternatives.map((level) => `Level ${levelCodes(level)}`).join(', ')}</dd>
            </div>
          )}
        </dl>
        {answer.advice.map((line) => (
          <p key={line} className="advice">
            {line}
          </p>
        ))}
      </div>
      <figure className="pictures">
        <Ladder answer={answer} levels={levels} />
        {facts !== undefined && <Profile answers={one.answers} facts={facts} />}
        <figcaption>{pictureWords(answer)} Levels are compared by what they can do, not by their number.</figcaption>
      </figure>
    </section>
  );
}
