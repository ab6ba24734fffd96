import { type ReactNode } from 'react';
import { useFacts } from '../api/catalogues.js';
import { type Live, useDecision } from '../api/decision.js';
import type { Fact } from '../api/types.js';
import { ROUTES } from '../routes.js';
import { type Case, type FactValue, withAnswer } from '../store/case.js';
import { cases, changeCase, useCase } from '../store/cases.js';
import { useObservable } from '../store/observable.js';
import { useNow } from '../time/use-now.js';
import { caseName } from './case-name.js';
import { Go } from './go.js';
import { dueOf, TimeLeft } from './time-left.js';

/** What the screens of one case work with. */
export interface CaseView {
  readonly one: Case;
  readonly live: Live;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
  readonly answer: (fact: string, value: FactValue | undefined) => void;
  readonly change: (how: (one: Case) => Case) => void;
}

/** The head that all screens of a case share: which case, the steps, the time left. */
export function CaseFrame({
  id,
  step,
  children,
}: {
  readonly id: string;
  readonly step: string;
  readonly children: (view: CaseView) => ReactNode;
}): ReactNode {
  const loaded = useObservable(cases) !== undefined;
  const one = useCase(id);
  if (!loaded) return <p className="waiting">One moment …</p>;
  if (one === undefined)
    return (
      <>
        <h1>This case is not in this browser</h1>
        <p>
          It was removed, or it was opened in another browser. <Go to="/">Go to the worklist</Go>
        </p>
      </>
    );
  return <Framed one={one} step={step} show={children} />;
}

function Framed({
  one,
  step,
  show,
}: {
  readonly one: Case;
  readonly step: string;
  readonly show: (view: CaseView) => ReactNode;
}): ReactNode {
  const live = useDecision(one);
  const facts = useFacts();
  const now = useNow();
  const change = (how: (one: Case) => Case): void => void changeCase(one.id, how);
  return (
    <>
      <div className="case-head">
        <div>
          <h1>
            {step} <span className="case-head__name">{caseName(one)}</span>
          </h1>
          <TimeLeft dueAt={dueOf(live.answer)} now={now} />
        </div>
        <nav aria-label="Steps of this case">
          <ol className="steps">
            {stepsOf('step', one.id).map(({ word, to }) => (
              <li key={to}>
                <Go to={to} current={word === step ? 'step' : undefined}>
                  {word}
                </Go>
              </li>
            ))}
          </ol>
          <ul className="asides">
            {stepsOf('aside', one.id).map(({ word, to, title }) => (
              <li key={to}>
                <Go to={to} current={title === step ? 'page' : undefined}>
                  {word}
                </Go>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {show({ one, live, facts, change, answer: (fact, value) => change((now) => withAnswer(now, fact, value)) })}
    </>
  );
}

const stepsOf = (
  kind: 'step' | 'aside',
  id: string,
): readonly { readonly word: string; readonly to: string; readonly title: string }[] =>
  ROUTES.flatMap(({ path, title, [kind]: word }) =>
    word === undefined ? [] : [{ word, title, to: path.replace(':id', id) }],
  );
