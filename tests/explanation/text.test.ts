/** A determination as text, held against `JSON.stringify`; and citations that are kept, held against the request they answer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TESTS } from '../../src/conditions/operators.js';
import type { Determination, Trace } from '../../src/domain/determination.js';
import { determinationBytes, determinationText } from '../../src/explanation/text.js';
import type { Scalar } from '../../src/facts/catalogue.js';
import { including, INCLUDES } from '../../src/include.js';
import { createLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import { loadDocuments } from '../../src/rulesets/load.js';
import { answeredCases } from '../audit/answered-cases.js';
import { EXAMPLES, REAL_LIBRARY } from '../http/real-service.js';
import { requestOf, requests } from '../promises/requests.js';

const answerTo = (body: unknown, detail?: 'summary' | 'full'): Determination | undefined => {
  const outcome = review(body, REAL_LIBRARY, detail);
  return outcome.ok ? outcome.value : undefined;
};

const CASES = (['summary', 'full'] as const).flatMap((detail) => [...answeredCases(4, detail)]);
const EXAMPLE_ANSWERS = EXAMPLES.flatMap(({ request }) => {
  const answer = answerTo(request);
  return answer === undefined ? [] : [{ body: request as unknown, library: REAL_LIBRARY, answer }];
});
const ALL = [...EXAMPLE_ANSWERS, ...CASES];

const sameText = (answer: Determination): void => {
  const text = JSON.stringify(answer);
  expect(determinationText(answer)).toBe(text);
  expect(determinationBytes(answer).equals(Buffer.from(text))).toBe(true);
};

describe('the text of a determination is its JSON', () => {
  test('for the examples and the cases of every version, in both details, also the second time', () => {
    expect(ALL.length).toBeGreaterThan(1000);
    for (const { answer } of ALL) sameText(answer);
    for (const { answer } of ALL) sameText(answer);
  });

  test('with all that can be asked for beside it', () => {
    for (const { answer, body, library } of ALL.filter((_, index) => index % 150 === 0))
      sameText(including(answer, body, library, INCLUDES));
  });

  test('for one that was stored, and for one in any other order', () => {
    for (const { answer } of ALL.filter((_, index) => index % 10 === 0)) {
      sameText(JSON.parse(JSON.stringify(answer)) as Determination);
      sameText(Object.fromEntries(Object.entries(answer).reverse()) as unknown as Determination);
    }
  });

  test('for random requests', () => {
    fc.assert(
      fc.property(requests(REAL_LIBRARY), fc.constantFrom('summary', 'full'), (request, detail) => {
        const answer = answerTo(requestOf(request), detail);
        if (answer !== undefined) sameText(answer);
      }),
      { numRuns: 200 },
    );
  });

  test('for copies with anything changed', () => {
    const part = fc.constantFrom<keyof Determination>('criteria', 'missing', 'questions', 'provenance', 'findings');
    const change = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...ALL), part, fc.nat(), fc.nat(), change, ({ answer }, name, at, which, value) => {
        sameText(changed(answer, name, at, which, value));
        sameText({ ...answer, [name]: value });
      }),
      { numRuns: 2000 },
    );
  });
});

/** A copy in which one member of one item of a part is another. */
function changed(
  answer: Determination,
  name: keyof Determination,
  at: number,
  which: number,
  value: unknown,
): Determination {
  const part = answer[name];
  const other = (item: object): object => {
    const members = Object.keys(item);
    return { ...item, [members[which % members.length] ?? 'new']: value };
  };
  if (!Array.isArray(part)) return { ...answer, [name]: other(part as object) };
  const items = part as readonly object[];
  return { ...answer, [name]: items.map((item, index) => (index === at % items.length ? other(item) : item)) };
}

