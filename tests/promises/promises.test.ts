/** The promises of the architecture, section 8, over every shipped ruleset and random requests. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Care, CitedCriterion, Determination } from '../../src/domain/determination.js';
import { isCalendarDate, daysInSpan } from '../../src/domain/dates.js';
import { isInstant } from '../../src/facts/validate.js';
import type { Outcome } from '../../src/domain/faults.js';
import type { Scale } from '../../src/clinical/scale.js';
import type { Rule } from '../../src/rulesets/documents.js';
import { review } from '../../src/review.js';
import { shippedLibrary } from '../clinical/engine.js';
import { isAsked, requestOf, requests, type Facts, type RandomRequest } from './requests.js';

const library = shippedLibrary();
const anyRequest = requests(library);

const tally: Record<string, number> = {};
const count = (key: string): void => {
  tally[key] = (tally[key] ?? 0) + 1;
};
let slowestMs = 0;
afterAll(() => {
  process.stdout.write(`random requests: ${JSON.stringify(tally)}; slowest ${slowestMs.toFixed(0)} ms\n`);
});

function answer(request: RandomRequest): Outcome<Determination> {
  const before = performance.now();
  const outcome = review(requestOf(request), library, 'full');
  const ms = performance.now() - before;
  slowestMs = Math.max(slowestMs, ms);
  return outcome;
}

/** Runs a property over determinations; a faulty request is counted and passes. */
function forDeterminations(
  numRuns: number,
  check: (determination: Determination, request: RandomRequest) => void,
): void {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const outcome = answer(request);
      if (!outcome.ok) {
        count(outcome.faults[0]?.code ?? 'fault');
        return;
      }
      count(outcome.value.decision);
      check(outcome.value, request);
    }),
    { numRuns },
  );
}

function rulesetOf({ provenance }: Determination): {
  rules: ReadonlyMap<string, Rule>;
  scaleOf: (age: unknown) => Scale;
} {
  const ruleset = library.payers
    .get(provenance.ruleset?.payer ?? '')
    ?.versions.find(({ document }) => document.version === provenance.ruleset?.version);
  if (ruleset === undefined)
    return {
      rules: new Map(),
      scaleOf: () => {
        throw new Error('no ruleset');
      },
    };
  const { arms, document } = ruleset;
  const tables = [arms.adult.table, arms.adolescent.table];
  return {
    rules: new Map(tables.flatMap((table) => table.rules.map(({ rule }) => [rule.id, rule]))),
    scaleOf: (age) => arms[typeof age === 'number' && age < document.adultFrom ? 'adolescent' : 'adult'].finder.scale,
  };
}

const definite = ({ decision }: Determination): boolean => decision !== 'pend';
const outcomeOf = ({ decision, authorized, notYetReviewable }: Determination): string =>
  JSON.stringify([decision, canonical(authorized), canonical(notYetReviewable)]);
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, one]) => [key, canonical(one)]),
  );
}

const RUNS = 1200;

test('1, 2, 4, 5: finality, citations, never above what was asked, protections', () => {
  forDeterminations(RUNS, (determination, { facts }) => {
    const where = JSON.stringify(facts);
    promise1(determination, where);
    promise2(determination, where);
    promise4(determination, facts);
    promise5(determination, where);
  });
  for (const decision of ['approve', 'downgrade', 'deny', 'pend'])
    expect(tally[decision] ?? 0, decision).toBeGreaterThan(10);
});

/** No answer but a full approval is final without an attestation. */
function promise1({ finality, decision, releasable, reviewer }: Determination, where: string): void {
  if (finality === 'final') expect(decision, where).toBe('approve');
  expect(releasable, where).toBe(finality === 'final');
  expect(reviewer.required === 'none', where).toBe(finality === 'final');
}

const ADVERSE = new Set(['deny', 'downgrade', 'limit']);

/** A denial or downgrade names a criterion that was evaluated and not met, or an adverse rule that is, with its source. */
function promise2({ decision, criteria }: Determination, where: string): void {
  if (decision !== 'deny' && decision !== 'downgrade') return;
  const names = (one: CitedCriterion): boolean =>
    one.deciding &&
    one.source.title !== '' &&
    (one.result === 'not-met' || (one.result === 'met' && ADVERSE.has(one.effect ?? '')));
  expect(criteria.some(names), where).toBe(true);
}

const days = ({ from, to, units, unit }: Care): number | undefined =>
  from !== undefined && to !== undefined ? daysInSpan(from, to) : unit === 'day' ? units : undefined;

