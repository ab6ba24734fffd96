import type { Trace } from '../../domain/determination.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Ink } from '../terminal/ink.js';
import { mark } from '../terminal/marks.js';
import type { Branch } from '../terminal/tree.js';
import { operatorWords, valueWords } from '../views/words.js';

export interface TraceWords {
  readonly ink: Ink;
  readonly catalogue: FactCatalogue;
  /** The dimension of each criterion that a combination may name. */
  readonly dimensions: ReadonlyMap<string, string>;
  /** Also the parts that did not matter for the result. */
  readonly all: boolean;
}

/** An evaluated condition as a tree: each test with the value wanted and the value seen. */
export function traceBranch(trace: Trace, words: TraceWords): Branch {
  const own = { mark: mark(words.ink, trace.result) };
  if ('fact' in trace) return { ...own, text: test(trace, words.catalogue) };
  if ('criterion' in trace) return { ...own, text: named(trace.criterion, words) };
  if ('parameter' in trace)
    return { ...own, text: `setting ${trace.parameter} is ${valueWords(trace.wanted, undefined)}` };
  if ('not' in trace) {
    const inner = traceBranch(trace.not, words);
    if (inner.children === undefined) return { ...own, text: `not: ${inner.text}` };
    return { ...own, text: 'not:', children: [inner] };
  }
  const { parts, needed } = partsOf(trace);
  const telling = words.all ? parts : parts.filter((part) => tells(part, trace, needed, parts.length));
  const [only] = telling;
  if (telling.length === 1 && only !== undefined) return traceBranch(only, words);
  if (telling.length === 0) return { ...own, text: 'a setting of the ruleset decides this part' };
  return {
    ...own,
    text: `${asksFor(needed, parts.length)}:`,
    children: telling.map((part) => traceBranch(part, words)),
  };
}

type Group = Extract<Trace, { all: unknown } | { any: unknown } | { of: unknown }>;

/** Every group says how many of its parts it needs. A part without parts of its own is a setting, true whatever the facts. */
function partsOf(trace: Group): { readonly parts: readonly Trace[]; readonly needed: number } {
  if ('all' in trace) return { parts: trace.all, needed: trace.all.length };
  return 'any' in trace ? { parts: trace.any, needed: 1 } : { parts: trace.of, needed: trace.atLeast };
}

/** Does this part bear the result of its group? Where all are needed and all met, each does. */
function tells(part: Trace, group: Group, needed: number, of: number): boolean {
  if ('all' in part && part.all.length === 0) return false;
  if (group.result === 'undetermined') return part.result === 'undetermined';
  if (group.result === 'met') return needed === of || part.result === 'met';
  return part.result === 'not-met';
}

function asksFor(needed: number, of: number): string {
  if (needed === of) return 'all of';
  return needed === 1 ? 'any of' : `at least ${needed} of ${of}`;
}

function named(id: string, { dimensions }: TraceWords): string {
  if (id === 'combination') return 'a test written into this combination';
  const dimension = dimensions.get(id);
  return dimension === undefined ? id : `${dimension.replace(/^D/, 'Dimension ')} at this level (${id})`;
}

type Leaf = Extract<Trace, { fact: unknown }>;

/** `requested.hoursPerWeek is at least 9 hours a week — it is 12 hours a week (stated)`. */
function test({ fact: name, operator, origin, seen, wanted }: Leaf, catalogue: FactCatalogue): string {
  const unit = catalogue.facts[catalogue.indexOf.get(name) ?? -1]?.unit;
  const value = seen === null ? 'not known' : `it is ${valueWords(seen, unit)} (${origin})`;
  if (wanted === null) return `${name} — ${value}`;
  return `${name} ${operatorWords(operator)} ${valueWords(wanted, unit)} — ${value}`;
}
