import type { ErrorObject, ValidateFunction } from 'ajv';
import { isCalendarDate } from '../domain/dates.js';
import type { Fault } from '../domain/faults.js';
import type { Fact, FactCatalogue } from './catalogue.js';
import { nearestName } from '../domain/nearest.js';
import { onceAsked } from '../domain/once.js';
import type { SchemaNode } from './request-schema.js';
import { recommendationRequestSchema, requestSchema } from './request-schema.js';
import type { Compilation } from '../validators/compilation.js';
import { useMembers, withMembers } from '../validators/members.js';
import { validatorsOf } from '../validators/prepared.js';
import { firstRepeated, useFirstRepeated } from '../validators/unique-items.js';

/** All faults of a body at once; empty when it may be read. */
export type RequestValidator = (body: unknown) => readonly Fault[];

/** RFC 3339 with a UTC offset: a moment, not a wall-clock reading. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const MOST_FAULTS = 100;
/** More names than these at a place are no help to whoever must find one. */
const MOST_NAMES = 30;

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
      review: createValidator('review', requestSchema(catalogue), catalogue),
      recommendation: onDemand(() =>
        createValidator('recommendation', recommendationRequestSchema(catalogue), catalogue),
      ),
    });
    latest = { facts, validators };
  }
  return latest.validators;
}

function createValidator(name: Body, schema: SchemaNode, catalogue: FactCatalogue): RequestValidator {
  const quick = validator(passOf(name, schema, 'quick'));
  const thorough = onDemand(() => {
    const collect = validator(passOf(name, schema, 'thorough'));
    const names = namesIn(schema);
    return (body) => {
      collect(body);
      return faultsOf(collect.errors ?? [], body, names, catalogue);
    };
  });
  return (body) => (quick(body) ? [] : thorough(body));
}

type Body = 'review' | 'recommendation';
type Pass = keyof typeof PASSES;

/**
 * The first pass only decides; the second, for a faulty body, collects everything. Parsed JSON inherits no member that
 * the schema names, so the first need not ask of each whether it is the body's own.
 */
const PASSES = {
  // `members` define what is required, and the validator does not know it.
  quick: { allErrors: false, ownProperties: false, strictRequired: false },
  thorough: { allErrors: true, ownProperties: true },
} as const;

const FORMATS = { 'calendar-date': isCalendarDate, instant: isInstant };

const passOf = (name: Body, schema: SchemaNode, pass: Pass): Compilation => ({
  name: `${name}, ${pass}`,
  options: {
    ...PASSES[pass],
    strict: true,
    // It is ours, generated from the catalogue, and held against the standard by a test.
    validateSchema: false,
    allowUnionTypes: true,
  },
  equip: (ajv, code) => {
    for (const [format, holds] of Object.entries(FORMATS)) ajv.addFormat(format, holds);
    useFirstRepeated(ajv, code);
    if (pass === 'quick') useMembers(ajv, code);
  },
  scope: { formats: FORMATS, firstRepeated },
  schemas: { [name]: pass === 'quick' ? withMembers(schema) : schema },
});

/** Every compilation that requests to a catalogue may need, for the build to write out. */
export const requestCompilations = (catalogue: FactCatalogue): readonly Compilation[] =>
  (['quick', 'thorough'] as const).flatMap((pass) => [
    passOf('review', requestSchema(catalogue), pass),
    passOf('recommendation', recommendationRequestSchema(catalogue), pass),
  ]);

const validator = (compilation: Compilation): ValidateFunction =>
  Object.values(validatorsOf(compilation))[0] as ValidateFunction;

/** Compiled when the first body comes. */
function onDemand(create: () => RequestValidator): RequestValidator {
  const validator = onceAsked(create);
  return (body) => validator()(body);
}

/** Unknown fields for which a likely name is sought: a body can hold tens of thousands, and each search takes a while. */
const MOST_SEARCHED = 50;

/** Translates validator errors to faults: one per place, naming places and catalogue words only. */
function faultsOf(
  errors: readonly ErrorObject[],
  body: unknown,
  names: readonly string[],
  catalogue: FactCatalogue,
): readonly Fault[] {
  const faults = new Map<string, Fault>();
  let searched = 0;
  const nearest: Nearest = (name, at) => {
    if (++searched > MOST_SEARCHED) return [];
    const near = nearestName(name, names);
    const candidates = near === undefined ? namesAt(names, at) : [near];
    return candidates.length > MOST_NAMES ? [] : candidates;
  };
  for (const error of errors) {
    const fault = faultOf(error, body, catalogue, nearest);
    const key = JSON.stringify([fault.code, fault.pointer, fault.detail, fault.candidates]);
    if (!faults.has(key)) faults.set(key, fault);
    if (faults.size === MOST_FAULTS) break;
  }
  return [...faults.values()];
}

/** Names near one that is not known, or those at its place; none where there are too many to help. */
type Nearest = (name: string, at: string) => readonly string[];

function faultOf(error: ErrorObject, body: unknown, catalogue: FactCatalogue, nearest: Nearest): Fault {
  const pointer = error.instancePath;
  switch (error.keyword) {
    case 'additionalProperties': {
      // The key itself is request text: its parent's place and the nearest name of ours say where to look.
      const candidates = nearest(dotted(`${pointer}/${String(error.params['additionalProperty'])}`), dotted(pointer));
      return { code: 'field-unknown', pointer, ...(candidates.length === 0 ? {} : { candidates }) };
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

/** Every field a body may state, the parts around them left out. */
const namesIn = ({ properties = {} }: SchemaNode): readonly string[] =>
  Object.entries(properties as Record<string, SchemaNode>).flatMap(([name, node]) =>
    node['properties'] === undefined ? [name] : namesIn(node).map((below) => `${name}.${below}`),
  );

/** What may be stated directly at a place. */
function namesAt(names: readonly string[], place: string): readonly string[] {
  const before = place === '' ? '' : `${place}.`;
  const below = names.filter((name) => name.startsWith(before)).map((name) => name.slice(before.length));
  return [...new Set(below.map((name) => before + name.replace(/\..*/, '')))];
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
