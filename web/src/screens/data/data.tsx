import { Button } from '@trussworks/react-uswds';
import { type ChangeEvent, type ReactNode, useState } from 'react';
import { Confirm } from '../../parts/confirm.js';
import { Notice } from '../../parts/notice.js';
import { saveFile } from '../../parts/save-file.js';
import { addCases, useCases, wipeCases } from '../../store/cases.js';
import { readLines, writeLines } from '../../store/ndjson.js';

interface Told {
  readonly tone: 'good' | 'error';
  readonly title: string;
}

export default function Data(): ReactNode {
  const cases = useCases() ?? [];
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<Told>();
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (file === undefined) return;
    const { cases: read, refused } = readLines(await file.text(), new Date().toISOString());
    await addCases(read);
    target.value = '';
    setTold({
      tone: refused.length === 0 ? 'good' : 'error',
      title: `${counted(read.length)} imported${refused.length === 0 ? '' : `; not a case or request: line ${refused.join(', ')}`}`,
    });
  };
  const wipeAll = async (): Promise<void> => {
    await wipeCases();
    setAsking(false);
    setTold({ tone: 'good', title: 'Everything the desk kept in this browser is gone' });
  };
  return (
    <div className="narrow">
      <h1>Your data</h1>
      <p>
        Cases, answers and drafts are kept in this browser only. The service is asked for an answer and stores nothing.
        Whoever can use this browser profile can read them: on a shared machine, export what you need and wipe the rest
        when you leave.
      </p>
      <p>
        <strong>{counted(cases.length)}</strong> kept here.
      </p>
      <section aria-labelledby="export">
        <h2 id="export">Export</h2>
        <p>One file with a case on each line (NDJSON). It holds records of substance use treatment: keep it as such.</p>
        <Button
          type="button"
          disabled={cases.length === 0}
          onClick={() =>
            saveFile('review-desk.ndjson', new Blob([writeLines(cases)], { type: 'application/x-ndjson' }))
          }
        >
          Export all cases
        </Button>
      </section>
      <section aria-labelledby="import">
        <h2 id="import">Import</h2>
        <p id="import-hint">
          Such a file, or one of bare requests as the service takes them in a batch. A case that is here already is
          replaced.
        </p>
        <label className="usa-label" htmlFor="import-file">
          File to import
        </label>
        <input
          id="import-file"
          className="file"
          type="file"
          accept=".ndjson,.jsonl,.json,application/x-ndjson"
          aria-describedby="import-hint"
          onChange={(event) => void take(event)}
        />
      </section>
      <section aria-labelledby="wipe">
        <h2 id="wipe">Wipe</h2>
        <p>Removes all cases and all copies of catalogues from this browser. It cannot be undone.</p>
        <Button type="button" secondary onClick={() => setAsking(true)}>
          Wipe everything
        </Button>
      </section>
      {told !== undefined && <Notice tone={told.tone} title={told.title} />}
      {asking && (
        <Confirm
          title="Wipe everything?"
          yes="Wipe everything"
          grave
          onYes={() => void wipeAll()}
          onNo={() => setAsking(false)}
        >
          <p>{counted(cases.length)} will be removed from this browser for good. Export them first if you need them.</p>
        </Confirm>
      )}
    </div>
  );
}

const counted = (count: number): string => `${count} ${count === 1 ? 'case' : 'cases'}`;
