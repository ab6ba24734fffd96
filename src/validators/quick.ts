/** Says of a value whether a schema admits it, and nothing more. */
export type Holds = (value: unknown) => boolean;

export type Formats = Readonly<Record<string, (text: string) => boolean>>;

/** A JSON Schema with the keywords known here. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * A schema as a plain function. A general validator asks a body for each of the hundreds of members it might have and
 * keeps account of errors; this one looks at the members that are there. It is made for the keywords that requests need
 * and refuses any other: one that it passed over would let in what the published schema keeps out.
 */
export function quick(schema: Schema, formats: Formats): Holds {
  const kind = ['anyOf', 'const', 'enum'].find((keyword) => keyword in schema) ?? String(schema.type);
  const made = KINDS[kind];
  if (made === undefined) throw new Error(`no quick way to tell what is ${kind}`);
  const strange = Object.keys(schema).find((keyword) => !WORDS.has(keyword) && !made.keywords.includes(keyword));
  if (strange !== undefined) throw new Error(`no quick way to tell ${strange} of what is ${kind}`);
  return made.holds(schema, formats);
}

/** Keywords that say something to a reader and admit everything. */
const WORDS = new Set(['$schema', '$id', '$comment', 'title', 'description']);

interface Kind {
  readonly keywords: readonly string[];
  readonly holds: (schema: Schema, formats: Formats) => Holds;
}

const KINDS: Readonly<Record<string, Kind>> = {
  anyOf: { keywords: ['anyOf'], holds: union },
  const: { keywords: ['const'], holds: ({ const: only }) => oneOf([only]) },
  enum: { keywords: ['enum'], holds: ({ enum: values = [] }) => oneOf(values) },
  boolean: { keywords: ['type'], holds: () => (value) => typeof value === 'boolean' },
  number: { keywords: ['type', 'minimum', 'maximum'], holds: number },
  integer: { keywords: ['type', 'minimum', 'maximum'], holds: number },
  string: { keywords: ['type', 'minLength', 'maxLength', 'pattern', 'format'], holds: text },
  array: { keywords: ['type', 'items', 'maxItems', 'uniqueItems'], holds: list },
  object: { keywords: ['type', 'properties', 'required', 'additionalProperties'], holds: object },
};

function union({ anyOf = [] }: Schema, formats: Formats): Holds {
  const ways = anyOf.map((way) => quick(way, formats));
  return (value) => ways.some((holds) => holds(value));
}

function oneOf(values: readonly unknown[]): Holds {
  if (values.some((value) => typeof value === 'object')) throw new Error('no quick way to tell equal objects');
  const known = new Set(values);
  return (value) => known.has(value);
}

function number({ type, minimum = -Infinity, maximum = Infinity }: Schema): Holds {
  const isNumber = type === 'integer' ? Number.isInteger : Number.isFinite;
  return (value) => isNumber(value) && (value as number) >= minimum && (value as number) <= maximum;
}

function text({ format, maxLength = Infinity, minLength = 0, pattern }: Schema, formats: Formats): Holds {
  const written = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const formed = format === undefined ? undefined : formats[format];
  if (format !== undefined && formed === undefined) throw new Error(`no format ${format}`);
  return (value) =>
    typeof value === 'string' &&
    isBetween(value, minLength, maxLength) &&
    (written === undefined || written.test(value)) &&
    (formed === undefined || formed(value));
}

/** JSON Schema counts characters, of which some are two units long; counted where the units leave it open. */
function isBetween(value: string, least: number, most: number): boolean {
  if (value.length < least) return false;
  if (value.length <= most && least <= 1) return true;
  let characters = 0;
  for (const _ of value) characters += 1;
  return characters >= least && characters <= most;
}

function list({ items, maxItems = Infinity, uniqueItems = false }: Schema, formats: Formats): Holds {
  if (uniqueItems && items?.enum === undefined) throw new Error('no quick way to tell what is repeated');
  const holds = items === undefined ? () => true : quick(items, formats);
  return (value) =>
    Array.isArray(value) &&
    value.length <= maxItems &&
    value.every(holds) &&
    (!uniqueItems || new Set(value).size === value.length);
}

function object({ additionalProperties, properties = {}, required = [] }: Schema, formats: Formats): Holds {
  if (additionalProperties !== false) throw new Error('no quick way to let in what is not named');
  const members = new Map(Object.entries(properties).map(([name, inner]) => [name, quick(inner, formats)]));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(given)) {
      const holds = members.get(name);
      const member = given[name];
      if (holds === undefined || (member !== undefined && !holds(member))) return false;
    }
    return required.every((name) => given[name] !== undefined);
  };
}
