import { CONFIDENTIALITY } from '../domain/confidentiality.js';
import type { Fact, FactCatalogue } from './catalogue.js';
import { isDerived } from './catalogue.js';

/** A JSON Schema node; only what this generator writes. */
export interface SchemaNode {
  readonly [keyword: string]: unknown;
}

const UNKNOWN = { const: 'unknown' } as const;

/** ICD-10-CM, with or without the point. */
const DIAGNOSIS = '^[A-TV-Z][0-9][0-9A-Z](\\.?[0-9A-Z]{1,4})?$';
const MAX_LIST = 50;
const MAX_TEXT = 64;
/** More than any answer cites. */
const MAX_CRITERIA = 500;
const MAX_REASON = 1000;
const DIGEST = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const CRITERION_ID = { type: 'string', minLength: 1, maxLength: 200 } as const;
const CRITERION_LEVEL = { type: 'string', minLength: 1, maxLength: MAX_TEXT } as const;

/** Keys of a request's body that are no facts; `criteria` is one of a recommendation's. */
export const BODY_KEYS: ReadonlySet<string> = new Set([
  'payer',
  'reference',
  'confidentiality',
  'previous',
  'attestation',
  'criteria',
]);

/** The request schema: every asked fact at its path, and the envelope around them. Nothing has a default. */
export function requestSchema(catalogue: FactCatalogue): SchemaNode {
  const root = emptyObject('A review request. Leave out what nobody knows, or state "unknown".');
  for (const fact of catalogue.facts) if (!isDerived(fact)) insert(root, fact);
  Object.assign(root.properties, ENVELOPE);
  const review = root.properties['review'] as ObjectNode;
  const { enum: kinds, ...type } = review.properties['type'] as SchemaNode & { enum: readonly string[] };
  // Which review is asked for is part of the question, so nobody can not know it.
  review.properties['type'] = { ...type, enum: kinds.filter((kind) => kind !== 'unknown') };
  Object.assign(review, { required: ['type'] });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'request.schema.json',
    title: 'Review request',
    $comment: `Generated from rulesets/facts.json, version ${catalogue.version}. Do not edit.`,
    ...root,
    required: ['payer', 'review', 'requested'],
  };
}

/** The name of every member that a body may have, however deep. */
export const membersOf = ({ items, properties = {} }: SchemaNode): readonly string[] => [
  ...Object.entries(properties as Readonly<Record<string, SchemaNode>>).flatMap(([name, inner]) => [
    name,
    ...membersOf(inner),
  ]),
  ...(items === undefined ? [] : membersOf(items as SchemaNode)),
];

/** The assessment alone, for recommendations; a review request will do. */
export function recommendationRequestSchema(catalogue: FactCatalogue): SchemaNode {
  const {
    required: _,
    properties,
    ...rest
  } = requestSchema(catalogue) as SchemaNode & { properties: Record<string, SchemaNode> };
  return {
    ...rest,
    $id: 'recommendation-request.schema.json',
    title: 'Recommendation request',
    description:
      'An assessment. Leave out what nobody knows, or state "unknown". `payer`, `previous`, `attestation` and `review` of a review request are admitted and play no part: they belong to a payer.',
    properties: {
      criteria: {
        type: 'string',
        enum: ['asam-3', 'asam-4'],
        description: 'Edition to place by; by the ratings given when absent.',
      },
      ...properties,
    },
  };
}

/** A case for several payers: a review request without a payer of its own. */
export function comparisonRequestSchema(catalogue: FactCatalogue): SchemaNode {
  const {
    required: _,
    properties,
    ...rest
  } = requestSchema(catalogue) as SchemaNode & {
    properties: Record<string, SchemaNode>;
  };
  const plan = properties['plan'] as SchemaNode;
  const payer = { ...properties['payer'], description: 'Whose ruleset to ask; see GET /v1/payers.' };
  return {
    ...rest,
    $id: 'comparison-request.schema.json',
    title: 'Comparison request',
    description:
      'One case for several payers. `payer`, `previous` and `attestation` of a review request are admitted and play no part: they belong to one payer.',
    required: ['review', 'requested'],
    properties: {
      payers: {
        type: 'array',
        description: 'Payers to ask, at most 50, in the order of the answers; all payers when absent.',
        minItems: 1,
        maxItems: 50,
        items: {
          anyOf: [
            payer,
            {
              type: 'object',
              description: 'A payer with the plan the member would have there, in place of the plan of the case.',
              additionalProperties: false,
              required: ['payer'],
              properties: { payer, plan },
            },
          ],
        },
      },
      ...properties,
    },
  };
}

interface ObjectNode extends SchemaNode {
  readonly type: 'object';
  readonly properties: Record<string, SchemaNode>;
  readonly additionalProperties: false;
}

const emptyObject = (description: string): ObjectNode => ({
  type: 'object',
  description,
  properties: {},
  additionalProperties: false,
});

function insert(root: ObjectNode, fact: Fact): void {
  const steps = fact.name.split('.');
  const last = steps.pop() as string;
  let node = root;
  for (const step of steps) {
    node.properties[step] ??= emptyObject(`Facts under \`${step}\`.`);
    node = node.properties[step] as ObjectNode;
  }
  node.properties[last] = factSchema(fact);
}

