import type { ReactNode } from 'react';
import { usePayers } from '../../api/catalogues.js';
import { Go } from '../../parts/go.js';
import { Loaded } from '../../parts/loaded.js';

/** Whose rules are here. */
export default function PayerList(): ReactNode {
  const payers = usePayers();
  return (
    <>
      <h1>Rulesets</h1>
      <p>
        The rules of each payer, version by version, each rule with its source and how the source was read. Anyone may
        read them: they hold nothing of any person. The clinical criteria stand{' '}
        <Go to="/desk/criteria">on their own pages</Go>.
      </p>
      <Loaded of={payers}>
        {({ payers: all }) => (
          <table className="cases">
            <caption className="usa-sr-only">Payers</caption>
            <thead>
              <tr>
                <th scope="col">Payer</th>
                <th scope="col">Where</th>
                <th scope="col">Versions</th>
              </tr>
            </thead>
            <tbody>
              {all.map(({ fictional, jurisdiction, name, payer, versions }) => (
                <tr key={payer}>
                  <td data-label="Payer">
                    <Go to={`/desk/rulesets/${payer}`} className="cases__name">
                      {name}
                    </Go>
                    {fictional && !/fictional/i.test(name) && <span className="quiet">Fictional: to try things</span>}
                  </td>
                  <td data-label="Where">{jurisdiction}</td>
                  <td data-label="Versions">
                    {versions.length === 1
                      ? `1: ${versions[0] ?? ''}`
                      : `${versions.length}, last ${versions.at(-1) ?? ''}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </>
  );
}
