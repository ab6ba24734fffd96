import { firstRepeated } from './unique-items.js';

/** Says of a value whether a schema admits it, and nothing more. */
export type Holds = (value: unknown) => boolean;

/** A JSON Schema of this package. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** What a schema is read beside. */
export interface Beside {
  /** What a text must be, by name of its format; absent: formats admit everything. */
  readonly formats?: Readonly<Record<string, (text: string) => boolean>>;
  readonly patternOf?: (source: string) => { readonly test: (text: string) => boolean };
  /** Schemas that may be referred to, by file name. */
  readonly files?: Readonly<Record<string, Schema>>;
}

interface World extends Required<Omit<Beside, 'formats'>>, Pick<Beside, 'formats'> {
  /** The schema that a reference without a file name is into. */
  readonly home: Schema;
  /** What was referred to so far: a schema may refer to itself. */
  readonly known: Map<Schema, { holds?: Holds }>;
}

/**
 * A schema as a plain function. A general validator keeps account of errors and asks a body for each of the hundreds of
 * members it might have; this one looks at the members that are there. It knows the keywords that our schemas use and is
 * made for no other: one that it passed over would let in what the published schema keeps out.
 */
export function quick(schema: Schema, { files = {}, formats, patternOf = plainPattern }: Beside = {}): Holds {
  return holdsOf(schema, { files, patternOf, home: schema, known: new Map(), ...(formats && { formats }) });
}

const plainPattern = (source: string): RegExp => new RegExp(source, 'u');

/** Every keyword speaks for itself; a value must satisfy them all. */
function holdsOf(schema: Schema, world: World): Holds {
  const [first, second, ...more] = [...new Set(Object.keys(schema).map(checkOf))].flatMap(
    (check) => check?.(schema, world) ?? [],
  );
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (more.length === 0) return (value) => first(value) && second(value);
  const all = [first, second, ...more];
  return (value) => all.every((holds) => holds(value));
}

type Check = (schema: Schema, world: World) => Holds | undefined;

function checkOf(keyword: string): Check | undefined {
  if (WORDS.has(keyword)) return undefined;
  const check = CHECKS.get(keyword);
  if (check === undefined) throw new Error(`no quick way to tell \`${keyword}\``);
  return check;
}

/** Keywords that say something to a reader and admit everything. */
const WORDS = new Set(['$schema', '$id', '$comment', '$defs', 'title', 'description', 'examples', 'then', 'else']);

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['$ref', reference],
  ['type', ofType],
  ['enum', ({ enum: values }) => oneOf(values as readonly unknown[])],
  ['const', ({ const: only }) => oneOf([only])],
  ['allOf', every],
  ['anyOf', some],
  ['oneOf', one],
  ['if', conditional],
  ...['minimum', 'maximum', 'exclusiveMinimum'].map((keyword) => [keyword, number] as const),
  ...['minLength', 'maxLength', 'pattern', 'format'].map((keyword) => [keyword, text] as const),
  ...['items', 'minItems', 'maxItems', 'uniqueItems'].map((keyword) => [keyword, list] as const),
  ...['properties', 'required', 'additionalProperties', 'propertyNames', 'minProperties'].map(
    (keyword) => [keyword, object] as const,
  ),
]);

/** `#/$defs/rule`, or `rules.schema.json#/$defs/rule`. */
function reference({ $ref }: Schema, world: World): Holds {
  const [file = '', pointer = ''] = String($ref).split('#');
  const home = file === '' ? world.home : world.files[file];
  let target: unknown = home;
  for (const step of pointer.split('/').slice(1)) target = (target as Fields | undefined)?.[step];
  if (home === undefined || target === undefined) throw new Error(`there is no ${String($ref)}`);
  const before = world.known.get(target as Schema);
  const entry: { holds?: Holds } = before ?? {};
  if (before === undefined) {
    world.known.set(target as Schema, entry);
    entry.holds = holdsOf(target as Schema, { ...world, home });
  }
  return entry.holds ?? ((value) => (entry.holds as Holds)(value));
}

function ofType({ type }: Schema): Holds {
  const ways = (Array.isArray(type) ? (type as readonly unknown[]) : [type]).map((name) => {
    const holds = TYPES.get(String(name));
    if (holds === undefined) throw new Error(`no quick way to tell what is ${String(name)}`);
    return holds;
  });
  return ways.length === 1 ? (ways[0] as Holds) : (value) => ways.some((holds) => holds(value));
}

