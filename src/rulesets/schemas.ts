import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { quote } from '../conditions/condition-faults.js';
import { nearestName } from '../domain/nearest.js';
import { onceAsked } from '../domain/once.js';
import type { Compilation, Validators } from '../validators/compilation.js';
import { validatorsOf } from '../validators/prepared.js';
import { firstRepeated, useFirstRepeated } from '../validators/unique-items.js';
import type { Faults, Placed, RulesetFaultCode } from './faults.js';
import { escapeKey } from './json.js';
import type { FileKind } from './tree.js';

const KINDS: readonly FileKind[] = [
  'rules',
  'facts',
  'reasons',
  'themes',
  'lint-law',
  'clocks',
  'rights',
  'reviewers',
  'level-names',
  'crosswalk',
  'criteria',
  'payer',
  'ruleset',
  'cases',
  'overlay',
  'published',
];
const FOLDER = new URL('../../schemas/', import.meta.url);

/** What is told of a document: whether it is sound, its first fault, or all of them. */
type Thoroughness = 'verdict' | 'first' | 'whole';

const validators: { [thoroughness in Thoroughness]?: Validators } = {};

/** The validator copies all errors so far whenever it finds more: in a larger document it ends with the first. */
const MOST_VALUES_FOR_ALL = 5_000;

/** Adds every fault that the schema of the document finds, of a very large one the first. @returns whether there was none. */
export function checkSchema(kind: FileKind, { value, values }: Sized, file: Placed, faults: Faults): boolean {
  // Most are sound, and the code that tells faults is read only where there are some.
  if (validatorOf(kind, 'verdict')(value)) return true;
  const validate = validatorOf(kind, values > MOST_VALUES_FOR_ALL ? 'first' : 'whole');
  if (validate(value)) return true;
  for (const error of validate.errors ?? []) {
    const told = tell(error);
    if (told !== undefined) faults.add(file, told.code, told.pointer, told.message, told.hint);
  }
  return false;
}

function validatorOf(kind: FileKind, thoroughness: Thoroughness): ValidateFunction {
  const all = (validators[thoroughness] ??= validatorsOf(documentCompilation(thoroughness)));
  return all[`${kind}.schema.json`] as ValidateFunction;
}

/** A document and how many values it has. */
interface Sized {
  readonly value: unknown;
  readonly values: number;
}

/** The schemas of all documents, to tell so much. */
export const documentCompilation = (thoroughness: Thoroughness): Compilation => ({
  name: `documents, ${thoroughness}`,
  options: {
    allErrors: thoroughness === 'whole',
    // Parsed JSON inherits no member that a schema names.
    ownProperties: thoroughness !== 'verdict',
    messages: thoroughness !== 'verdict',
    verbose: thoroughness !== 'verdict',
    strict: true,
    strictRequired: false,
    strictTypes: false,
    // Dates are checked with the other meanings of a document; the schema names the format for editors.
    validateFormats: false,
    // The schemas are checked by a test. To tidy the generated code takes longer than it saves on documents read once.
    validateSchema: false,
    code: { regExp: boundedPattern, optimize: false },
  },
  equip: useFirstRepeated,
  scope: { boundedPattern, firstRepeated },
  schemas: schemas(),
});

/** Longer than anything that a pattern is for. Millions of words would take more room than the matcher has. */
const LONGEST_MATCHED = 10_000;

function boundedPattern(source: string, flags: string): RegExp {
  const pattern = new RegExp(source, flags);
  return Object.assign(pattern, {
    test: (text: string) => text.length <= LONGEST_MATCHED && pattern.exec(text) !== null,
  });
}
/** How schemas that are written out name it. */
boundedPattern.code = 'boundedPattern';

interface SchemaDocument {
  readonly $defs?: Readonly<Record<string, unknown>>;
}

/** By file name. */
const schemas = onceAsked((): Readonly<Record<string, SchemaDocument>> =>
  Object.fromEntries(KINDS.map((kind) => [`${kind}.schema.json`, readSchema(kind)])),
);

/** Conditions are left to `conditions/check.ts`, whose sentences are better than a schema's. */
function readSchema(kind: FileKind): SchemaDocument {
  const schema = JSON.parse(readFileSync(new URL(`${kind}.schema.json`, FOLDER), 'utf8')) as SchemaDocument;
  return kind === 'rules' ? { ...schema, $defs: { ...schema.$defs, condition: {} } } : schema;
}

