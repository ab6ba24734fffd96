import type { ReactNode } from 'react';
import type { RulesetDocument } from '../../api/types.js';
import { inLevelOrder } from './level-order.js';

const AUTHORIZATION = { required: 'authorization required', 'not-required': 'no authorization needed' } as const;

/** Which levels the payer covers, and by which source. */
export function Coverage({
  ruleset: { coverage, references },
  level,
}: {
  readonly ruleset: RulesetDocument['ruleset'];
  readonly level: string;
}): ReactNode {
  const codes = inLevelOrder(Object.keys(coverage)).filter((code) => level === '' || code === level);
  const entries = codes.flatMap((code) => {
    const entry = coverage[code];
    return entry === undefined ? [] : [[code, entry] as const];
  });
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      <table className="cases">
        <caption className="usa-sr-only">Coverage by level</caption>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">Covered</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(([code, { authorization, cite, note, status }]) => (
            <tr key={code}>
              <td data-label="Level">
                <strong>{code}</strong>
              </td>
              <td data-label="Covered">
                {status === 'unstated' ? 'not stated' : status}
                {authorization !== undefined && `, ${AUTHORIZATION[authorization]}`}
                {note !== undefined && <span className="quiet">{note}</span>}
              </td>
              <td data-label="Source">
                {cite === undefined
                  ? ''
                  : `${references[cite.ref]?.title ?? cite.ref}${cite.section === undefined ? '' : `, ${cite.section}`}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
