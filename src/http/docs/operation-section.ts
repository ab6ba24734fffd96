import type { FaultCode } from '../../domain/faults.js';
import { type Access, isScope } from '../auth/scope.js';
import { allFaultsOf } from '../gate-faults.js';
import { problemStatus } from '../openapi/document.js';
import type { Answer, Operation, Parameter, Schema } from '../operation.js';
import { codes, type Html, html, joined, nameCode, prose } from './html.js';
import { type Column, type Row, table } from './table.js';

const COLUMNS: readonly Column[] = [
  { title: 'Name', width: 'half' },
  { title: 'Where', width: 'half' },
  { title: 'Present', width: 'slim' },
  { title: 'Meaning' },
];

/** The addresses, those of one purpose together. */
export function operationSections(operations: readonly Operation[]): Html {
  const groups = [...new Set(operations.map(({ group }) => group))];
  return html`${groups.map(
    (group) =>
      html`<h3>${group}</h3>
        ${operations.filter((operation) => operation.group === group).map(operationSection)}`,
  )}`;
}

/** One address: what it is for, what it takes, what it answers. */
function operationSection(operation: Operation): Html {
  const {
    id,
    method,
    path,
    scope,
    summary,
    description,
    parameters,
    requestBody,
    answer,
    otherAnswers = [],
  } = operation;
  return html`<section aria-labelledby="address-${id}">
    <h4 id="address-${id}"><code>${method.toUpperCase()}</code> ${nameCode(path)}</h4>
    <p><strong>${stopped(summary)}</strong> ${prose(description)}</p>
    <p>${accessWords(scope)}</p>
    ${parameters.length === 0 ? undefined : table(`Parameters of ${path}`, COLUMNS, parameters.map(parameterRow))}
    ${requestBody && html`<p>Body: ${requestBody.description} Type <code>${requestBody.mediaType}</code>${objectLink(requestBody.schema)}.</p>`}
    <ul>
      ${[answer, ...otherAnswers].map(answerItem)} ${faultItems(operation)}
    </ul>
  </section> `;
}

const parameterRow = ({ name, in: place, required, description, values, list, example }: Parameter): Row => ({
  cells: [
    html`<code>${name}</code>`,
    `in the ${place}`,
    required ? 'required' : 'optional',
    html`${prose(description)}${values && html` ${list === true ? 'Of' : 'One of'} ${codes(values)}.`}${
      example === undefined ? undefined : html` Example: <code>${example}</code>.`
    }`,
  ],
});

/** Whom the address answers, where the service asks who calls. */
const accessWords = (access: Access): Html =>
  isScope(access) ? html`Scope: <code>${access}</code>, where the service asks who calls.` : html`Open to everybody.`;

/** A summary that asks keeps its question mark. */
const stopped = (summary: string): string => (summary.endsWith('?') ? summary : `${summary}.`);

const answerItem = ({ alsoAs = [], status, description, mediaType = 'application/json', schema }: Answer): Html =>
  html`<li>
    <strong>${status}</strong> ${description}${schema && html` Type <code>${mediaType}</code>${objectLink(schema)}.`}${
      alsoAs.length === 0 ? undefined : html` Also as ${codes(alsoAs.map((one) => one.mediaType))}.`
    }
  </li>`;

/** Faults by status, as a caller branches on it. */
function faultItems(operation: Operation): readonly Html[] {
  const { method } = operation;
  const byStatus = new Map<number, FaultCode[]>();
  for (const code of allFaultsOf(operation)) {
    const status = problemStatus(code, method);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus]
    .sort(([left], [right]) => left - right)
    .map(
      ([status, listed]) =>
        html`<li><strong>${status}</strong> ${joined(listed.map((code) => html`<a href="#${code}">${code}</a>`))}</li>`,
    );
}

function objectLink(schema: Schema): Html | undefined {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return undefined;
  const name = ref.split('/').at(-1) ?? '';
  return html`, object <a href="#${name}">${name}</a>`;
}
