import type { Example } from '../documents.js';
import { problemStatus } from '../openapi/document.js';
import type { Answer, Operation, Parameter, Schema } from '../operation.js';
import { type Html, html, prose } from './html.js';
import { commas } from './schema-fields.js';
import { table } from './table.js';

/** One address: what it is for, what it takes, what it answers, how it looks. */
export function operationSection(operation: Operation, examples: readonly Example[]): Html {
  const {
    id,
    method,
    path,
    summary,
    description,
    parameters,
    requestBody,
    answer,
    otherAnswers = [],
    faults,
  } = operation;
  return html`<section aria-labelledby="address-${id}">
    <h3 id="address-${id}"><code>${method.toUpperCase()} ${path}</code></h3>
    <p><strong>${summary}.</strong> ${prose(description)}</p>
    ${parameters.length === 0 ? undefined : table(`Parameters of ${path}`, ['Name', 'Where', 'Needed', 'Meaning'], parameters.map(parameterRow))}
    ${requestBody && html`<p>Body: ${requestBody.description} Type <code>${requestBody.mediaType}</code>${objectLink(requestBody.schema)}.</p>`}
    <ul>
      ${[answer, ...otherAnswers].map(answerItem)}
    </ul>
    <p>
      Faults: ${commas(faults.map((code) => html`<a href="#${code}">${code}</a> (${problemStatus(code, method)})`))}.
    </p>
    ${operation.examples === undefined ? undefined : exampleBlock(examples)}
  </section> `;
}

const parameterRow = ({ name, in: place, required, description, values, example }: Parameter) => ({
  cells: [
    html`<code>${name}</code>`,
    place,
    required ? 'yes' : 'no',
    html`${prose(description)}${values && html` One of ${commas(values.map((value) => html`<code>${value}</code>`))}.`}${
      example === undefined ? undefined : html` Example: <code>${example}</code>.`
    }`,
  ] as const,
});

const answerItem = ({ status, description, mediaType = 'application/json', schema }: Answer): Html =>
  html`<li>${status}: ${description}${schema && html` Type <code>${mediaType}</code>${objectLink(schema)}.`}</li>`;

function objectLink(schema: Schema): Html | undefined {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return undefined;
  const name = ref.split('/').at(-1) ?? '';
  return html`, object <a href="#${name}">${name}</a>`;
}

/** One example in full; the others by name, as the OpenAPI document holds them all. */
function exampleBlock([first, ...others]: readonly Example[]): Html | undefined {
  if (first === undefined) return undefined;
  const pretty = (value: object): string => JSON.stringify(value, null, 2);
  return html`<h4>Example: ${first.name.replaceAll('-', ' ')}</h4>
    <p>Request</p>
    <pre tabindex="0"><code>${pretty(first.request)}</code></pre>
    <p>Answer</p>
    <pre tabindex="0"><code>${pretty(first.expected)}</code></pre>
    ${others.length === 0 ? undefined : html`<p>More examples, in the <a href="/openapi.json">OpenAPI document</a>: ${others.map(({ name }) => name.replaceAll('-', ' ')).join('; ')}.</p>`}`;
}
