import { type ReactNode, useState } from 'react';
import { useCriteriaSet } from '../../api/catalogues.js';
import type { CriteriaDocument } from '../../api/types.js';
import { Go } from '../../parts/go.js';
import { Loaded } from '../../parts/loaded.js';
import type { Parameters } from '../../match-path.js';
import { type Entry, entriesOf } from './entries.js';
import { EntryLine } from './entry-line.js';

export default function CriteriaSetScreen({ parameters }: { readonly parameters: Parameters }): ReactNode {
  const set = useCriteriaSet(parameters['id'] ?? '');
  return (
    <>
      <p className="trail">
        <Go to="/desk/criteria">All criteria</Go>
      </p>
      <Loaded of={set}>{({ criteria, digest }) => <SetOf criteria={criteria} digest={digest} />}</Loaded>
    </>
  );
}

/** One set, by level and dimension. */
function SetOf({ criteria, digest }: { readonly criteria: CriteriaDocument; readonly digest: string }): ReactNode {
  const [level, setLevel] = useState('');
  const entries = entriesOf(criteria);
  const named = new Map(criteria.levels.map(({ code, name }) => [code, name]));
  const levels = criteria.levels.filter(({ code }) => level === '' || code === level);
  return (
    <>
      <h1>
        {criteria.title} <span className="case-head__name">{criteria.version}</span>
      </h1>
      <p>
        Our own wording; edition, dimension and page lead to the place in the book. Each line says how its source was
        read.
      </p>
      <p className="quiet">
        Digest <code>{digest}</code>
      </p>
      <div className="field find">
        <label htmlFor="criteria-level">Level</label>
        <select
          id="criteria-level"
          className="usa-select"
          value={level}
          onChange={({ target }) => setLevel(target.value)}
        >
          <option value="">Every level</option>
          {[...named].map(([code, name]) => (
            <option key={code} value={code}>
              {code} {name}
            </option>
          ))}
        </select>
      </div>
      {levels.map(({ code, name }) => (
        <LevelOf key={code} code={code} name={name} entries={entries.filter((one) => one.level === code)} />
      ))}
      <General entries={entries.filter((one) => one.level === undefined)} />
    </>
  );
}

function LevelOf({
  code,
  name,
  entries,
}: {
  readonly code: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}): ReactNode {
  return (
    <section aria-labelledby={`level-${code}`} className="rules">
      <h2 id={`level-${code}`}>
        Level {code} <span className="case-head__name">{name}</span>
      </h2>
      {entries.length === 0 ? (
        <p className="quiet">Nothing of its own: it follows from the levels beside it.</p>
      ) : (
        entries.map((one) => <EntryLine key={one.id} entry={one} />)
      )}
    </section>
  );
}

function General({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="of-no-level" className="rules">
      <h2 id="of-no-level">Of every level</h2>
      {entries.map((one) => (
        <EntryLine key={one.id} entry={one} />
      ))}
    </section>
  );
}
