import type { Example } from '../documents.js';
import { type Html, html, prose } from './html.js';
import { jsonBlock } from './json-block.js';

/** Examples shown in full, one per topic, from the plain case to the contested ones. Few: an answer takes pages. */
export const SHOWN: readonly { readonly name: string; readonly topic: string; readonly notice: string }[] = [
  {
    name: 'intensive-outpatient-approved',
    topic: 'Approved as asked',
    notice: 'Every fact is stated, and need and request agree. The answer is final without a person.',
  },
  {
    name: 'dimension-5-missing',
    topic: 'A fact is missing',
    notice: 'The answer lists the levels still open, and asks for what can change it.',
  },
  {
    name: 'partial-hospitalization-asked-intensive-outpatient-indicated',
    topic: 'More was asked than is indicated',
    notice: 'Proposed only: nothing less than a full approval is final until a clinician attests.',
  },
  {
    name: 'residential-2025-cost-rule',
    topic: 'The payer’s rule prevails over the need',
    notice:
      'Residential care is indicated; the payer wants a lower level tried first. `tension` says who prevailed, and by which rule.',
  },
  {
    name: 'residential-2026-statute',
    topic: 'A statute prevails over the payer’s rule',
    notice: 'The same request a year later: a law forbids that reason.',
  },
];

/** Real requests with their real answers. */
export function exampleSection(examples: readonly Example[]): Html {
  const others = examples.filter(({ name }) => !SHOWN.some((shown) => shown.name === name));
  return html`<h2 id="examples">Examples</h2>
    <p>
      Bodies of <code>POST /v1/determinations</code> with the answers this service gives. Names, persons and references
      are invented.
    </p>
    ${SHOWN.map(({ name, topic, notice }) => {
      const example = examples.find((one) => one.name === name);
      return example && oneExample(example, topic, notice);
    })}
    ${others.length === 0 ? undefined : html`<p>More, in the <a href="/openapi.json">OpenAPI document</a>: ${others.map(({ name }) => name.replaceAll('-', ' ')).join('; ')}.</p>`}`;
}

const oneExample = ({ name, request, expected }: Example, topic: string, notice: string): Html =>
  html`<section aria-labelledby="example-${name}">
    <h3 id="example-${name}">${topic}</h3>
    <p>${prose(notice)}</p>
    <div class="pair">
      <div>${jsonBlock(`Request: ${topic}`, request)}</div>
      <div>${jsonBlock(`Answer: ${topic}`, expected)}</div>
    </div>
  </section> `;
