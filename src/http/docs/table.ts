import { type Html, html } from './html.js';

/** A table with a caption; the first cell of a row heads it. Wide ones scroll inside a region that the keyboard reaches. */
export function table(caption: string, columns: readonly string[], rows: readonly Row[]): Html {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(rowOf)}
      </tbody>
    </table>
  </div>`;
}

export interface Row {
  readonly id?: string;
  readonly cells: readonly [Html | string, ...(Html | string)[]];
}

function rowOf({ id, cells: [head, ...rest] }: Row): Html {
  const anchor = id === undefined ? undefined : html` id="${id}"`;
  return html`<tr${anchor}><th scope="row">${head}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
}
