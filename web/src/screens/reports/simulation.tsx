import type { ReactNode } from 'react';
import {
  amountWords,
  apartWords,
  causeWords,
  DECISION_WORDS,
  DECISIONS,
  EFFECT_WORDS,
  givenWords,
  linesWords,
  moved,
  number,
  PARTIAL,
  populationWords,
  share,
  summary,
} from '../../../../src/cli/simulation/words.js';
import type { Simulation } from '../../api/types.js';
import { Notice } from '../../parts/notice.js';
import { Table } from '../../parts/table.js';

const EFFECTS = ['better', 'worse', 'incomparable', 'unchanged'] as const;

/** What a change of rules does to requests: counts, and the numbers of a few lines to look at. */
export function SimulationOf({ simulation }: { readonly simulation: Simulation }): ReactNode {
  const { after, before, byLevel, byPopulation, causes, decisions, effects, levels, method, partial, payer, requests } =
    simulation;
  return (
    <article className="result report">
      <h2>
        {payer}: {before.version} → {after.version}
        {after.draft && ' (draft)'}
      </h2>
      <p>{after.reasonForChange}</p>
      {partial && <Notice tone="warning" title={PARTIAL} />}
      <ul className="figures">
        {EFFECTS.map((effect) => (
          <li key={effect}>
            <strong>{number(effects[effect])}</strong> {EFFECT_WORDS[effect]}
            <span className="quiet"> {share(effects[effect], requests.judged)}</span>
          </li>
        ))}
      </ul>
      <p>{summary(simulation)}</p>
      {apartWords(requests).length > 0 && <p>Set apart: {apartWords(requests).join(', ')}.</p>}
      <section aria-label="Decisions">
        <Table
          caption="Decisions before and after"
          columns={['Before', 'After', 'Requests', 'Lines to look at']}
          rows={decisions.map((one) => [
            DECISION_WORDS[one.before],
            DECISION_WORDS[one.after],
            number(one.count),
            linesWords(one.lines, one.count),
          ])}
        />
      </section>
      {causes.length > 0 && (
        <section aria-label="Causes">
          <Table
            caption="What the changes are put down to"
            columns={['Cause', ...EFFECTS.slice(0, 3).map((effect) => EFFECT_WORDS[effect]), 'Lines to look at']}
            rows={causes.map((cause) => [
              causeWords(cause),
              ...EFFECTS.slice(0, 3).map((effect) => number(cause.effects[effect])),
              linesWords(cause.lines),
            ])}
          />
        </section>
      )}
      {levels.some(moved) && (
        <section aria-label="Levels">
          <Table
            caption="Authorized levels that change"
            columns={['Asked', 'Before', 'After', 'Amounts', 'Requests']}
            rows={levels
              .filter(moved)
              .map((one) => [
                one.asked,
                givenWords(one.before),
                givenWords(one.after),
                amountWords(one),
                number(one.count),
              ])}
          />
        </section>
      )}
      <section aria-label="By level">
        <Table
          caption="By the level asked for"
          columns={['Level', 'Judged', ...EFFECTS.slice(0, 2).map((effect) => EFFECT_WORDS[effect]), 'Before', 'After']}
          rows={byLevel.map((one) => [one.level, ...sliceCells(one)])}
        />
      </section>
      <section aria-label="By population">
        <Table
          caption="By population"
          columns={[
            'Population',
            'Judged',
            ...EFFECTS.slice(0, 2).map((effect) => EFFECT_WORDS[effect]),
            'Before',
            'After',
          ]}
          rows={byPopulation.map((one) => [populationWords(one), ...sliceCells(one)])}
        />
      </section>
      <details className="folded">
        <summary>How it was judged</summary>
        <ul>
          {method.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </article>
  );
}

type Slice = Simulation['byLevel'][number] | Simulation['byPopulation'][number];

const sliceCells = ({ after, before, effects, judged }: Slice): readonly string[] => [
  number(judged),
  number(effects.better),
  number(effects.worse),
  decisionsWords(before),
  decisionsWords(after),
];

const decisionsWords = (counts: Slice['before']): string =>
  DECISIONS.filter((decision) => counts[decision] > 0)
    .map((decision) => `${number(counts[decision])} ${DECISION_WORDS[decision]}`)
    .join(', ');
