import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import supertest from 'supertest';
import { beforeAll, describe, expect, test } from 'vitest';
import { isCalendarDate } from '../../src/domain/dates.js';
import { FAULTS } from '../../src/domain/faults.js';
import { SHOWN } from '../../src/http/docs/example-section.js';
import { EXAMPLES, REAL_LIBRARY, realService } from './real-service.js';

/** The document as a reader of OpenAPI 3.1 sees it, with the rules of the specification that can be written down. */

type Node = { readonly [key: string]: unknown };
interface OperationNode extends Node {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Node[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaNode>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, MediaNode>> }>>;
}
interface MediaNode extends Node {
  readonly schema: Node;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface DocumentNode extends Node {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationNode>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Node>> };
}

const agent = supertest(realService().app);
let document: DocumentNode;
let operations: readonly { readonly path: string; readonly method: string; readonly operation: OperationNode }[];
let schemaAt: (pointer: string) => ValidateFunction;

beforeAll(async () => {
  document = (await agent.get('/openapi.json')).body as DocumentNode;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
  ajv.addFormat('date', isCalendarDate);
  for (const format of ['date-time', 'json-pointer', 'uri', 'uri-reference']) ajv.addFormat(format, true);
  const definitions = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name, inline(schema)]),
  );
  schemaAt = (pointer) => ajv.compile({ ...(inline(at(pointer)) as Node), $defs: definitions });
});

/** References within the document, as references within one schema. */
function inline(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inline);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' ? [key, String(value).replace('#/components/schemas/', '#/$defs/')] : [key, inline(value)],
    ),
  );
}

const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
const at = (pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, step) => (node as Node)[step.replaceAll('~1', '/').replaceAll('~0', '~')], document);

/** The fields that the specification knows, by kind of object; anything else must begin with `x-`. */
const FIELDS = {
  document: [
    'openapi',
    'info',
    'jsonSchemaDialect',
    'servers',
    'paths',
    'webhooks',
    'components',
    'security',
    'tags',
    'externalDocs',
  ],
  info: ['title', 'summary', 'description', 'termsOfService', 'contact', 'license', 'version'],
  operation: [
    'tags',
    'summary',
    'description',
    'externalDocs',
    'operationId',
    'parameters',
    'requestBody',
    'responses',
    'callbacks',
    'deprecated',
    'security',
    'servers',
  ],
  parameter: [
    'name',
    'in',
    'description',
    'required',
    'deprecated',
    'allowEmptyValue',
    'style',
    'explode',
    'allowReserved',
    'schema',
    'example',
    'examples',
    'content',
  ],
  body: ['description', 'content', 'required'],
  response: ['description', 'headers', 'content', 'links'],
  media: ['schema', 'example', 'examples', 'encoding'],
  example: ['summary', 'description', 'value', 'externalValue'],
} as const;

const foreign = (kind: keyof typeof FIELDS, node: object): readonly string[] =>
  Object.keys(node).filter((key) => !(FIELDS[kind] as readonly string[]).includes(key) && !key.startsWith('x-'));

const mediaOf = ({ requestBody, responses }: OperationNode): readonly MediaNode[] =>
  [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}));

