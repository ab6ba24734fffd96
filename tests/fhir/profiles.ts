import { readFileSync } from 'node:fs';
import { BINDINGS } from './bindings.js';

/**
 * Checks a resource against the PAS profiles cut down in `cases/profiles`: cardinality, fixed values and patterns, slices,
 * extensions that a slice names, and the required bindings that can be told without the licensed code lists.
 */

type Json = Readonly<Record<string, unknown>>;

interface ElementDefinition {
  readonly id: string;
  readonly path: string;
  readonly min?: number;
  readonly max?: string;
  readonly type?: readonly { readonly code: string; readonly profile?: readonly string[] }[];
  readonly binding?: { readonly strength: string; readonly valueSet: string };
  readonly slicing?: {
    readonly discriminator?: readonly { readonly type: string; readonly path: string }[];
    readonly rules?: string;
  };
  readonly [key: string]: unknown;
}

interface Definition {
  readonly url: string;
  readonly snapshot: { readonly element: readonly ElementDefinition[] };
}

type Children = ReadonlyMap<string, readonly ElementDefinition[]>;

export type Checker = (resource: unknown, profile: string) => readonly string[];

const PROFILES = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/';
const bare = (url: string): string => url.replace(/\|.*$/, '');
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function checkerFor(version: '2.2.1' | '2.0.1'): Checker {
  const file = new URL(`cases/profiles/pas-${version}-structuredefinitions.min.json`, import.meta.url);
  const { structureDefinitions } = JSON.parse(readFileSync(file, 'utf8')) as { structureDefinitions: Definition[] };
  const definitions = new Map(structureDefinitions.map((one) => [one.url, one]));
  const trees = new Map<string, { readonly root: ElementDefinition; readonly children: Children }>();

  const treeOf = (url: string) => {
    const known = trees.get(url);
    const definition = definitions.get(url);
    if (known !== undefined || definition === undefined) return known;
    const children = new Map<string, ElementDefinition[]>();
    for (const element of definition.snapshot.element) {
      const parent = parentOf(element.id);
      if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), element]);
    }
    const tree = { root: definition.snapshot.element[0] as ElementDefinition, children };
    trees.set(url, tree);
    return tree;
  };

  /** Findings on one value that an element definition describes. */
  function* checkValue(value: unknown, element: ElementDefinition, children: Children, at: string): Generator<string> {
    yield* checkFixed(value, element, at);
    yield* checkBinding(value, element, at);
    yield* bestOf(profilesOf(element), value, at);
    const below = children.get(element.id) ?? [];
    if (isObject(value))
      for (const child of below.filter(({ id }) => !isSlice(id))) yield* checkChild(value, child, children, at);
  }

  /** Where several profiles are admitted, one has to fit: what the nearest finds is said. */
  function bestOf(profiles: readonly string[], value: unknown, at: string): readonly string[] {
    const tries = profiles.flatMap((profile) => {
      const tree = treeOf(profile);
      return tree === undefined ? [] : [[...checkValue(value, { ...tree.root, type: [] }, tree.children, at)]];
    });
    return tries.sort((a, b) => a.length - b.length)[0] ?? [];
  }

  function* checkChild(parent: Json, child: ElementDefinition, children: Children, at: string): Generator<string> {
    const name = child.id.slice(child.id.lastIndexOf('.') + 1);
    const values = valuesOf(parent, name);
    yield* checkCount(values.length, child, `${at}.${name}`);
    for (const [index, value] of values.entries()) yield* checkValue(value, child, children, `${at}.${name}[${index}]`);
    const slices = (children.get(parentOf(child.id) ?? '') ?? []).filter(({ id }) => sliceOf(id) === child.id);
    if (slices.length === 0 || name.endsWith('[x]')) return;
    for (const slice of slices) {
      const own = values.filter((value) => belongs(value, child, slice, children));
      yield* checkCount(own.length, slice, `${at}.${slice.id}`);
      for (const value of own) yield* checkValue(value, slice, children, `${at}.${slice.id}`);
    }
  }

  /** Is a value of this slice? Told by what the discriminator looks at. */
  function belongs(value: unknown, sliced: ElementDefinition, slice: ElementDefinition, children: Children): boolean {
    return (sliced.slicing?.discriminator ?? []).every(({ type, path }) => {
      if (type === 'type') {
        const wanted = (children.get(slice.id) ?? []).find(({ id }) => id === `${slice.id}.${path}`)?.type?.[0]?.code;
        return isObject(value) && isObject(value[path]) && value[path]['resourceType'] === wanted;
      }
      if (path === 'url') return isObject(value) && value['url'] === urlOf(slice, children);
      if (path === '$this') return fixedOf(slice) === undefined || matches(value, fixedOf(slice));
      const element = (children.get(slice.id) ?? []).find(({ id }) => id === `${slice.id}.${path}`);
      // A path through an extension is one that no answer of ours has.
      return element !== undefined && isObject(value) && matches(value[path], fixedOf(element));
    });
  }

  const urlOf = (slice: ElementDefinition, children: Children): unknown => {
    const [profile] = profilesOf(slice);
    if (profile !== undefined) return profile;
    return (children.get(slice.id) ?? []).find(({ id }) => id === `${slice.id}.url`)?.['fixedUri'];
  };

  return (resource, profile) => {
    const tree = treeOf(PROFILES + profile);
    if (tree === undefined) throw new Error(`there is no profile ${profile} in ${version}`);
    return [...checkValue(resource, tree.root, tree.children, tree.root.id)];
  };
}

