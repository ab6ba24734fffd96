import type { Entries, Entry } from '../bundle/entries.js';
import type { Element } from '../bundle/node.js';
import { isRecord } from '../../domain/record.js';

/** Resources of the request that the answer names, and theirs in turn, each once and under the address it came with. */
export function echoed(roots: readonly Entry[], entries: Entries, except: Entry): readonly Entry[] {
  const kept = new Map<Element, Entry>();
  const waiting = [...roots];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    if (kept.has(entry.resource.element) || entry.resource.at === except.resource.at) continue;
    kept.set(entry.resource.element, entry);
    for (const reference of referencesIn(entry.resource.element)) {
      const found = entries.follow(reference);
      if (found.kind === 'found') waiting.push(found.entry);
    }
  }
  return [...kept.values()];
}

function* referencesIn(value: unknown): Generator<Element> {
  if (Array.isArray(value)) for (const one of value) yield* referencesIn(one);
  else if (isRecord(value)) {
    if (typeof value['reference'] === 'string') yield value;
    for (const one of Object.values(value)) yield* referencesIn(one);
  }
}
