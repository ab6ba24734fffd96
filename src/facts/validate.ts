import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isCalendarDate } from '../domain/dates.js';
import type { Fault } from '../domain/faults.js';
import type { Fact, FactCatalogue } from './catalogue.js';
import { nearestName } from '../domain/nearest.js';
import type { SchemaNode } from './request-schema.js';
import { recommendationRequestSchema, requestSchema } from './request-schema.js';

/** All faults of a body at once; empty when it may be read. */
export type RequestValidator = (body: unknown) => readonly Fault[];

/** RFC 3339 with a UTC offset: a moment, not a wall-clock reading. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const MOST_FAULTS = 100;

export function isInstant(text: string): boolean {
  const date = INSTANT.exec(text)?.[1];
  return date !== undefined && isCalendarDate(date);
}

export interface Validators {
  readonly review: RequestValidator;
  readonly recommendation: RequestValidator;
}

let latest: { readonly facts: string; readonly validators: Validators } | undefined;

/** Compiling takes longer than most else at start, and the catalogue rarely changes: the last one's validators are kept. */
export function createValidators(catalogue: FactCatalogue): Validators {
  const facts = JSON.stringify(catalogue.facts);
  if (latest?.facts !== facts) {
    const validators: Validators = Object.freeze({
      review: createValidator(requestSchema(catalogue), catalogue),
      recommendation: onDemand(() => createValidator(recommendationRequestSchema(catalogue), catalogue)),
    });
    latest = { facts, validators };
  }
  return latest.validators;
}

function createValidator(schema: SchemaNode, catalogue: FactCatalogue): RequestValidator {
  // The first pass only decides; the second, for a faulty body, collects everything. Parsed JSON inherits no member that
  // the schema names, so the first need not ask of each whether it is the body's own.
  const quick = compileSchema(schema, { allErrors: false, ownProperties: false });
  const thorough = onDemand(() => {
    const collect = compileSchema(schema, { allErrors: true, ownProperties: true });
    return (body) => {
      collect(body);
      return faultsOf(collect.errors ?? [], body, catalogue);
    };
  });
  return (body) => (quick(body) ? [] : thorough(body));
}

/** Compiled when the first body comes. */
function onDemand(create: () => RequestValidator): RequestValidator {
  let validator: RequestValidator | undefined;
  return (body) => (validator ??= create())(body);
}

function compileSchema(
  schema: SchemaNode,
  how: { readonly allErrors: boolean; readonly ownProperties: boolean },
): ValidateFunction {
  const ajv = new Ajv2020({
    ...how,
    strict: true,
    // It is ours, generated from the catalogue, and held against the standard by a test.
    validateSchema: false,
    allowUnionTypes: true,
    addUsedSchema: false,
  });
  ajv.addFormat('calendar-date', isCalendarDate);
  ajv.addFormat('instant', isInstant);
  return ajv.compile(schema);
}

/** Unknown fields for which a likely name is sought: a body can hold tens of thousands, and each search takes a while. */
const MOST_SEARCHED = 50;

/** Translates validator errors to faults: one per place, naming places and catalogue words only. */
function faultsOf(errors: readonly ErrorObject[], body: unknown, catalogue: FactCatalogue): readonly Fault[] {
  const faults = new Map<string, Fault>();
  const names = catalogue.facts.map((fact) => fact.name);
  let searched = 0;
  const nearest: Nearest = (name) => (++searched > MOST_SEARCHED ? undefined : nearestName(name, names));
  for (const error of errors) {
    const fault = faultOf(error, body, catalogue, nearest);
    const key = `${fault.code} ${fault.pointer ?? ''} ${fault.detail ?? ''}`;
    if (!faults.has(key)) faults.set(key, fault);
    if (faults.size === MOST_FAULTS) break;
  }
  return [...faults.values()];
}

type Nearest = (name: string) => string | undefined;

function faultOf(error: ErrorObject, body: unknown, catalogue: FactCatalogue, nearest: Nearest): Fault {
  const pointer = error.instancePath;
  switch (error.keyword) {
    case 'additionalProperties': {
      // The key itself is request text: its parent's place and the nearest name of ours say where to look.
      const near = nearest(dotted(`${pointer}/${String(error.params['additionalProperty'])}`));
      return { code: 'field-unknown', pointer, ...(near === undefined ? {} : { candidates: [near] }) };
    }
    case 'required':
      return { code: 'field-missing', pointer: `${pointer}/${String(error.params['missingProperty'])}` };
    default: {
      const fact = catalogue.facts[catalogue.indexOf.get(dotted(pointer)) ?? -1];
      const code = hasRightType(valueAt(body, pointer), fact, error) ? 'field-value' : 'field-type';
      return { code, pointer, ...expectation(fact) };
    }
  }
}

function expectation(fact: Fact | undefined): { readonly candidates?: readonly string[]; readonly detail?: string } {
  if (fact === undefined) return {};
  if (fact.type === 'boolean') return { candidates: ['true', 'false', 'unknown'] };
  if (fact.type === 'code' && fact.values !== undefined && Object.keys(fact.values).length <= 20)
    return { candidates: [...Object.keys(fact.values), 'unknown'] };
  const range =
    fact.minimum === undefined || fact.maximum === undefined ? '' : ` from ${fact.minimum} to ${fact.maximum}`;
  return { detail: `wanted: ${TYPE_WORDS[fact.type]}${range}, or "unknown"` };
}

const TYPE_WORDS: Readonly<Record<Fact['type'], string>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  code: 'a code of the fact’s list',
  text: 'a short text',
  level: 'a level of care',
  date: 'a calendar date as YYYY-MM-DD',
  instant: 'a moment with its UTC offset, such as 2026-12-01T09:30:00-05:00',
  'code-list': 'a list of ICD-10-CM codes',
  'level-list': 'a list of levels of care',
};

function hasRightType(value: unknown, fact: Fact | undefined, error: ErrorObject): boolean {
  if (fact === undefined) return error.keyword !== 'type';
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'number':
      return typeof value === 'number' && (fact.type === 'number' || Number.isInteger(value));
    case 'code-list':
    case 'level-list':
      return Array.isArray(value);
    default:
      return typeof value === 'string';
  }
}

const dotted = (pointer: string): string => pointer.split('/').slice(1).join('.');

function valueAt(body: unknown, pointer: string): unknown {
  let node = body;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return node;
}