function* checkCount(count: number, { min = 0, max = '*' }: ElementDefinition, at: string): Generator<string> {
  if (count < min) yield `${at}: ${count} of at least ${min}`;
  if (max !== '*' && count > Number(max)) yield `${at}: ${count} of at most ${max}`;
}

function* checkFixed(value: unknown, element: ElementDefinition, at: string): Generator<string> {
  const wanted = fixedOf(element);
  if (wanted !== undefined && !matches(value, wanted)) yield `${at}: not ${JSON.stringify(wanted)}`;
}

function* checkBinding(value: unknown, { binding }: ElementDefinition, at: string): Generator<string> {
  if (binding?.strength !== 'required') return;
  const admits = BINDINGS[bare(binding.valueSet)];
  if (admits !== undefined && !admits(value)) yield `${at}: not of ${binding.valueSet}`;
}

const profilesOf = ({ type = [] }: ElementDefinition): readonly string[] =>
  type.flatMap(({ profile = [] }) => profile.map(bare));

const fixedOf = (element: ElementDefinition): unknown =>
  Object.entries(element).find(([key]) => /^(fixed|pattern)[A-Z]/.test(key))?.[1];

/** A pattern is in a value when all of it is; a fixed value of one member is the same. */
function matches(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    return wanted.every((one) => list.some((other) => matches(other, one)));
  }
  if (!isObject(wanted)) return value === wanted;
  return isObject(value) && Object.entries(wanted).every(([key, one]) => matches(value[key], one));
}

/** Of `value[x]`, whatever its type is; a primitive may have nothing but extensions. */
function valuesOf(parent: Json, name: string): readonly unknown[] {
  const stem = name.replace(/\[x\]$/, '');
  const keys = name.endsWith('[x]')
    ? Object.keys(parent).filter((key) => new RegExp(`^${stem}[A-Z]`).test(key))
    : [name];
  return keys.flatMap((key) => {
    const value = parent[key] ?? parent[`_${key}`];
    return value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
  });
}

const lastOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);
const isSlice = (id: string): boolean => lastOf(id).includes(':');
/** `a.b:c` → `a.b`. */
const sliceOf = (id: string): string | undefined => (isSlice(id) ? id.slice(0, id.lastIndexOf(':')) : undefined);

function parentOf(id: string): string | undefined {
  const dot = id.lastIndexOf('.');
  return dot === -1 ? undefined : id.slice(0, dot);
}
