import type { ReactNode } from 'react';
import type { Determination, Fact } from '../../api/types.js';
import { isAtIntake } from '../../parts/needed.js';
import { valueWords } from '../../parts/value-words.js';
import { type Answers, NOT_DOCUMENTED } from '../../store/case.js';

/** What the record says, as the nurse entered it: the condition of the person first, then the request. */
export function FactsKnown({
  answers,
  answer,
  facts,
}: {
  readonly answers: Answers;
  readonly answer: Determination;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}): ReactNode {
  if (facts === undefined) return null;
  const names = [...facts.keys()].filter((name) => name in answers);
  const clinical = names.filter((name) => !isAtIntake(name));
  const asked = names.filter(isAtIntake);
  return (
    <section aria-labelledby="facts-known">
      <h2 id="facts-known">What the record says</h2>
      {answer.missing.length > 0 && (
        <>
          <h3>Missing, and the answer waits for it</h3>
          <ul>
            {answer.missing.map(({ fact, question }) => (
              <li key={fact}>{question}</li>
            ))}
          </ul>
        </>
      )}
      <Values names={clinical} answers={answers} facts={facts} />
      <details className="folded">
        <summary>The request, the plan and the provider ({asked.length})</summary>
        <Values names={asked} answers={answers} facts={facts} />
      </details>
    </section>
  );
}

function Values({
  names,
  answers,
  facts,
}: {
  readonly names: readonly string[];
  readonly answers: Answers;
  readonly facts: ReadonlyMap<string, Fact>;
}): ReactNode {
  return (
    <dl className="known">
      {names.map((name) => (
        <div key={name} className={answers[name] === NOT_DOCUMENTED ? 'known--undocumented' : undefined}>
          <dt>{facts.get(name)?.question ?? name}</dt>
          <dd>{valueWords(facts.get(name), answers[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
