import type { ReactNode } from 'react';
import { answersLess, percent } from '../../../../src/cli/parity/shares.js';
import type { Care } from '../../api/types.js';
import { careWords } from '../../parts/level-words.js';
import { Table } from '../../parts/table.js';
import type { PrintedCause, PrintedParity } from './read-report.js';

const BASES = ['cost', 'coverage', 'documentation', 'statute', 'clinical'] as const;

const DECISIONS = { approve: 'approved', downgrade: 'in part', pend: 'waits', deny: 'denied' } as const;

/** Where a ruleset answers less than the criteria find, by which rule, how often, and in which request. */
export function ParityOf({ report }: { readonly report: PrintedParity }): ReactNode {
  const { above, causes, digest, payer, populations, version } = report;
  const taking = causes.filter(answersLess);
  return (
    <article className="result report">
      <h2>
        {payer} {version}
      </h2>
      <p>
        Everybody asks for what the criteria indicate.{' '}
        {taking.length === 0
          ? 'Nowhere is the answer less than the criteria find.'
          : `${taking.length} ${taking.length === 1 ? 'rule or exclusion answers' : 'rules or exclusions answer'} less somewhere.`}
      </p>
      {BASES.map((basis) => {
        const here = taking.filter((one) => one.basis === basis);
        return here.length === 0 ? null : (
          <section key={basis} aria-label={basis}>
            <Table
              caption={`By ${basis}: share of the slice of each rule, in percent`}
              columns={[
                'Rule',
                'Denied',
                'Lower level',
                'Cut',
                'Waits',
                'With others',
                'Shortest request that shows it',
              ]}
              rows={here.map(causeCells)}
            />
          </section>
        );
      })}
      {above.length > 0 && (
        <section aria-label="More than the criteria find">
          <Table
            caption="Where more is given than the criteria find, when more is asked for"
            columns={['Rule', 'Basis', '% of its slice']}
            rows={above.map(({ basis, given, id, points }) => [id, basis, percent(given, points)])}
          />
        </section>
      )}
      <section aria-label="What was enumerated">
        <Table
          caption="What was enumerated"
          columns={['For', 'Criteria', 'Assessments']}
          rows={populations.map((one) =>
            one.enumerated
              ? [`${one.population}s`, one.criteria, one.assessments.toLocaleString('en-US')]
              : [`${one.population}s`, 'not enumerated', one.why],
          )}
        />
      </section>
      <p className="quiet">
        Ruleset <code>{digest}</code>
      </p>
    </article>
  );
}

function causeCells({ beside, id, slice, title, witness }: PrintedCause): readonly ReactNode[] {
  const { less, points, shared } = slice?.tally ?? { less: NONE, points: 0, shared: 0 };
  return [
    <>
      <strong>{title}</strong>
      <span className="quiet">
        {id}
        {beside.length > 0 && `; elsewhere together with ${beside.join(', ')}`}
      </span>
    </>,
    percent(less.denied, points),
    percent(less.lower, points),
    percent(less.cut, points),
    percent(less.waits, points),
    percent(shared, points),
    witness === undefined
      ? ''
      : `${spanWords(witness.requested)}: ${DECISIONS[witness.decision]}${witness.authorized === undefined ? '' : `, ${spanWords(witness.authorized)}`}`,
  ];
}

const NONE = { denied: 0, lower: 0, cut: 0, waits: 0 } as const;

const spanWords = (care: Care): string =>
  care.from === undefined || care.to === undefined ? careWords(care) : `${careWords(care)}, ${care.from} to ${care.to}`;
