import { isDerived, type Fact, type FactCatalogue } from '../../facts/catalogue.js';
import { type Html, html, prose } from './html.js';
import { commas } from './schema-fields.js';
import { type Row, table } from './table.js';

/** The fact catalogue: what can be stated, and what is computed from it. */
export function factSection({ facts }: FactCatalogue): Html {
  const asked = facts.filter((fact) => !isDerived(fact));
  const derived = facts.filter(isDerived);
  return html`<h2 id="facts">Facts</h2>
    <p>
      A fact’s name is its path in the request: <code>member.age</code> is <code>{"member": {"age": 34}}</code>. Nothing
      has a default.
    </p>
    ${table('Facts a request can state', ['Fact', 'Type', 'Values', 'Meaning', 'Question'], asked.map(askedRow))}
    ${derived.length === 0 ? undefined : table('Facts computed from others', ['Fact', 'Type', 'From', 'Meaning'], derived.map(derivedRow))}`;
}

const askedRow = (fact: Fact): Row => ({
  id: `fact-${fact.name}`,
  cells: [name(fact), typeText(fact), valueList(fact), meaning(fact), fact.question ?? ''],
});

const derivedRow = (fact: Fact): Row => ({
  id: `fact-${fact.name}`,
  cells: [
    name(fact),
    typeText(fact),
    html`${commas((fact.derivedFrom ?? []).map((from) => html`<code>${from}</code>`))}`,
    meaning(fact),
  ],
});

const name = (fact: Fact): Html => html`<code>${fact.name}</code>`;

function meaning(fact: Fact): Html {
  const notes = [fact.meaning, fact.note, fact.deprecated && `Deprecated: ${fact.deprecated}`];
  return prose(notes.filter((note) => note !== undefined && note !== '').join(' '));
}

function typeText({ type, unit, minimum, maximum }: Fact): string {
  const range = minimum === undefined && maximum === undefined ? '' : `, ${minimum ?? '…'} to ${maximum ?? '…'}`;
  return `${type}${unit === undefined ? '' : ` (${unit})`}${range}`;
}

/** Values that say no more than their code, such as states, stand in a row; the others each with their meaning. */
function valueList({ values }: Fact): Html | string {
  if (values === undefined) return '';
  const entries = Object.entries(values);
  if (entries.every(([value, text]) => value === text)) return entries.map(([value]) => value).join(', ');
  return html`<ul>
    ${entries.map(([value, text]) => html`<li><code>${value}</code>: ${text}</li>`)}
  </ul>`;
}