/** Never more than was asked; less than is indicated only where less was asked or a rule of the payer says so. */
function promise4(determination: Determination, facts: Facts): void {
  const { authorized, requested, findings, tension, criteria, decision } = determination;
  if (authorized === undefined) return;
  const where = JSON.stringify([facts, authorized]);
  const scale = rulesetOf(determination).scaleOf(facts['member.age']);
  const [given, asked] = [authorized.level, requested.level];
  if (given.treatment !== undefined) {
    expect(asked.treatment, where).toBeDefined();
    expect(['same', 'more'], where).toContain(scale.compareTreatment(asked.treatment as string, given.treatment));
  }
  if (given.withdrawal !== undefined)
    expect(scale.withdrawal.indexOf(asked.withdrawal ?? ''), where).toBeGreaterThanOrEqual(
      scale.withdrawal.indexOf(given.withdrawal),
    );
  if (given.otp === true) expect(asked.otp, where).toBe(true);
  if (given.recoveryResidence === true) expect(asked.recoveryResidence, where).toBe(true);
  if (requested.hoursPerWeek !== undefined)
    expect(authorized.hoursPerWeek ?? authorized.hoursPerWeekBelow ?? 0, where).toBeLessThanOrEqual(
      requested.hoursPerWeek,
    );
  if (requested.units !== undefined && authorized.unit === requested.unit)
    expect(authorized.units ?? 0, where).toBeLessThanOrEqual(requested.units);
  const [before, after] = [days(requested), days(authorized)];
  if (before !== undefined && after !== undefined) expect(after, where).toBeLessThanOrEqual(before);
  if (authorized.from !== undefined) expect(authorized.from, where).toBe(requested.from);

  if (decision === 'approve') expect(JSON.stringify(canonical(given)), where).toBe(JSON.stringify(canonical(asked)));
  const indicated = findings.clinical.indicated?.treatment;
  if (indicated === undefined || given.treatment === undefined) return;
  if (scale.compareTreatment(given.treatment, indicated) !== 'less') return;
  const askedForLess = scale.compareTreatment(asked.treatment as string, indicated) === 'less';
  const cited = criteria.some(
    (one) => one.deciding && (one.kind === 'coverage' || ADVERSE.has(one.effect ?? '')) && one.basis !== undefined,
  );
  expect(askedForLess || (tension.kind === 'payer-prevailed' && cited), where).toBe(true);
  if (askedForLess && decision === 'approve')
    expect(['request-below-need', 'statute-prevailed'], where).toContain(tension.kind);
}

/** A met exemption outranks every clinical, cost and documentation rule; a prohibited reason supports nothing. */
function promise5(determination: Determination, where: string): void {
  const { criteria, findings } = determination;
  const { rules } = rulesetOf(determination);
  const deciding = criteria.flatMap((one) => (one.deciding && rules.has(one.id) ? [rules.get(one.id) as Rule] : []));
  const adverse = deciding.filter(({ then }) => ADVERSE.has(then.effect) || then.effect === 'pend');
  if (findings.clinical.finding === 'not-evaluated' && determination.reason !== 'unverified-source')
    for (const { basis, id } of adverse) expect(['coverage'], `${id} ${where}`).toContain(basis);
  const prohibited = criteria.flatMap((one) => {
    const rule = one.result === 'met' && one.status !== 'unverified' ? rules.get(one.id) : undefined;
    return rule?.then.effect === 'prohibit' ? rule.then.reasons : [];
  });
  if (
    determination.authorized === undefined ||
    JSON.stringify(determination.authorized.level) === JSON.stringify(determination.requested.level)
  )
    for (const { then } of adverse) if ('reason' in then) expect(prohibited, where).not.toContain(then.reason);
}

/**
 * Taking a fact away may change an answer to another, and not to a question, only here:
 * - home support: stated, it wins over what Dimension 6 entails (R23), so without it the entailed value counts.
 */
const ASKED_BY_RULES = new Set(
  [...library.payers.values()].flatMap(({ versions }) =>
    versions.flatMap(({ rules }) => rules.flatMap(({ then }) => (then.effect === 'pend' ? then.needs : []))),
  ),
);

const MAY_CHANGE = new Set([
  'assessment.asam3.homeSupportsWithdrawal',
  // That a level cannot be had is a statement of supply (ruling R19); unsaid, the level is taken to be there.
  'availability.unavailableLevels',
  'availability.reason',
]);

