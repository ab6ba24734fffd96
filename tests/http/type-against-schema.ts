import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * Holds a JSON Schema against a TypeScript type: the same fields, the same ones optional, the same closed lists, nothing
 * beside them. So neither can change without the other.
 */

export type SchemaNode = { readonly [keyword: string]: unknown };
/** The schema a reference points to. */
export type Resolve = (ref: string) => SchemaNode;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Types {
  readonly checker: ts.TypeChecker;
  readonly program: ts.Program;
}

/** Reads the types of these files and what they import. */
export function readTypes(files: readonly string[]): Types {
  const config = ts.readConfigFile(`${ROOT}tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.convertCompilerOptionsFromJson(
    (config.config as { compilerOptions: object }).compilerOptions,
    '.',
  );
  const program = ts.createProgram({ rootNames: files, options: { ...options, noEmit: true, rootDir: ROOT } });
  return { checker: program.getTypeChecker(), program };
}

export function exportedType({ checker, program }: Types, file: string, name: string): ts.Type {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  if (symbol === undefined) throw new Error(`${file} exports no ${name}`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/** Every difference, in words, with its place. `open` lists places where the schema says plain text on purpose. */
export function differences(
  checker: ts.TypeChecker,
  root: ts.Type,
  schema: SchemaNode,
  resolve: Resolve,
  open: readonly string[] = [],
): readonly string[] {
  const seen = new Map<ts.Type, Set<unknown>>();
  return compare(root, schema, '');

  function compare(given: ts.Type, node: SchemaNode, place: string): readonly string[] {
    const ref = node['$ref'];
    if (typeof ref === 'string') return compare(given, resolve(ref), place);
    if (visited(given, node)) return [];
    if ((given.flags & ts.TypeFlags.Unknown) !== 0) return expect(place, 'any value', node['type'] ?? 'any value');
    const type = checker.getNonNullableType(given);
    if ((type.flags & ts.TypeFlags.String) !== 0) return expect(place, 'string', node['type']);
    if ((type.flags & ts.TypeFlags.Number) !== 0)
      return expect(place, 'number', node['type'] === 'integer' ? 'number' : node['type']);
    if (parts(type).every((part) => (part.flags & ts.TypeFlags.BooleanLiteral) !== 0))
      return expect(place, 'boolean', node['type']);
    if (parts(type).every((part) => part.isStringLiteral())) return compareList(type, node, place);
    if (type.isUnion()) return compareForms(type, node, place);
    const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
    if (item !== undefined)
      return [
        ...expect(place, 'array', node['type']),
        ...compare(item, (node['items'] ?? {}) as SchemaNode, `${place}[]`),
      ];
    return compareObject(type, node, place);
  }

  function visited(type: ts.Type, node: SchemaNode): boolean {
    const nodes = seen.get(type) ?? new Set();
    seen.set(type, nodes);
    const known = nodes.has(node);
    nodes.add(node);
    return known;
  }

  function compareList(type: ts.Type, node: SchemaNode, place: string): readonly string[] {
    if (open.includes(place)) return expect(place, 'string', node['type']);
    const values = parts(type).map((part) => String((part as ts.StringLiteralType).value));
    return sameNames(`${place}: value`, values, (node['enum'] ?? []) as readonly string[]);
  }

  /** A union of objects is told apart by its fields. */
  function compareForms(type: ts.UnionType, node: SchemaNode, place: string): readonly string[] {
    const names = (form: readonly string[]): string => [...form].sort().join(' ');
    const forms = new Map(
      ((node['oneOf'] ?? []) as readonly SchemaNode[]).map((form) => [names(Object.keys(propertiesOf(form))), form]),
    );
    const wanted = type.types.map((part) => names(part.getProperties().map(({ name }) => name)));
    return [
      ...sameNames(`${place}: form`, wanted, [...forms.keys()]),
      ...type.types.flatMap((part, index) => {
        const form = forms.get(wanted[index] ?? '');
        return form === undefined ? [] : compareObject(part, form, `${place}(${wanted[index]})`);
      }),
    ];
  }

  function compareObject(type: ts.Type, node: SchemaNode, place: string): readonly string[] {
    const properties = propertiesOf(node);
    const fields = type.getProperties();
    const always = fields.filter(({ flags }) => (flags & ts.SymbolFlags.Optional) === 0);
    return [
      ...expect(place, 'object', node['type']),
      ...expect(`${place}: additionalProperties`, 'false', String(node['additionalProperties'])),
      ...sameNames(
        `${place}: field`,
        fields.map(({ name }) => name),
        Object.keys(properties),
      ),
      ...sameNames(
        `${place}: required field`,
        always.map(({ name }) => name),
        (node['required'] ?? []) as readonly string[],
      ),
      ...fields.flatMap((field) => {
        const inner = properties[field.name];
        return inner === undefined ? [] : compare(checker.getTypeOfSymbol(field), inner, `${place}.${field.name}`);
      }),
    ];
  }
}

const parts = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);
const propertiesOf = (node: SchemaNode): Readonly<Record<string, SchemaNode>> =>
  (node['properties'] ?? {}) as Readonly<Record<string, SchemaNode>>;
const expect = (place: string, wanted: unknown, found: unknown): readonly string[] =>
  wanted === found ? [] : [`${place}: the type is ${String(wanted)}, the schema ${String(found)}`];

function sameNames(what: string, inType: readonly string[], inSchema: readonly string[]): readonly string[] {
  return [
    ...inType.filter((name) => !inSchema.includes(name)).map((name) => `${what} ${name} is missing in the schema`),
    ...inSchema.filter((name) => !inType.includes(name)).map((name) => `${what} ${name} is missing in the type`),
  ];
}