function factSchema(fact: Fact): SchemaNode {
  const description = fact.unit === undefined ? fact.meaning : `${fact.meaning} Unit: ${fact.unit}.`;
  return { description, ...valueSchema(fact) };
}

function valueSchema(fact: Fact): SchemaNode {
  switch (fact.type) {
    case 'boolean':
      return { enum: [true, false, 'unknown'] };
    case 'code':
      return { enum: [...Object.keys(fact.values ?? {}), 'unknown'] };
    case 'integer':
    case 'number': {
      const range = {
        ...(fact.minimum === undefined ? {} : { minimum: fact.minimum }),
        ...(fact.maximum === undefined ? {} : { maximum: fact.maximum }),
      };
      return { anyOf: [{ type: fact.type, ...range }, UNKNOWN] };
    }
    case 'date':
      return { anyOf: [{ type: 'string', format: 'calendar-date' }, UNKNOWN] };
    case 'instant':
      return { anyOf: [{ type: 'string', format: 'instant' }, UNKNOWN] };
    case 'level':
    case 'text':
      return { type: 'string', minLength: 1, maxLength: MAX_TEXT };
    case 'code-list':
      return { type: 'array', maxItems: MAX_LIST, items: { type: 'string', pattern: DIAGNOSIS } };
    case 'level-list':
      return { type: 'array', maxItems: MAX_LIST, items: { type: 'string', minLength: 1, maxLength: MAX_TEXT } };
  }
}

const ENVELOPE: Readonly<Record<string, SchemaNode>> = {
  payer: {
    type: 'string',
    pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
    description: 'Whose ruleset decides; see GET /v1/payers.',
  },
  reference: {
    type: 'string',
    maxLength: 200,
    description: 'Opaque text of the caller; returned as it came, never logged.',
  },
  confidentiality: {
    type: 'array',
    maxItems: CONFIDENTIALITY.length,
    uniqueItems: true,
    items: { enum: CONFIDENTIALITY },
    description:
      'Marks that the record carries, in HL7 codes: `42CFRPart2` for records under 42 CFR Part 2, `R` restricted, `V` very restricted. Returned as they came; they change no answer and are never logged.',
  },
  previous: {
    type: 'object',
    description: 'The determination this request continues.',
    additionalProperties: false,
    properties: {
      rulesetVersion: {
        type: 'string',
        maxLength: MAX_TEXT,
        description: 'Ruleset version the stay began under; a concurrent review stays on it.',
      },
      determination: {
        ...DIGEST,
        description: 'Digest of the previous determination, from its `provenance.determination`.',
      },
      decision: { enum: ['approve', 'downgrade', 'deny', 'pend'], description: 'What it decided.' },
      level: { ...CRITERION_LEVEL, description: 'The level of care it authorized, as a code.' },
      criteria: {
        type: 'array',
        maxItems: MAX_CRITERIA,
        description:
          'Results of the criteria it cited; with `include=changes` the answer says which are otherwise now.',
        items: {
          type: 'object',
          description: 'The result of one criterion then.',
          additionalProperties: false,
          required: ['id', 'result'],
          properties: {
            id: { ...CRITERION_ID, description: 'Identifier of the criterion.' },
            level: { ...CRITERION_LEVEL, description: 'The level it was cited at, where it had one.' },
            result: {
              enum: ['met', 'not-met', 'undetermined', 'not-applicable', 'overridden'],
              description: 'What it came to.',
            },
          },
        },
      },
    },
  },
  attestation: {
    type: 'object',
    description: 'A reviewer’s statement on the determination this request gives. It never makes an answer worse.',
    additionalProperties: false,
    required: ['determination', 'conclusion', 'reviewer', 'credential', 'on'],
    properties: {
      determination: {
        ...DIGEST,
        description: 'Digest of the proposed determination, from its `provenance.determination`.',
      },
      conclusion: {
        enum: ['agree', 'approve-as-requested', 'refer'],
        description: 'Agree with the proposed answer, approve what was asked, or refer to another reviewer.',
      },
      reviewer: { enum: ['clinician', 'administrative'], description: 'Who attests.' },
      credential: {
        type: 'string',
        minLength: 1,
        maxLength: MAX_TEXT,
        description: 'Professional credential, such as MD or RN.',
      },
      licenceState: { type: 'string', pattern: '^[A-Z]{2}$', description: 'State of the licence.' },
      on: { type: 'string', format: 'calendar-date', description: 'Day of the attestation.' },
      criteria: {
        type: 'array',
        maxItems: MAX_CRITERIA,
        description:
          'What the reviewer says of single criteria. Who disagrees with one that decided cannot agree with the answer: it is not final then.',
        items: {
          type: 'object',
          description: 'Agreement or disagreement with one criterion of the answer.',
          additionalProperties: false,
          required: ['id', 'agrees'],
          properties: {
            id: { ...CRITERION_ID, description: 'Identifier of the criterion, as the answer cites it.' },
            level: { ...CRITERION_LEVEL, description: 'The level it is cited at, where it is cited at several.' },
            agrees: { type: 'boolean', description: 'Does the reviewer agree with its result?' },
            reason: {
              type: 'string',
              minLength: 1,
              maxLength: MAX_REASON,
              description: 'Why not; needed where the reviewer disagrees. Returned as it came, never logged.',
            },
          },
        },
      },
    },
  },
};