test('3: without an optional fact an answer stays as it was or becomes a question', () => {
  fc.assert(
    fc.property(anyRequest, fc.infiniteStream(fc.nat()), (request, picks) => {
      const before = answer(request);
      if (!before.ok || !definite(before.value)) return;
      const optional = Object.keys(request.facts).filter((name) => !isAsked(name) && !MAY_CHANGE.has(name));
      for (let tries = 0; tries < 4 && optional.length > 0; tries += 1) {
        const [gone] = optional.splice(picks.next().value % optional.length, 1) as [string];
        const { [gone]: _, ...facts } = request.facts;
        const after = answer({ ...request, facts });
        if (!after.ok || !definite(after.value)) continue;
        count('still answered without a fact');
        expect(outcomeOf(after.value), `without ${gone}: ${JSON.stringify(request.facts)}`).toBe(
          outcomeOf(before.value),
        );
      }
    }),
    { numRuns: 600 },
  );
  expect(tally['still answered without a fact'] ?? 0).toBeGreaterThan(100);
});

describe('8: the same bytes', () => {
  const sample = fc.sample(anyRequest, { numRuns: 60, seed: 8 });
  const bytes = (request: RandomRequest, from = library): string =>
    JSON.stringify(review(requestOf(request), from, 'full'));
  const first = sample.map((request) => bytes(request));

  test('in any order, and from a library loaded again', () => {
    const again = shippedLibrary();
    const backwards = [...sample.entries()].reverse();
    for (const [index, request] of backwards) expect(bytes(request, again)).toBe(first[index]);
  });

  test('at any concurrency', async () => {
    const staggered = sample.map(async (request, index) => {
      for (let turn = 0; turn < index % 7; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return bytes(request);
    });
    expect(await Promise.all(staggered)).toEqual(first);
  });

  test('whatever the order of keys in the request', () => {
    const shuffled = (request: RandomRequest): RandomRequest => ({
      ...request,
      facts: Object.fromEntries(Object.entries(request.facts).reverse()),
    });
    expect(sample.map((request) => bytes(shuffled(request)))).toEqual(first);
  });
});

describe('every determination', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/determination.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addFormat('calendar-date', isCalendarDate);
  ajv.addFormat('instant', isInstant);
  ajv.addFormat('date', isCalendarDate);
  ajv.addFormat('date-time', isInstant);
  ajv.addFormat('uri', () => true);
  const valid = ajv.compile(schema);

  /** A level code, a withdrawal code or an abbreviation that a patient would not know. */
  const CODE = /\b\d\.\d\b|-WM\b|\bOTP\b|\b(IOP|PHP|RTC|SUD|OUD|ASAM|LOC|COE|BIO|PSY|MOUD|WM|UR)\b|\blevel \d\b/i;
  const HOLE = /\{|\}|undefined|null|NaN| {2}|\s[.,;:]|\.\.|^\s|\s$|: \.|: A (reviewer|clinician)/;

  test('fits its schema and says its reason in plain words', () => {
    forDeterminations(400, (determination, { facts }) => {
      const where = JSON.stringify(facts);
      const plain = JSON.parse(JSON.stringify(determination)) as Determination;
      expect(
        valid(plain) ? [] : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`),
        where,
      ).toEqual([]);
      expect(plain.rationale, where).not.toMatch(HOLE);
      expect(plain.rationale, where).not.toMatch(CODE);
      for (const text of [
        ...plain.advice,
        plain.tension.statement,
        plain.findings.clinical.statement,
        plain.findings.payer.statement,
        plain.reviewer.statement,
      ])
        expect(text, where).not.toMatch(HOLE);
      if (plain.decision === 'pend') expect(plain.authorized, where).toBeUndefined();
      if (plain.decision === 'approve' || plain.decision === 'downgrade') expect(plain.authorized, where).toBeDefined();
      if (plain.reason === 'information-needed') expect(plain.missing.length, where).toBeGreaterThan(0);
      // Facts that contradict each other are asked for again, and hours below a level's floor with the level (P13); nothing else that is stated is.
      if (plain.reason === 'inconsistent-facts') return;
      // What a rule asks for may be stated, and be what is wrong.
      for (const { fact } of plain.missing.filter(
        (one) => !/^requested\.(hours|level)/.test(one.fact) && !ASKED_BY_RULES.has(one.fact),
      ))
        // An empty list of diagnoses says nothing of them.
        expect([undefined, 'unknown', []], `${fact} is stated and asked for: ${where}`).toContainEqual(facts[fact]);
    });
  });
});
