import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Components } from '../openapi/components.js';
import type { Schema } from '../operation.js';
import { type Html, html, prose } from './html.js';
import { FIELD_COLUMNS, schemaRows } from './schema-fields.js';
import { table } from './table.js';

/** Every object of the API as a table of its fields. Facts have a section of their own and are not repeated here. */
export function objectSection(components: Components, catalogue: FactCatalogue): Html {
  const isFact = (path: string): boolean => catalogue.indexOf.has(path);
  return html`<h2 id="objects">Objects</h2>
    <p>
      A field marked “always” is there whenever the object it stands in is there. No object has fields beside those
      listed.
    </p>
    ${Object.entries(components).map(([name, schema]) => oneObject(name, schema, isFact))}`;
}

function oneObject(name: string, schema: Schema, isFact: (path: string) => boolean): Html {
  const takesFacts = name.endsWith('Request');
  const forms = (schema['oneOf'] ?? [schema]) as readonly Schema[];
  return html`<section aria-labelledby="${name}">
    <h3 id="${name}">${name}</h3>
    <p>
      ${prose(String(schema['description'] ?? ''))}${takesFacts ? html` Beside these fields, every asked fact of the <a href="#facts">fact catalogue</a> at its path.` : undefined}
    </p>
    ${forms.map((form, index) => {
      const rows = schemaRows(form, takesFacts ? isFact : undefined);
      const caption =
        forms.length === 1 ? `Fields of ${name}` : `${name}, form ${index + 1}: ${String(form['title'] ?? '')}`;
      return rows.length === 0 ? undefined : table(caption, FIELD_COLUMNS, rows);
    })}
  </section> `;
}
