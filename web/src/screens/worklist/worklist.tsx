import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import { usePayers } from '../../api/catalogues.js';
import { Go } from '../../parts/go.js';
import { BAND_WORDS, dueOf } from '../../parts/time-left.js';
import { go } from '../../router.js';
import { caseAddress } from '../../routes.js';
import { type Case, isSettled, newCase } from '../../store/case.js';
import { keepCase, useCases } from '../../store/cases.js';
import { BANDS, type Band, bandOf } from '../../time/remaining.js';
import { useNow } from '../../time/use-now.js';
import { CaseTable } from './case-table.js';

type Filter = Band | 'all' | 'settled';

export default function Worklist(): ReactNode {
  const cases = useCases();
  const payers = usePayers();
  const now = useNow();
  const [filter, setFilter] = useState<Filter>('all');
  if (cases === undefined) return <p className="waiting">One moment …</p>;

  const open = cases.filter((one) => !isSettled(one));
  const settled = cases.filter(isSettled);
  const inBand = (band: Band): readonly Case[] => open.filter((one) => bandOf(dueAt(one), now) === band);
  const filters = [
    { filter: 'all' as const, word: 'All open', found: open },
    ...BANDS.map((band) => ({ filter: band, word: BAND_WORDS[band], found: inBand(band) })),
    { filter: 'settled' as const, word: 'Settled', found: settled },
  ];
  const shown = filters.find((one) => one.filter === filter)?.found ?? open;
  const names = new Map(payers.state === 'here' ? payers.value.payers.map(({ payer, name }) => [payer, name]) : []);
  const begin = (): void => {
    const one = newCase(new Date().toISOString());
    void keepCase(one).then(() => go(caseAddress(one.id, 'intake')));
  };
  return (
    <>
      <div className="screen-head">
        <h1>Worklist</h1>
        <Button type="button" onClick={begin}>
          New review
        </Button>
      </div>
      <p className="kept">
        Cases are kept in this browser only; nothing is stored on the server.{' '}
        <Go to="/desk/data">Export, import or wipe them</Go>
      </p>
      {cases.length === 0 ? (
        <div className="empty">
          <h2>No cases yet</h2>
          <p>
            Begin a new review, or <Go to="/desk/samples">try a sample case</Go>: an approval, a missing fact, a New
            York admission that may not be reviewed, a payer’s rule against the need.
          </p>
        </div>
      ) : (
        <>
          <div className="filters" role="group" aria-label="Show cases by time left">
            {filters.map(({ filter: key, word, found }) => (
              <button key={key} type="button" aria-pressed={key === filter} onClick={() => setFilter(key)}>
                {word} <span className="filters__count">{found.length}</span>
              </button>
            ))}
          </div>
          <CaseTable cases={byTimeLeft(shown)} names={names} now={now} />
        </>
      )}
    </>
  );
}

const dueAt = ({ decided }: Case): string | undefined => dueOf(decided?.determination);

/** Emergencies stand first, then what runs out first; what has no time named stands last, the oldest first. */
const byTimeLeft = (cases: readonly Case[]): readonly Case[] =>
  [...cases].sort((one, other) => timeOf(one) - timeOf(other) || one.openedAt.localeCompare(other.openedAt));

function timeOf(one: Case): number {
  if (one.decided?.determination.reason === 'urgent') return 0;
  const due = dueAt(one);
  return due === undefined ? Number.MAX_SAFE_INTEGER : new Date(due).getTime();
}
