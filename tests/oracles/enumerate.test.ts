/** The branching enumeration gives what the plain product over all values of all unknown facts gives. */
import { expect, test } from 'vitest';
import {
  ADOLESCENT_DOMAINS,
  ADOLESCENT_FACTS,
  allowedAdolescentValues,
  consistentAdolescent,
  placeAdolescent,
  possibleAdolescent,
  type AdolescentFact,
  type CompleteAdolescent,
} from './asam3-adolescent.js';
import {
  ADULT_DOMAINS,
  ADULT_FACTS,
  adultResultKey,
  allowedAdultValues,
  consistentAdult,
  placeAdult,
  possibleAdult,
  possibleAdultTreatments,
  treatmentForAdult,
  type AdultFact,
  type CompleteAdult,
} from './asam3-adult.js';

/** A small repeatable source of numbers (Park and Miller). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function oneOf<T>(values: readonly T[], next: (below: number) => number): T {
  const value = values[next(values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

/** Every way to give the named facts a value, added to the known ones. */
function product<Facts extends object>(
  known: Partial<Facts>,
  unknown: readonly (keyof Facts)[],
  domains: { readonly [Name in keyof Facts]: readonly unknown[] },
): Facts[] {
  let completions: Partial<Facts>[] = [known];
  for (const name of unknown) {
    completions = completions.flatMap((facts) =>
      domains[name].map((value) => ({ ...facts, [name]: value }) as Partial<Facts>),
    );
  }
  return completions as Facts[];
}

function chooseUnknown<Name extends string>(
  names: readonly Name[],
  size: (name: Name) => number,
  next: (below: number) => number,
): Name[] {
  const unknown: Name[] = [];
  let completions = 1;
  for (let tries = 0; tries < 12; tries += 1) {
    const name = oneOf(names, next);
    if (unknown.includes(name) || completions * size(name) > 2000) continue;
    completions *= size(name);
    unknown.push(name);
  }
  return unknown;
}

/** Ratings lean to the middle, where most of the criteria decide. */
const LEANING = [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4] as const;

/** Dependent facts last, so that each can be given a value its entailment allows. */
function adultOrder(): AdultFact[] {
  const last: AdultFact[] = ['homeSupportsWithdrawal', 'withdrawalNeed', 'needs24hNursing'];
  return [...ADULT_FACTS.filter((name) => !last.includes(name)), ...last];
}

function someAdult(stated: ReadonlySet<AdultFact>, next: (below: number) => number): CompleteAdult {
  const facts: Record<string, unknown> = {};
  for (const name of adultOrder()) {
    const values = /^d[1-6]$/.test(name)
      ? LEANING
      : allowedAdultValues(name, facts as unknown as CompleteAdult, stated);
    facts[name] = oneOf<unknown>(values, next);
  }
  return facts as unknown as CompleteAdult;
}

test('adults: possible results equal the plain product', () => {
  const next = numbers(20131);
  let inconsistent = 0;
  for (let round = 0; round < 400; round += 1) {
    const unknown = chooseUnknown(ADULT_FACTS, (name) => ADULT_DOMAINS[name].length, next);
    const stated = new Set(ADULT_FACTS.filter((name) => !unknown.includes(name)));
    const facts: Partial<CompleteAdult> = { ...someAdult(stated, next) };
    for (const name of unknown) Reflect.deleteProperty(facts, name);
    if (next(2) === 0) {
      // Every other time one stated fact that may contradict the others.
      const entailable = [
        'withdrawalNeed',
        'needs24hNursing',
        'needs24hSupport',
        'imminentDanger',
        'd3a',
        'cognitiveImpairment',
      ] as const;
      const name = oneOf([...entailable, ...stated], next);
      if (!stated.has(name)) continue;
      Object.assign(facts, { [name]: oneOf<unknown>(ADULT_DOMAINS[name], next) });
    }
    const completions = product<CompleteAdult>(facts, unknown, ADULT_DOMAINS).filter((complete) =>
      consistentAdult(complete, stated),
    );
    const results = possibleAdult(facts);
    const treatments = possibleAdultTreatments(facts);
    if (completions.length === 0) {
      inconsistent += 1;
      expect(results).toBe('inconsistent');
      expect(treatments).toBe('inconsistent');
      continue;
    }
    expect(results).toEqual(new Set(completions.map((complete) => adultResultKey(placeAdult(complete)))));
    expect(treatments).toEqual(new Set(completions.map((complete) => treatmentForAdult(complete))));
  }
  expect(inconsistent).toBeGreaterThan(10);
}, 30_000);

function someAdolescent(next: (below: number) => number): CompleteAdolescent {
  const facts: Record<string, unknown> = {};
  for (const name of ADOLESCENT_FACTS) {
    const values = /^d\d[a-e]?$/.test(name)
      ? LEANING
      : allowedAdolescentValues(name, facts as unknown as CompleteAdolescent);
    facts[name] = oneOf<unknown>(values, next);
  }
  return facts as unknown as CompleteAdolescent;
}

test('adolescents: possible results equal the plain product', () => {
  const next = numbers(20132);
  for (let round = 0; round < 400; round += 1) {
    const unknown = chooseUnknown<AdolescentFact>(ADOLESCENT_FACTS, (name) => ADOLESCENT_DOMAINS[name].length, next);
    const facts: Partial<CompleteAdolescent> = { ...someAdolescent(next) };
    for (const name of unknown) Reflect.deleteProperty(facts, name);
    const completions = product<CompleteAdolescent>(facts, unknown, ADOLESCENT_DOMAINS).filter(consistentAdolescent);
    for (const residentialCombination of [undefined, 'at-least-two', 'each'] as const) {
      const results = possibleAdolescent(facts, { residentialCombination });
      const expected = new Set(completions.map((complete) => placeAdolescent(complete, { residentialCombination })));
      expect(results).toEqual(completions.length === 0 ? 'inconsistent' : expected);
    }
  }
}, 30_000);
