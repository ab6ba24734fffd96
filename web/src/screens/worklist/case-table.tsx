import type { ReactNode } from 'react';
import { caseName } from '../../parts/case-name.js';
import { Go } from '../../parts/go.js';
import { headlineOf } from '../../parts/headline.js';
import { Icon, type IconName } from '../../parts/icon.js';
import { dueOf, TimeLeft } from '../../parts/time-left.js';
import { caseAddress } from '../../routes.js';
import type { Case, Stage } from '../../store/case.js';

const WAITING: Readonly<Record<Stage['kind'], { readonly word: string; readonly icon: IconName }>> = {
  open: { word: 'You', icon: 'person' },
  asked: { word: 'Provider', icon: 'letter' },
  'with-physician': { word: 'Physician', icon: 'person' },
  approved: { word: 'Nobody: approved', icon: 'met' },
  signed: { word: 'Nobody: signed', icon: 'met' },
};

const TYPES: Readonly<Record<string, string>> = {
  'prior-authorization': 'Before care',
  concurrent: 'During care',
  retrospective: 'After care',
  claim: 'Claim',
};

export function CaseTable({
  cases,
  names,
  now,
}: {
  readonly cases: readonly Case[];
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
}): ReactNode {
  if (cases.length === 0) return <p className="empty">No cases here.</p>;
  return (
    <table className="cases">
      <caption className="usa-sr-only">Cases by time left, what runs out first on top</caption>
      <thead>
        <tr>
          <th scope="col">Time left</th>
          <th scope="col">Case</th>
          <th scope="col">Asked</th>
          <th scope="col">Answer so far</th>
          <th scope="col">Waiting on</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <CaseRow key={one.id} one={one} name={names.get(one.payer ?? '') ?? one.payer} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function CaseRow({
  one,
  name,
  now,
}: {
  readonly one: Case;
  readonly name: string | undefined;
  readonly now: Date;
}): ReactNode {
  const { answers, decided, id, stage } = one;
  const answer = decided?.determination;
  const level = answers['requested.level'];
  const type = TYPES[String(answers['review.type'])];
  return (
    <tr>
      <td data-label="Time left">
        <TimeLeft dueAt={dueOf(answer)} now={now} />
        {answers['review.urgent'] === true && <span className="urgent">Urgent</span>}
      </td>
      <td data-label="Case">
        <Go to={caseAddress(id, answer === undefined ? 'intake' : 'result')} className="cases__name">
          {caseName(one)}
        </Go>
        <span className="quiet">{name ?? 'No payer chosen'}</span>
      </td>
      <td data-label="Asked">
        {level === undefined ? 'Not entered' : `Level ${String(level)}`}
        <span className="quiet">{type}</span>
      </td>
      <td data-label="Answer so far">{answer === undefined ? 'Not asked' : headlineOf(answer).short}</td>
      <td data-label="Waiting on">
        <span className="waiting-on">
          <Icon name={WAITING[stage.kind].icon} />
          {WAITING[stage.kind].word}
        </span>
      </td>
    </tr>
  );
}