describe('a citation that is kept', () => {
  test('says of each fact what this request says of it, and what its parts make of that', () => {
    for (const { answer, body } of ALL)
      for (const { edition, kind, trace } of answer.criteria)
        // A rating of the fourth edition, or what contradicts an entailment, is cited with what follows from it.
        if (trace !== undefined && edition !== '4' && kind !== 'entailment') holds(trace, body);
  });

  test('is the same whatever was asked before', () => {
    const documents = loadDocuments('rulesets');
    if (!documents.ok) throw new Error('the shipped rulesets have faults');
    const other = createLibrary(documents.documents);
    const bodies = ALL.filter(({ library }, index) => library === REAL_LIBRARY && index % 12 === 0).map(
      ({ body }) => body,
    );
    for (const body of bodies.reverse()) {
      const [ours, theirs] = [answerTo(body), review(body, other)];
      expect(theirs.ok ? theirs.value : undefined).toEqual(ours);
    }
  });

  test('cannot be altered, and holds nothing of a fact that can have any value', () => {
    const kept = new Set(ALL.flatMap(({ answer }) => answer.criteria).filter((one) => Object.isFrozen(one)));
    expect(kept.size).toBeGreaterThan(500);
    for (const one of kept) {
      expect(isFrozenThrough(one)).toBe(true);
      expect(one.trace === undefined ? [] : factsIn(one.trace).filter(isOpen)).toEqual([]);
    }
  });
});

const factOf = (name: string): (typeof REAL_LIBRARY.catalogue.facts)[number] | undefined =>
  REAL_LIBRARY.catalogue.facts.find((fact) => fact.name === name);

function isOpen(name: string): boolean {
  const fact = factOf(name);
  if (fact?.type === 'boolean') return false;
  return fact?.type === 'code' ? fact.values === undefined : (fact?.maximum ?? Infinity) > 9;
}

function factsIn(trace: Trace): readonly string[] {
  if ('fact' in trace) return [trace.fact];
  return partsOf(trace).flatMap(factsIn);
}

function partsOf(trace: Trace): readonly Trace[] {
  if ('all' in trace) return trace.all;
  if ('any' in trace) return trace.any;
  if ('of' in trace) return trace.of;
  return 'not' in trace ? [trace.not] : [];
}

const isFrozenThrough = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozenThrough));

/** Written out again, apart from the program: Kleene's logic over what each leaf makes of the value seen. */
function holds(trace: Trace, body: unknown): void {
  partsOf(trace).forEach((part) => {
    holds(part, body);
  });
  const results = partsOf(trace).map(({ result }) => result);
  if ('fact' in trace) leafHolds(trace, body);
  else if ('not' in trace)
    expect(trace.result).toBe({ met: 'not-met', 'not-met': 'met', undetermined: 'undetermined' }[trace.not.result]);
  else if (results.length > 0) {
    const needed =
      'all' in trace ? results.length : 'any' in trace ? 1 : (trace as { readonly atLeast: number }).atLeast;
    const met = results.filter((one) => one === 'met').length;
    const possible = results.filter((one) => one !== 'not-met').length;
    expect(trace.result).toBe(met >= needed ? 'met' : possible >= needed ? 'undetermined' : 'not-met');
  }
}

function leafHolds(
  { fact, operator, origin, result, seen, wanted }: Extract<Trace, { readonly fact: string }>,
  body: unknown,
): void {
  const catalogued = factOf(fact);
  const stated = statedIn(body, fact);
  if (catalogued?.derivedFrom !== undefined) expect(['derived', 'unknown']).toContain(origin);
  // Levels are cited by their codes, however the request names them.
  else if (catalogued?.type !== 'level') {
    expect(origin === 'stated').toBe(stated !== undefined);
    if (origin === 'stated') expect(seen).toBe(stated);
  }
  expect(origin === 'unknown').toBe(seen === null);
  if (seen === null) expect(result).toBe('undetermined');
  else if (Object.hasOwn(TESTS, operator))
    expect(result).toBe(TESTS[operator as keyof typeof TESTS](seen as Scalar, wanted as Scalar) ? 'met' : 'not-met');
}

function statedIn(body: unknown, name: string): unknown {
  let node = body;
  for (const step of name.split('.')) node = (node as Readonly<Record<string, unknown>> | undefined)?.[step];
  return node === 'unknown' ? undefined : node;
}
