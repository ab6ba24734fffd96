import type { ReactNode } from 'react';
import type { Fact, Trace } from '../api/types.js';
import { traceLeaves } from './leaves.js';
import { valueWords } from './value-words.js';

const ORIGINS: Readonly<Record<string, string>> = { entailed: 'follows from other facts', derived: 'computed' };

/** The facts that a criterion read, each with the value seen. */
export function SeenValues({
  trace,
  facts,
}: {
  readonly trace: Trace | undefined;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}): ReactNode {
  const leaves = new Map(traceLeaves(trace).map((leaf) => [leaf.fact, leaf]));
  if (leaves.size === 0) return null;
  return (
    <dl className="known known--seen">
      {[...leaves.values()].map(({ fact, origin, seen }) => {
        const known = facts?.get(fact);
        return (
          <div key={fact}>
            <dt>{known?.question ?? known?.meaning ?? fact}</dt>
            <dd>
              {origin === 'unknown' ? 'not known' : valueWords(known, seen)}
              {ORIGINS[origin] !== undefined && <span className="quiet"> ({ORIGINS[origin]})</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