describe('the document', () => {
  test('has the fields of the specification and no others', () => {
    expect(document['openapi']).toMatch(/^3\.1\.\d+$/);
    expect([...foreign('document', document), ...foreign('info', document['info'] as object)]).toEqual([]);
    for (const { operation } of operations) {
      expect(foreign('operation', operation)).toEqual([]);
      for (const parameter of operation.parameters ?? []) expect(foreign('parameter', parameter)).toEqual([]);
      if (operation.requestBody !== undefined) expect(foreign('body', operation.requestBody)).toEqual([]);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect(foreign('response', response)).toEqual([]);
        expect((response as Node)['description']).toEqual(expect.any(String));
      }
      for (const media of mediaOf(operation)) {
        expect(foreign('media', media)).toEqual([]);
        for (const example of Object.values(media.examples ?? {})) expect(foreign('example', example)).toEqual([]);
      }
    }
  });

  test('names every path parameter in its path, each required, and no parameter twice', () => {
    for (const { path, operation } of operations) {
      expect(path).toMatch(/^\//);
      const parameters = operation.parameters ?? [];
      const inPath = parameters.filter((parameter) => parameter['in'] === 'path');
      expect(inPath.map(({ name }) => name).sort()).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
      );
      expect(inPath.every(({ required }) => required === true)).toBe(true);
      expect(new Set(parameters.map(({ name, in: place }) => `${String(place)} ${String(name)}`)).size).toBe(
        parameters.length,
      );
    }
  });

  test('has names that the specification allows, each operation and tag once, every tag declared', () => {
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    const tags = document.tags.map(({ name }) => name);
    expect(new Set(tags).size).toBe(tags.length);
    for (const { operation } of operations) expect(tags).toEqual(expect.arrayContaining([...operation.tags]));
  });

  test('has schemas that a strict validator compiles, wherever one stands', () => {
    for (const { path, method, operation } of operations) {
      const base = `/paths/${escaped(path)}/${method}`;
      if (operation.requestBody !== undefined)
        for (const type of Object.keys(operation.requestBody.content))
          schemaAt(`${base}/requestBody/content/${escaped(type)}/schema`);
      for (const [status, { content = {} }] of Object.entries(operation.responses))
        for (const type of Object.keys(content))
          schemaAt(`${base}/responses/${status}/content/${escaped(type)}/schema`);
    }
  });

  test('has examples that fit their schemas, all of them', () => {
    let checked = 0;
    for (const { path, method, operation } of operations) {
      const base = `/paths/${escaped(path)}/${method}`;
      const places = [
        ...Object.entries(operation.requestBody?.content ?? {}).map(
          ([type, media]) => [`${base}/requestBody/content/${escaped(type)}/schema`, media] as const,
        ),
        ...Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
          Object.entries(content).map(
            ([type, media]) => [`${base}/responses/${status}/content/${escaped(type)}/schema`, media] as const,
          ),
        ),
      ];
      for (const [pointer, { examples = {} }] of places.filter(([, media]) => media.examples !== undefined)) {
        const fits = schemaAt(pointer);
        for (const [name, { value }] of Object.entries(examples)) {
          fits(value);
          expect(fits.errors ?? [], `${name} at ${pointer}`).toEqual([]);
          checked += 1;
        }
      }
    }
    expect(checked).toBe(2 * EXAMPLES.length);
  });

  test('says of every reading address what it answers', async () => {
    const payer = 'example-health';
    const filled: Readonly<Record<string, string>> = {
      '{payer}': payer,
      '{version}': REAL_LIBRARY.payers.get(payer)?.versions[0]?.document.version ?? '',
      '{earlier}': REAL_LIBRARY.payers.get(payer)?.versions[1]?.document.version ?? '',
      '{digest}': REAL_LIBRARY.payers.get(payer)?.versions[0]?.digest ?? '',
      '{id}': [...REAL_LIBRARY.criteria.keys()][0] as string,
    };
    for (const { path, operation } of operations.filter(({ method }) => method === 'get')) {
      if (operation.responses['200']?.content?.['application/json'] === undefined) continue;
      const address = path.replaceAll(/\{\w+\}/g, (name) => filled[name] ?? name);
      const answer = await agent.get(path.endsWith('minimum-facts') ? `${address}?level=2.1` : address);
      expect([path, answer.status]).toEqual([path, 200]);
      const fits = schemaAt(`/paths/${escaped(path)}/get/responses/200/content/application~1json/schema`);
      fits(answer.body);
      expect(fits.errors ?? [], path).toEqual([]);
    }
  });

  test('names every fault that an address can answer with', () => {
    const named = new Set(
      operations.flatMap(({ operation }) =>
        Object.values(operation.responses).flatMap((response) =>
          [...String((response as Node)['description']).matchAll(/`([a-z-]+)`/g)].map(([, code]) => code),
        ),
      ),
    );
    // No operation's: what is no request, another address, another method, a line of a batch.
    const unread = ['request-malformed', 'headers-too-large', 'request-too-slow'];
    const lines = ['line-too-long', 'batch-too-long', 'batch-too-slow'];
    const elsewhere = [...unread, 'route-not-found', 'method-not-allowed', ...lines];
    expect(Object.keys(FAULTS).filter((code) => !named.has(code))).toEqual(
      Object.keys(FAULTS).filter((code) => elsewhere.includes(code)),
    );
  });
});

test('the docs page shows examples that exist', async () => {
  const { text } = await agent.get('/docs');
  for (const { name } of SHOWN) expect(text).toContain(`id="example-${name}"`);
});
