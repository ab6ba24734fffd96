import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Documents } from '../documents.js';
import type { Components } from '../openapi/components.js';
import type { Operation } from '../operation.js';
import { contents } from './contents.js';
import { exampleSection } from './example-section.js';
import { factSection } from './fact-section.js';
import { faultSection } from './fault-section.js';
import { html } from './html.js';
import { objectSection } from './object-section.js';
import { operationSections } from './operation-section.js';
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
            <a href="/openapi.json">OpenAPI 3.1 document</a>.
          </p>
        </header>
        <div class="page">
          <nav aria-label="On this page">${contents(operations, components, documents.examples)}</nav>
          <main id="main" tabindex="-1">
            ${START}
            <h2 id="addresses">Addresses</h2>
            ${operationSections(operations)} ${exampleSection(documents.examples)}
            ${objectSection(components, catalogue)} ${factSection(catalogue)} ${faultSection()}
          </main>
        </div>
        <footer>
          <p>
            The ASAM Criteria belong to the American Society of Addiction Medicine. No text of theirs is here, and no
            endorsement by them is implied.
          </p>
        </footer>
      </body>
    </html> `.text;
}

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
  <p>To try it, with a request from the examples below:</p>
  <pre
    tabindex="0"
    role="region"
    aria-label="Command: decide one request"
  ><code>curl -s http://127.0.0.1:3000/v1/determinations \\
  -H 'content-type: application/json' --data-binary @request.json</code></pre>
  <p>Many at once, one request per line:</p>
  <pre
    tabindex="0"
    role="region"
    aria-label="Command: decide many requests"
  ><code>curl -sN http://127.0.0.1:3000/v1/determinations/batch \\
  -H 'content-type: application/x-ndjson' -T requests.ndjson -X POST</code></pre>`;
