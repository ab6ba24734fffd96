import { canonical } from '../../domain/canonical.js';
import type { Element, Node } from './node.js';
import { nodeIn, nodesIn, textIn } from './node.js';

/** A resource of the Bundle. */
export interface Entry {
  readonly resource: Node;
  readonly type: string;
  /** Its address; undefined where the Bundle gives none. */
  readonly fullUrl: string | undefined;
}

export type Found =
  | { readonly kind: 'found'; readonly entry: Entry }
  | { readonly kind: 'nowhere' }
  /** Several resources that differ answer to it. */
  | { readonly kind: 'ambiguous' };

export interface Entries {
  readonly all: readonly Entry[];
  /** What a Reference leads to. */
  readonly follow: (reference: Element) => Found;
}

export function entriesOf(bundle: Node): Entries {
  const all = nodesIn(bundle, 'entry').flatMap((entry): readonly Entry[] => {
    const resource = nodeIn(entry, 'resource');
    const type = resource === undefined ? undefined : textIn(resource, 'resourceType');
    return resource === undefined || type === undefined ? [] : [{ resource, type, fullUrl: textIn(entry, 'fullUrl') }];
  });
  const byUrl = grouped(all, ({ fullUrl }) => (fullUrl === undefined ? [] : [fullUrl]));
  const byTypeAndId = grouped(all, namesOf);
  return {
    all,
    follow: (reference) => {
      const written = reference['reference'];
      if (typeof written !== 'string') return { kind: 'nowhere' };
      const target = written.replace(/\/_history\/.*$/, '');
      return only(byUrl.get(target) ?? byTypeAndId.get(target) ?? []);
    },
  };
}

/** `Patient/1`, by the resource itself and by its address. */
function namesOf({ type, resource, fullUrl }: Entry): readonly string[] {
  const id = textIn(resource, 'id');
  const tail = fullUrl === undefined ? undefined : /([A-Za-z]+\/[^/]+)$/.exec(fullUrl)?.[1];
  return [...new Set([...(id === undefined ? [] : [`${type}/${id}`]), ...(tail === undefined ? [] : [tail])])];
}

function grouped(
  all: readonly Entry[],
  namesOf: (entry: Entry) => readonly string[],
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of all)
    for (const name of namesOf(entry)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [entry]);
      else group.push(entry);
    }
  return groups;
}

/** A resource that stands there twice word for word is one resource. */
function only(candidates: readonly Entry[]): Found {
  const [entry] = candidates;
  if (entry === undefined) return { kind: 'nowhere' };
  const differ =
    candidates.length > 1 && new Set(candidates.map(({ resource }) => canonical(resource.element))).size > 1;
  return differ ? { kind: 'ambiguous' } : { kind: 'found', entry };
}
