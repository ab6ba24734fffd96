import { FAULTS, type FaultCode } from '../../domain/faults.js';
import type { AuthMode } from '../../config/auth.js';
import type { Documents, Example } from '../documents.js';
import type { Answer, Operation, Parameter, Schema } from '../operation.js';
import { FHIR_JSON, isFhirPath } from '../fhir-reply.js';
import { allFaultsOf } from '../gate-faults.js';
import { component } from '../routes/schema.js';
import type { Components } from './components.js';
import { securityOf, securitySchemes } from './security.js';

/** OpenAPI 3.1, built from the operations that are served and the schemas that check them. */
export function openApiDocument(
  operations: readonly Operation[],
  components: Components,
  documents: Documents,
  mode: AuthMode,
): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method] = {
      ...operationObject(operation, documents.examples),
      ...securityOf(mode, operation.scope),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Utilization review',
      version: documents.version,
      description:
        'Checks a requested level of care for substance-use treatment against payer rules and the ASAM Criteria, and cites every criterion. Nothing is stored and no request text is logged.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This service.' }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: { schemas: components, ...securitySchemes(mode) },
  };
}

function operationObject(operation: Operation, examples: readonly Example[]): Schema {
  const { id, group, summary, description, parameters, requestBody, answer, otherAnswers = [] } = operation;
  const shown = operation.examples === undefined ? [] : examples;
  return {
    operationId: id,
    tags: [group],
    summary,
    description,
    ...(parameters.length === 0 ? {} : { parameters: parameters.map(parameterObject) }),
    ...(requestBody === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: requestBody.description,
            content: { [requestBody.mediaType]: { schema: requestBody.schema, ...exampleMap(shown, 'request') } },
          },
        }),
    responses: {
      ...Object.fromEntries(
        [answer, ...otherAnswers].map((one) => [one.status, answerObject(one, one === answer ? shown : [])]),
      ),
      ...problemAnswers(operation),
    },
  };
}

function parameterObject({ name, in: place, required, description, values, list, format, example }: Parameter): Schema {
  const value = { type: 'string', ...(values && { enum: values }), ...(format && { format }) };
  return {
    name,
    in: place,
    required: required ?? false,
    description,
    ...(list === true ? { style: 'form', explode: false, schema: { type: 'array', items: value } } : { schema: value }),
    ...(example === undefined ? {} : { example }),
  };
}

function answerObject(
  { alsoAs = [], description, mediaType = 'application/json', schema }: Answer,
  examples: readonly Example[],
): Schema {
  const others = Object.fromEntries(alsoAs.map((one) => [one.mediaType, { schema: one.schema }]));
  return {
    description,
    ...(schema && { content: { [mediaType]: { schema, ...exampleMap(examples, 'expected') }, ...others } }),
  };
}

function exampleMap(examples: readonly Example[], part: 'request' | 'expected'): Schema {
  if (examples.length === 0) return {};
  return {
    examples: Object.fromEntries(
      examples.map((example) => [example.name, { summary: example.name.replaceAll('-', ' '), value: example[part] }]),
    ),
  };
}

/** Problem answers by status, each naming the fault codes it can carry. */
function problemAnswers(operation: Operation): Record<string, Schema> {
  const { method, path } = operation;
  const codes = new Map<number, FaultCode[]>();
  for (const code of [...allFaultsOf(operation), 'internal'] as const) {
    const status = problemStatus(code, method);
    codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...codes].map(([status, listed]) => [
      status,
      {
        description: listed.map((code) => `\`${code}\`: ${FAULTS[code].title}.`).join(' '),
        ...(isFhirPath(path)
          ? outcomeContent(status)
          : { content: { 'application/problem+json': { schema: component('Problem') } } }),
      },
    ]),
  );
}

/** A failure of the server has no body below /fhir. */
const outcomeContent = (status: number): Schema =>
  status >= 500 ? {} : { content: { [FHIR_JSON]: { schema: OUTCOME } } };

const OUTCOME: Schema = {
  type: 'object',
  description: 'An OperationOutcome with every fault found.',
  properties: { resourceType: { const: 'OperationOutcome', description: 'The type of the resource.' } },
  required: ['resourceType'],
};

/** What a body names and is not found is the body's fault, not the address's. */
export const problemStatus = (code: FaultCode, method: Operation['method']): number =>
  method === 'post' && FAULTS[code].status === 404 ? 422 : FAULTS[code].status;
