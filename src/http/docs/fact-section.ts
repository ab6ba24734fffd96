import { isDerived, type Fact, type FactCatalogue } from '../../facts/catalogue.js';
import { codes, type Html, html, nameCode, prose } from './html.js';
import { type Column, type Row, table } from './table.js';

const COLUMNS: readonly Column[] = [
  { title: 'Fact', width: 'wide' },
  { title: 'Type', width: 'half' },
  { title: 'Meaning, question and values' },
];

const DERIVED_COLUMNS: readonly Column[] = [
  { title: 'Fact', width: 'wide' },
  { title: 'Type', width: 'half' },
  { title: 'Meaning, and what it is computed from' },
];

/** The fact catalogue: what can be stated, by place in the request, and what is computed from it. */
export function factSection({ facts }: FactCatalogue): Html {
  const asked = facts.filter((fact) => !isDerived(fact));
  const derived = facts.filter(isDerived);
  const places = [...new Set(asked.map(placeOf))];
  return html`<h2 id="facts">Facts</h2>
    <p>
      A fact’s name is its path in the request: <code>member.age</code> is <code>{"member": {"age": 34}}</code>. Any
      fact can be left out, or stated as <code>"unknown"</code>. Nothing has a default.
    </p>
    ${places.map((place) => table(`Facts: ${place}`, COLUMNS, asked.filter((fact) => placeOf(fact) === place).map(askedRow)))}
    ${derived.length === 0 ? undefined : table('Facts computed from others', DERIVED_COLUMNS, derived.map(derivedRow))}`;
}

/** Facts under one object of the request stand together; each edition’s ratings are many enough for a table of their own. */
const placeOf = ({ name }: Fact): string => {
  const [first = '', second = ''] = name.split('.');
  return second.startsWith('asam') ? `${first}.${second}` : first;
};

const askedRow = (fact: Fact): Row => rowOf(fact, html`${question(fact)}${valueList(fact)}`);

const derivedRow = (fact: Fact): Row => rowOf(fact, html`<p>From ${codes(fact.derivedFrom ?? [])}.</p>`);

const rowOf = (fact: Fact, below: Html): Row => ({
  id: `fact-${fact.name}`,
  cells: [nameCode(fact.name), typeText(fact), html`${meaning(fact)}${below}`],
});

function meaning(fact: Fact): Html {
  const notes = [fact.meaning, fact.note, fact.deprecated && `Deprecated: ${fact.deprecated}`];
  return prose(notes.filter((note) => note !== undefined && note !== '').join(' '));
}

const question = ({ question: asked }: Fact): Html | undefined =>
  asked === undefined ? undefined : html`<p>“${asked}”</p>`;

function typeText({ type, unit, minimum, maximum }: Fact): string {
  const range = minimum === undefined && maximum === undefined ? '' : `, ${minimum ?? '…'} to ${maximum ?? '…'}`;
  return `${type}${unit === undefined ? '' : ` (${unit})`}${range}`;
}

/** Values that say no more than their code, such as states, stand in a row; the others each with their meaning. */
function valueList({ values }: Fact): Html | undefined {
  if (values === undefined) return undefined;
  const entries = Object.entries(values);
  if (entries.every(([value, text]) => value === text))
    return html`<p>${entries.map(([value]) => value).join(', ')}</p>`;
  return html`<ul>
    ${entries.map(([value, text]) => html`<li><code>${value}</code>: ${text}</li>`)}
  </ul>`;
}
