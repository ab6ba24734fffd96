import type { Operation, Schema } from '../../src/http/operation.js';
import { call, orderOf } from '../cds/call.js';
import { answerTo, bundleFor, claimResponseOf, digestOn } from '../fhir/answers.js';
import { EXAMPLES, type JsonObject, REAL_LIBRARY } from '../http/real-service.js';

/** Sound bodies of an operation: the ground that mutations start from. An operation nobody has heard of gets some by its schema. */
export function bodiesOf(operation: Operation): readonly unknown[] {
  const schema = operation.requestBody?.schema;
  if (schema === undefined) return [{}];
  return OWN[operation.id] ?? Array.from({ length: EXAMPLES.length }, (_, index) => sampleOf(schema, index));
}

const REQUESTS = EXAMPLES.map(({ request }) => request);
const HOME = 'payers/example-fourth/';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const files = Object.fromEntries(
  REAL_LIBRARY.files.filter(({ path }) => path.startsWith(HOME)).map(({ path, bytes }) => [path, text(bytes)]),
);
const [version = ''] = Object.keys(files).flatMap(
  (path) => /^payers\/example-fourth\/([^/]+)\/ruleset\.json$/.exec(path)?.[1] ?? [],
);
const draft = Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith(`${HOME}${version}/`)));

const assessment = ({ payer: _p, review: _r, previous: _v, attestation: _a, ...rest }: JsonObject): JsonObject => rest;

/** An order with a finished form, which is read as deep as anything is; and calls that lack a part. */
const PLAN = { 'plan.line': 'commercial', 'plan.funding': 'insured' };
const CALLS = [
  call({ answers: PLAN }),
  call({ answers: { ...PLAN, 'assessment.sudDiagnosis': true, 'assessment.asam3.d1': 0 } }),
  call({ order: orderOf('H0014') }),
  call({ orders: [orderOf('H0004'), orderOf('X', '3.3'), orderOf('71045')], answers: PLAN }),
  call({ hook: 'order-select', answers: PLAN }),
  call({ coverage: null }),
];

const digestIn = (bundle: object): string => digestOn(claimResponseOf(answerTo(bundle).bundle));
const bundles = REQUESTS.map(({ attestation: _, ...request }) => bundleFor(request));
const attested = bundles.map((bundle) => ({
  bundle,
  attestations: [
    {
      item: 1,
      determination: digestIn(bundle),
      conclusion: 'agree',
      reviewer: 'clinician',
      credential: 'MD',
      on: '2026-12-03',
      npi: '1999999992',
    },
  ],
}));

const OWN: Readonly<Record<string, readonly unknown[]>> = {
  recommend: REQUESTS.map(assessment),
  compare: REQUESTS.flatMap((request) => [
    { ...request, payers: ['example-health', 'example-fourth'] },
    { ...request, payers: ['example-fourth', { payer: 'example-health', plan: request['plan'] ?? {} }] },
  ]),
  letter: REQUESTS.map((request, index) => ({
    request,
    audience: index % 2 === 0 ? 'member' : 'provider',
    language: index % 3 === 0 ? 'es' : 'en',
  })),
  cdsService: CALLS,
  pasSubmit221: bundles,
  pasSubmit201: bundles,
  pasAttested221: attested,
  pasAttested201: attested,
  replay: EXAMPLES.map(({ expected, request }) => ({ request, determination: expected })),
  checkRuleset: [{ files: Object.fromEntries(Object.entries(files).slice(0, 3)) }, { files }],
  simulate: [
    { payer: 'example-health', before: '2025-01-01', after: '2026-01-01', requests: REQUESTS.slice(0, 2) },
    { payer: 'example-fourth', before: version, draft: { files: draft }, requests: REQUESTS.slice(0, 1) },
  ],
};

/** Something that a schema admits or nearly does; where it refers to a component, the nearest example. */
function sampleOf(schema: Schema, index: number): unknown {
  const { $ref, enum: values, items, properties, oneOf, anyOf, type } = schema as SchemaWords;
  const example = EXAMPLES[index % EXAMPLES.length];
  if ($ref !== undefined) return /Determination/.test($ref) ? example?.expected : example?.request;
  if (values !== undefined) return values[index % values.length];
  const [choice] = oneOf ?? anyOf ?? [];
  if (choice !== undefined) return sampleOf(choice, index);
  if (properties !== undefined)
    return Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, sampleOf(inner, index)]));
  if (items !== undefined) return [sampleOf(items, index)];
  return SAMPLES[type ?? 'object'] ?? {};
}

interface SchemaWords {
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  string: 'example-health',
  integer: 1,
  number: 1,
  boolean: true,
  array: [],
  null: null,
};
