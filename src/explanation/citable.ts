import { deepFreeze } from '../domain/deep-freeze.js';
import type { CitedCriterion, CitedResult, Trace } from '../domain/determination.js';
import { oncePer } from '../domain/once.js';
import type { FactValues } from '../facts/catalogue.js';
import { closedLists } from '../facts/closed-lists.js';
import { lasting } from './known-text.js';
import type { CitationHead, Subject } from './subject.js';

/**
 * Something that can be cited: what is the same in every citation of it, and the citations made so far. Most criteria
 * read a few facts with few values, so the same citations come again and again.
 */
export interface Citable {
  readonly head: CitationHead;
  readonly made: Map<number, CitedCriterion>;
}

const citablesOf = oncePer((_: object) => new Map<string, Citable>());

/**
 * What can be cited of `owner` under a name; its head is made the first time. All that a head and its traces are made of
 * must belong to the owner: it goes when the owner goes.
 */
export function citable(owner: object, name: string, headOf: () => CitationHead): Citable {
  const named = citablesOf(owner);
  let found = named.get(name);
  if (found === undefined) named.set(name, (found = { head: deepFreeze(headOf()), made: new Map() }));
  return found;
}

/** Citations that are kept of one criterion; one that comes later is made anew each time. */
const KEPT = 64;

/**
 * A citation of it. `seen` stands for all that its trace shows, by which the citation is found again; without it the
 * citation is made anew.
 */
export function citation(
  { head, made }: Citable,
  result: CitedResult,
  deciding: boolean,
  seen: number | undefined,
  traced?: () => Trace,
): CitedCriterion {
  const key =
    seen === undefined ? undefined : (seen * RESULTS.length + RESULTS.indexOf(result)) * 2 + (deciding ? 1 : 0);
  const known = key === undefined ? undefined : made.get(key);
  if (known !== undefined) return known;
  const cited: CitedCriterion =
    traced === undefined ? { ...head, result, deciding } : { ...head, result, deciding, trace: traced() };
  if (key !== undefined && made.size < KEPT) made.set(key, lasting(cited));
  return cited;
}

/** For `seen`, where head and result say it all. */
export const NOTHING_MORE = 0;

const RESULTS: readonly CitedResult[] = ['met', 'not-met', 'undetermined', 'not-applicable', 'overridden'];

/** Numbers up to here stay small ones when a result is added to them. */
const MOST = 2 ** 26;

/**
 * One number for the values of these facts and how each came to be known. None where a fact has no closed list: then
 * nothing is kept of a request but what any other could hold.
 */
export function seenAs({ matter, stated }: Subject, facts: readonly number[], values: FactValues): number | undefined {
  const lists = closedLists(matter.catalogue);
  let seen = 0;
  for (const fact of facts) {
    const list = lists[fact];
    if (list === undefined) return undefined;
    const value = values[fact];
    const place = value === undefined ? -1 : list.get(value);
    if (place === undefined) return undefined;
    // Unknown is 0; each value takes two numbers, stated and entailed.
    const state = place < 0 ? 0 : 1 + 2 * place + (stated[fact] === undefined ? 1 : 0);
    seen = seen * (1 + 2 * list.size) + state;
    if (seen > MOST) return undefined;
  }
  return seen;
}
