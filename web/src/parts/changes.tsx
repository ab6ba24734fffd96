import type { ReactNode } from 'react';
import type { CitedCriterion, Determination, Fact } from '../api/types.js';
import type { Decided } from '../store/case.js';
import { momentWords } from '../time/remaining.js';
import { Mark } from './criterion-line.js';
import { headlineOf } from './headline.js';
import { careWords, levelCodes } from './level-words.js';
import { changesBetween, type CriterionChanged, type ResultChanges } from './result-changes.js';
import { standingOf } from './standing.js';
import { Table } from './table.js';
import { valueWords } from './value-words.js';

/** Two answers to a case side by side, and what is otherwise: decision, level, facts, criteria, versions. */
export function Changes({
  before,
  after,
  words,
  facts,
}: {
  readonly before: Decided;
  readonly after: Decided;
  /** What the two are called. */
  readonly words: readonly [string, string];
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}): ReactNode {
  const changes = changesBetween(before, after);
  return (
    <div className="changed">
      <Heads before={before} after={after} words={words} />
      {changes.same ? (
        <p className="changed__same">The same answer, to the last byte: nothing has changed.</p>
      ) : (
        <Parts changes={changes} facts={facts} words={words} />
      )}
    </div>
  );
}

function Heads({
  before,
  after,
  words,
}: {
  readonly before: Decided;
  readonly after: Decided;
  readonly words: readonly [string, string];
}): ReactNode {
  const rows: readonly (readonly [string, (answer: Determination) => string])[] = [
    ['Answer', (answer) => headlineOf(answer).short],
    ['Asked', ({ requested }) => careWords(requested)],
    ['Indicated', ({ findings }) => indicatedWords(findings.clinical)],
    ['Given or proposed', ({ authorized }) => (authorized === undefined ? 'Nothing' : careWords(authorized))],
  ];
  return (
    <table className="beside">
      <caption className="usa-sr-only">The two answers side by side</caption>
      <thead>
        <tr>
          <td />
          {[before, after].map(({ at }, index) => (
            <th key={index} scope="col">
              {words[index]}
              <span className="quiet">{momentWords(at)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, read]) => {
          const [old, now] = [read(before.determination), read(after.determination)];
          return (
            <tr key={what} className={old === now ? undefined : 'beside--other'}>
              <th scope="row">{what}</th>
              <td>{old}</td>
              <td>{now}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function indicatedWords({ indicated, statement }: Determination['findings']['clinical']): string {
  return indicated === undefined ? statement : `Level ${levelCodes(indicated)}`;
}

function Parts({
  changes: { beside, criteria, facts: changed, unchanged, versions },
  facts,
  words,
}: {
  readonly changes: ResultChanges;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
  readonly words: readonly [string, string];
}): ReactNode {
  return (
    <>
      {changed.length === 0 ? (
        <p>The same facts were put to the service.</p>
      ) : (
        <Table
          caption={`Facts that changed (${changed.length})`}
          columns={['Fact', ...words]}
          rows={changed.map(({ fact, before, after }) => {
            const known = facts?.get(fact);
            return [known?.question ?? fact, valueWords(known, before), valueWords(known, after)];
          })}
        />
      )}
      {criteria.length > 0 && (
        <Criteria caption={`Criteria and rules that changed (${criteria.length})`} of={criteria} words={words} />
      )}
      {beside.length > 0 && (
        <details className="folded">
          <summary>Looked at, or decisive, in one answer only ({beside.length})</summary>
          <Criteria caption="Looked at, or decisive, in one answer only" of={beside} words={words} />
        </details>
      )}
      <p className="quiet">{unchanged} stand as they stood.</p>
      {versions.length > 0 && (
        <Table
          caption="Versions that changed"
          columns={['Part', ...words]}
          rows={versions.map(({ what, before, after }) => [what, before, after])}
        />
      )}
    </>
  );
}

const titleOf = ({ before, after }: CriterionChanged): string => {
  const one = after ?? before;
  return one === undefined
    ? ''
    : one.level === undefined || one.title.startsWith(`Level ${one.level}`)
      ? one.title
      : `Level ${one.level}: ${one.title}`;
};

function Criteria({
  caption,
  of,
  words,
}: {
  readonly caption: string;
  readonly of: readonly CriterionChanged[];
  readonly words: readonly [string, string];
}): ReactNode {
  return (
    <Table
      caption={caption}
      columns={['Criterion or rule', ...words]}
      rows={of.map((one) => [titleOf(one), <Result key="b" of={one.before} />, <Result key="a" of={one.after} />])}
    />
  );
}

function Result({ of }: { readonly of: CitedCriterion | undefined }): ReactNode {
  if (of === undefined) return <span className="quiet">not looked at</span>;
  return (
    <>
      <Mark standing={standingOf(of)} />
      {of.deciding && <span className="criterion__decides">decides</span>}
    </>
  );
}
