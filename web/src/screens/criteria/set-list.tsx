import type { ReactNode } from 'react';
import { useCriteria } from '../../api/catalogues.js';
import { Go } from '../../parts/go.js';
import { Loaded } from '../../parts/loaded.js';

/** The clinical criteria that answers are measured by. */
export default function SetList(): ReactNode {
  const criteria = useCriteria();
  return (
    <>
      <h1>Clinical criteria</h1>
      <p>
        What every answer is measured by, in our own short wording, with edition, dimension and page. The ASAM Criteria
        belong to ASAM; none of their text stands here.
      </p>
      <Loaded of={criteria}>
        {({ criteria: sets }) => (
          <table className="cases">
            <caption className="usa-sr-only">Criteria sets</caption>
            <thead>
              <tr>
                <th scope="col">Criteria</th>
                <th scope="col">Edition</th>
                <th scope="col">For</th>
                <th scope="col">How the level is found</th>
              </tr>
            </thead>
            <tbody>
              {sets.map(({ edition, id, levels, method, population, title, version }) => (
                <tr key={id}>
                  <td data-label="Criteria">
                    <Go to={`/desk/criteria/${id}`} className="cases__name">
                      {title}
                    </Go>
                    <span className="quiet">
                      {id} {version}, {levels.length} levels
                    </span>
                  </td>
                  <td data-label="Edition">{edition === '3' ? 'Third (2013)' : 'Fourth (2023)'}</td>
                  <td data-label="For">{population === 'adult' ? 'Adults' : 'Adolescents'}</td>
                  <td data-label="How the level is found">
                    {method === 'best-fit' ? 'The least intensive that fits' : 'The least that covers every minimum'}
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
