import { type Html, html } from './html.js';

/** A column's heading, and how wide it is where the default is not right. */
export interface Column {
  readonly title: string;
  readonly width?: 'slim' | 'half' | 'wide';
}

export interface Row {
  readonly id?: string;
  readonly cells: readonly [Html | string, ...(Html | string)[]];
}

/**
 * A table with a caption; the first cell of a row heads it. On a narrow screen the style sheet makes blocks of the rows,
 * so the roles are stated: a browser would otherwise no longer tell that it is a table.
 */
export function table(caption: string, columns: readonly Column[], rows: readonly Row[]): Html {
  return html`<table role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(heading)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(rowOf)}
    </tbody>
  </table>`;
}

const heading = ({ title, width }: Column): Html =>
  html`<th scope="col" role="columnheader" ${width === undefined ? undefined : html` class="${width}"`}>${title}</th>`;

function rowOf({ id, cells: [head, ...rest] }: Row): Html {
  const anchor = id === undefined ? undefined : html` id="${id}"`;
  return html`<tr role="row" ${anchor}>
    <th scope="row" role="rowheader">${head}</th>
    ${rest.map((cell) => html`<td role="cell">${cell}</td>`)}
  </tr> `;
}
