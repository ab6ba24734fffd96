import { FAULTS } from '../../domain/faults.js';
import { problemOf } from '../problem.js';
import { type Html, html } from './html.js';
import { jsonBlock } from './json-block.js';
import { type Column, table } from './table.js';

const COLUMNS: readonly Column[] = [
  { title: 'Code', width: 'wide' },
  { title: 'Status', width: 'slim' },
  { title: 'Meaning' },
  { title: 'What to do' },
];

const EXAMPLE = problemOf(
  [
    { code: 'field-unknown', pointer: '/member', candidates: ['member.age'] },
    {
      code: 'field-value',
      pointer: '/assessment/asam3/d1',
      detail: 'wanted: a whole number from 0 to 4, or "unknown"',
    },
  ],
  '00000000-0000-4000-8000-000000000000',
);

/** Every fault code with an anchor of its own: the `type` of a problem document points here. */
export function faultSection(): Html {
  const rows = Object.entries(FAULTS).map(([code, { status, title, hint }]) => ({
    id: code,
    cells: [html`<code>${code}</code>`, String(status), title, hint] as const,
  }));
  return html`<h2 id="faults">Faults</h2>
    <p>
      A request that cannot be answered gets a problem document (<a href="#Problem">RFC 9457</a>) with every fault
      found. It never repeats a value or an unknown name from the request. A field’s fault has a JSON pointer to its
      place; for an unknown field, to the object it stands in. When what a body names does not exist, the status is 422:
      the address was right.
    </p>
    <p id="several-faults">
      With faults of several kinds, the problem’s type is <code>several-faults</code> and its status 422 unless all
      agree.
    </p>
    ${jsonBlock('Example of a problem document', EXAMPLE)} ${table('Fault codes', COLUMNS, rows)}`;
}