const TYPES: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ['boolean', (value) => typeof value === 'boolean'],
  ['integer', Number.isInteger],
  ['number', Number.isFinite],
  ['string', (value) => typeof value === 'string'],
  ['array', Array.isArray],
  ['object', isObject],
  ['null', (value) => value === null],
]);

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf(values: readonly unknown[]): Holds {
  if (values.some((value) => typeof value === 'object' && value !== null))
    throw new Error('no quick way to tell equal objects');
  const known = new Set(values);
  return (value) => known.has(value);
}

const all = (schemas: unknown, world: World): readonly Holds[] =>
  (schemas as readonly Schema[]).map((schema) => holdsOf(schema, world));

function every({ allOf }: Schema, world: World): Holds {
  const parts = all(allOf, world);
  return (value) => parts.every((holds) => holds(value));
}

function some({ anyOf }: Schema, world: World): Holds {
  const parts = all(anyOf, world);
  return (value) => parts.some((holds) => holds(value));
}

function one({ oneOf: schemas }: Schema, world: World): Holds {
  const parts = all(schemas, world);
  return (value) => parts.filter((holds) => holds(value)).length === 1;
}

function conditional({ if: test, then: met = {}, else: otherwise = {} }: Schema, world: World): Holds {
  const [holds, then, other] = all([test, met, otherwise], world) as [Holds, Holds, Holds];
  return (value) => (holds(value) ? then(value) : other(value));
}

/** Of what is no number it says nothing, like the checks of other types below. */
function number({ exclusiveMinimum = -Infinity, maximum = Infinity, minimum = -Infinity }: Schema): Holds {
  const [above, least, most] = [exclusiveMinimum, minimum, maximum] as [number, number, number];
  return (value) => typeof value !== 'number' || (value >= least && value <= most && value > above);
}

function text({ format, maxLength = Infinity, minLength = 0, pattern }: Schema, world: World): Holds {
  const written = pattern === undefined ? undefined : world.patternOf(pattern as string);
  const formed = format === undefined ? undefined : world.formats?.[format as string];
  if (format !== undefined && world.formats !== undefined && formed === undefined)
    throw new Error(`no quick way to tell the format ${String(format)}`);
  const [least, most] = [minLength, maxLength] as [number, number];
  return (value) =>
    typeof value !== 'string' ||
    (isBetween(value, least, most) &&
      (written === undefined || written.test(value)) &&
      (formed === undefined || formed(value)));
}

/** JSON Schema counts characters, of which some are two units long; counted where the units leave it open. */
function isBetween(value: string, least: number, most: number): boolean {
  if (value.length < least) return false;
  if (value.length <= most && least <= 1) return true;
  let characters = 0;
  for (const _ of value) characters += 1;
  return characters >= least && characters <= most;
}

function list({ items, maxItems = Infinity, minItems = 0, uniqueItems = false }: Schema, world: World): Holds {
  const holds = items === undefined ? undefined : holdsOf(items as Schema, world);
  const [least, most] = [minItems, maxItems] as [number, number];
  return (value) =>
    !Array.isArray(value) ||
    (value.length >= least &&
      value.length <= most &&
      (holds === undefined || value.every((item) => holds(item))) &&
      (uniqueItems !== true || firstRepeated(value) === undefined));
}

function object(schema: Schema, world: World): Holds {
  const { additionalProperties = {}, minProperties = 0, properties = {}, propertyNames, required = [] } = schema;
  const members = new Map(
    Object.entries(properties as Readonly<Record<string, Schema>>).map(([name, inner]) => [
      name,
      holdsOf(inner, world),
    ]),
  );
  const others = additionalProperties === false ? () => false : holdsOf(additionalProperties as Schema, world);
  const named = propertyNames === undefined ? undefined : holdsOf(propertyNames as Schema, world);
  const needed = required as readonly string[];
  return (value) => {
    if (!isObject(value)) return true;
    const names = Object.keys(value);
    if (names.length < (minProperties as number)) return false;
    for (const name of names) {
      const holds = members.get(name);
      const member = value[name];
      if (named?.(name) === false) return false;
      if (holds === undefined ? !others(member) : member !== undefined && !holds(member)) return false;
    }
    for (const name of needed) if (value[name] === undefined) return false;
    return true;
  };
}