interface Told {
  readonly code: RulesetFaultCode;
  readonly pointer: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** A validator's error in a plain sentence; none for those that only repeat another. */
function tell({
  keyword,
  instancePath: pointer,
  schemaPath,
  params,
  parentSchema,
  data,
  propertyName,
}: ErrorObject): Told | undefined {
  const parent = (parentSchema ?? {}) as Readonly<Record<string, unknown>>;
  const what = typeof parent['title'] === 'string' ? `${parent['title']}: ` : '';
  const description = typeof parent['description'] === 'string' ? parent['description'] : undefined;
  const limit = String((params as { limit?: number }).limit);
  if (propertyName !== undefined)
    return {
      code: 'key-malformed',
      pointer: `${pointer}/${escapeKey(propertyName)}`,
      message: `${quote(propertyName)} is not a key of the form \`${String(params['pattern'])}\``,
    };
  switch (keyword) {
    case 'if':
    case 'propertyNames':
      return undefined;
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return {
        code: 'key-unknown',
        pointer: `${pointer}/${escapeKey(key)}`,
        message: `${quote(key)} is not a key here`,
        hint: keyHint(key, parent),
      };
    }
    case 'required':
      if (schemaPath.includes('/anyOf/')) return undefined;
      return { code: 'key-missing', pointer, message: `the key \`${String(params['missingProperty'])}\` is missing` };
    case 'anyOf':
      return {
        code: 'shape-unclear',
        pointer,
        message: `one of these keys is missing: ${requiredKeys(parent).map(quote).join(', ')}`,
      };
    case 'type':
      return {
        code: 'type-wrong',
        pointer,
        message: `${what}${quote(data)} is not ${wantedType(params['type'])}`,
        hint: description,
      };
    case 'enum':
      return {
        code: 'value-not-allowed',
        pointer,
        message: `${what}${quote(data)} is not allowed`,
        hint: valueHint(data, params['allowedValues'] as readonly unknown[]),
      };
    case 'const':
      return {
        code: 'value-not-allowed',
        pointer,
        message: `${what}${quote(data)} is not ${quote(params['allowedValue'])}`,
      };
    case 'pattern':
      return {
        code: 'value-malformed',
        pointer,
        message: `${what}${quote(data)} does not have the form \`${String(params['pattern'])}\``,
        hint: description,
      };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return {
        code: 'number-out-of-range',
        pointer,
        message: `${what}${quote(data)} is not ${String(params['comparison'])} ${limit}`,
        hint: description,
      };
    case 'minLength':
      return { code: 'size-wrong', pointer, message: `${what}the text is empty`, hint: description };
    case 'maxLength':
      return { code: 'size-wrong', pointer, message: `${what}the text is longer than ${limit} characters` };
    case 'minItems':
    case 'minProperties':
      return { code: 'size-wrong', pointer, message: `${what}has fewer than ${limit}`, hint: description };
    case 'maxItems':
      return { code: 'size-wrong', pointer, message: `${what}has more than ${limit}`, hint: description };
    case 'uniqueItems':
      return {
        code: 'list-duplicate',
        pointer: `${pointer}/${Math.max(Number(params['i']), Number(params['j']))}`,
        message: `${what}a value is listed twice`,
      };
    default:
      return { code: 'value-malformed', pointer, message: `${what}does not fit the schema (${keyword})` };
  }
}

function keyHint(key: string, { properties }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof properties !== 'object' || properties === null) return undefined;
  const known = Object.keys(properties);
  const near = nearestName(key, known);
  return near === undefined ? `keys here are ${known.join(', ')}` : `did you mean \`${near}\`?`;
}

function valueHint(value: unknown, allowed: readonly unknown[]): string {
  const near = typeof value === 'string' ? nearestName(value, allowed.map(String)) : undefined;
  return near === undefined ? `use one of ${allowed.map(String).join(', ')}` : `did you mean \`${near}\`?`;
}

function requiredKeys({ anyOf }: Readonly<Record<string, unknown>>): readonly string[] {
  return (anyOf as readonly { readonly required?: readonly string[] }[]).flatMap((branch) => branch.required ?? []);
}

const ARTICLES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

const wantedType = (types: unknown): string =>
  (Array.isArray(types) ? types : [types]).map((type) => ARTICLES[String(type)] ?? String(type)).join(' or ');
