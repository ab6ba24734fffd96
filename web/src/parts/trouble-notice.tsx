import type { ReactNode } from 'react';
import type { Trouble } from '../api/client.js';
import type { Fact, Problem, ProblemFault } from '../api/types.js';
import { Notice } from './notice.js';
import { fieldId, focusField } from './field-id.js';
import { Go } from './go.js';

/** What stands between the reviewer and an answer: what is wrong, where, and what to do. */
export function TroubleNotice({
  trouble,
  facts,
}: {
  readonly trouble: Trouble;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}): ReactNode {
  if (trouble.kind === 'unreachable')
    return (
      <Notice tone="warning" title="The service does not answer">
        <p>Your work is kept in this browser. The desk keeps trying, and asks again by itself.</p>
      </Notice>
    );
  if (trouble.kind === 'access')
    return (
      <Notice tone="warning" title={accessWords(trouble.problem)}>
        <p>
          <Go to="/desk/access">Give a key or token</Go>; nothing entered is lost.
        </p>
      </Notice>
    );
  const { faults, title, instance } = trouble.problem;
  return (
    <Notice tone="error" title={faults.length === 1 ? sentence(title) : `${faults.length} things to put right`}>
      <ul className="faults">
        {faults.map((fault, index) => (
          <li key={index}>
            <FaultPlace fault={fault} facts={facts} />
            {faultWords(fault)}
          </li>
        ))}
      </ul>
      <p className="quiet">Number of this answer: {instance.replace('urn:uuid:', '')}</p>
    </Notice>
  );
}

/** A key that is valid and may not do this is another matter than none. */
export const accessWords = ({ status }: Problem): string =>
  status === 403 ? 'The key in use does not allow this' : 'The service asks who is calling';

function FaultPlace({
  fault,
  facts,
}: {
  readonly fault: ProblemFault;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}): ReactNode {
  if (fault.pointer === undefined || fault.pointer === '') return null;
  const name = factOf(fault.pointer);
  const question = facts?.get(name)?.question;
  return (
    <>
      <a href={`#${fieldId(name)}`} onClick={(event) => focusField(event, name)}>
        {question ?? name}
      </a>{' '}
    </>
  );
}

/** `/member/age` → `member.age`. */
export const factOf = (pointer: string): string => pointer.split('/').slice(1).join('.');

/** In the words of the service; those for programs are left out where the field is on the screen. */
export function faultWords({ candidates, detail, hint, pointer, title }: ProblemFault): string {
  const offered = candidates === undefined || candidates.length === 0 ? '' : ` Near it: ${candidates.join(', ')}.`;
  if (pointer !== undefined && detail !== undefined)
    return `${sentence(detail.replace('"unknown"', 'not documented'))}.${offered}`;
  return `${sentence(title)}${detail === undefined ? '' : `; ${detail}`}. ${sentence(hint)}.${offered}`;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
