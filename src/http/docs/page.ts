import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Documents } from '../documents.js';
import type { Components } from '../openapi/components.js';
import type { Operation } from '../operation.js';
import { factSection } from './fact-section.js';
import { faultSection } from './fault-section.js';
import { type Html, html } from './html.js';
import { objectSection } from './object-section.js';
import { operationSection } from './operation-section.js';
import { STYLE_ELEMENT } from './style.js';

export interface DocsInput {
  readonly operations: readonly Operation[];
  readonly components: Components;
  readonly catalogue: FactCatalogue;
  readonly documents: Documents;
}

/** The docs as one page: no script, no font, no picture, nothing fetched. */
export function docsPage({ operations, components, catalogue, documents }: DocsInput): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Utilization review API</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <h1>Utilization review API</h1>
          <p>
            Version ${documents.version}, fact catalogue ${catalogue.version}. The same as data:
            <a href="/openapi.json">OpenAPI 3.1</a>.
          </p>
          <nav aria-label="On this page">${contents(operations)}</nav>
        </header>
        <main id="main" tabindex="-1">
          ${START}
          <h2 id="addresses">Addresses</h2>
          ${operations.map((operation) => operationSection(operation, documents.examples))}
          ${objectSection(components, catalogue)} ${factSection(catalogue)} ${faultSection()}
        </main>
        <footer>
          <p>
            The ASAM Criteria belong to the American Society of Addiction Medicine. No text of theirs is here, and no
            endorsement by them is implied.
          </p>
        </footer>
      </body>
    </html> `.text;
}

const contents = (operations: readonly Operation[]): Html =>
  html`<ul>
    <li><a href="#start">How it works</a></li>
    <li>
      <a href="#addresses">Addresses</a>
      <ul>
        ${operations.map(({ id, method, path, summary }) => html`<li><a href="#address-${id}">${method.toUpperCase()} ${path}</a>: ${summary}</li>`)}
      </ul>
    </li>
    <li><a href="#objects">Objects</a></li>
    <li><a href="#facts">Facts</a></li>
    <li><a href="#faults">Faults</a></li>
  </ul>`;

const START = html`<h2 id="start">How it works</h2>
  <p>
    A request says: this person, assessed so, asks this payer for this level of care. The answer is a determination:
    approve, downgrade, deny or pend, with every criterion that settled it, its source, and what was unknown.
  </p>
  <ul>
    <li>State only what is known. Leave a fact out, or state <code>"unknown"</code>. Unknown is never taken as no.</li>
    <li>
      Only a full approval can be final. Everything else is proposed, and <code>releasable</code> says so in one field.
    </li>
    <li>
      A pend lists in <code>missing</code> the facts that can still change the outcome, each with the question to ask.
    </li>
    <li>Nothing is stored. Request text never appears in logs, errors or addresses.</li>
    <li>A request that cannot be read gets one problem document with every fault at once, each with its place.</li>
  </ul>
  <p>To try it:</p>
  <pre tabindex="0"><code>curl -s http://127.0.0.1:3000/v1/determinations \\
  -H 'content-type: application/json' --data @request.json</code></pre>`;
