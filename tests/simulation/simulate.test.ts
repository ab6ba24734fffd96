/** Counts against a plain second count; causes against rules taken away one by one; nothing of a request in them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/analysis/cases.js';
import { createSimulator } from '../../src/analysis/simulation/simulate.js';
import type { Simulation, Slice } from '../../src/analysis/simulation/simulation.js';
import { effectOf } from '../../src/analysis/simulation/standing.js';
import { fail, succeed } from '../../src/domain/faults.js';
import type { Payer, Ruleset } from '../../src/library.js';
import { ask, pose } from '../../src/pose.js';
import { verdict } from '../../src/verdict.js';
import { shippedLibrary } from '../clinical/engine.js';
import { requestOf, requests } from '../promises/requests.js';

const library = shippedLibrary();
const payers = [...library.payers.values()];

/** Cases of all versions of the payer, spread evenly where there are many. */
function casesOf(payer: Payer): readonly unknown[] {
  const all = payer.versions.flatMap(({ cases }) => cases.flatMap((one) => one.cases.map((each) => bodyOf(one, each))));
  const step = Math.ceil(all.length / 60);
  return all.filter((_, index) => index % step === 0);
}

function simulate(payer: Payer, before: Ruleset, after: Ruleset, bodies: readonly unknown[]): Simulation {
  const simulator = createSimulator(library, { payer: payer.document.payer, before, after, draft: false });
  bodies.forEach((body, index) => simulator.judge(index + 1, succeed(body)));
  return simulator.result(false);
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

/** What must add up, whatever was simulated. */
function addsUp({ byDriver, byLevel, byPopulation, decisions, effects, levels, requests: counts }: Simulation): void {
  const { faulty, judged, notBound, otherPayer, read } = counts;
  expect(judged + faulty + otherPayer + sum(notBound)).toBe(read);
  expect(sum(effects)).toBe(judged);
  for (const cells of [decisions, levels]) expect(cells.reduce((total, { count }) => total + count, 0)).toBe(judged);
  for (const slices of [byLevel, byPopulation, byDriver] as readonly (readonly Slice[])[]) {
    expect(slices.reduce((total, slice) => total + slice.judged, 0)).toBe(judged);
    for (const slice of slices)
      for (const part of [slice.effects, slice.before, slice.after]) expect(sum(part)).toBe(slice.judged);
  }
}

/** The same count without anything shared between the versions. */
function plainly(before: Ruleset, after: Ruleset, bodies: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const body of bodies) {
    const asking = ask(body, library);
    if (!asking.ok) continue;
    const [one, other] = [pose(asking.value, before), pose(asking.value, after)];
    if (!one.ok || !other.ok) continue;
    const [first, second] = [verdict(one.value), verdict(other.value)];
    const sameEdition = one.value.arm.finder.scale.edition === other.value.arm.finder.scale.edition;
    const effect = effectOf(first, second, sameEdition ? other.value.arm.finder.scale : undefined);
    for (const key of [`${first.decision} ${second.decision}`, effect]) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function counted({ decisions, effects }: Simulation): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { after, before, count } of decisions) counts[`${before} ${after}`] = count;
  for (const [effect, count] of Object.entries(effects)) if (count > 0) counts[effect] = count;
  return counts;
}

const pairs = payers.flatMap((payer) =>
  payer.versions.flatMap((before) => payer.versions.map((after) => ({ payer, before, after }))),
);

test.each(
  pairs.map(
    (pair) =>
      [`${pair.payer.document.payer} ${pair.before.document.version} → ${pair.after.document.version}`, pair] as const,
  ),
)('counts add up and are those of a plain count: %s', (_, { after, before, payer }) => {
  const bodies = casesOf(payer);
  const simulation = simulate(payer, before, after, bodies);
  addsUp(simulation);
  expect(counted(simulation)).toEqual(plainly(before, after, bodies));
  if (before !== after) return;
  expect(simulation.effects.unchanged).toBe(simulation.requests.judged);
  expect(simulation.causes).toEqual([]);
});

test('so they are on random requests', () => {
  fc.assert(
    fc.property(requests(library), fc.nat(), fc.nat(), (request, one, other) => {
      const payer = library.payers.get(request.payer) as Payer;
      const [before, after] = [one, other].map((at) => payer.versions[at % payer.versions.length]) as [
        Ruleset,
        Ruleset,
      ];
      const body = requestOf(request);
      const simulation = simulate(payer, before, after, [body]);
      addsUp(simulation);
      expect(counted(simulation), JSON.stringify(body)).toEqual(plainly(before, after, [body]));
    }),
    { numRuns: 600 },
  );
});

test('the other way round, better and worse change places', () => {
  for (const { after, before, payer } of pairs) {
    const bodies = casesOf(payer);
    const [there, back] = [simulate(payer, before, after, bodies), simulate(payer, after, before, bodies)];
    expect([back.effects.better, back.effects.worse]).toEqual([there.effects.worse, there.effects.better]);
  }
});

describe('a change is put down to the rule that was changed', () => {
  const without = (ruleset: Ruleset, id: string): Ruleset =>
    library.compile({ ...ruleset, rules: ruleset.rules.filter((rule) => rule.id !== id) });

  test.each(payers.map((payer) => [payer.document.payer, payer] as const))('%s', (_, payer) => {
    const bodies = casesOf(payer);
    let changed = 0;
    for (const ruleset of payer.versions)
      for (const { id, title } of ruleset.rules) {
        const { causes, effects, requests: counts } = simulate(payer, ruleset, without(ruleset, id), bodies);
        const moved = counts.judged - effects.unchanged;
        changed += moved;
        if (moved === 0) continue;
        expect(causes.map(({ change, id: named, kind, title: told }) => ({ change, kind, named, told }))).toEqual([
          { change: 'removed', kind: 'rule', named: id, told: title },
        ]);
        expect(sum(causes[0]?.effects ?? {})).toBe(moved);
      }
    expect(changed).toBeGreaterThan(0);
  });
});

test('a covered level that is excluded is named, and so is a policy', () => {
  const payer = library.payers.get('example-health') as Payer;
  const [ruleset] = payer.versions as [Ruleset];
  const bodies = casesOf(payer);
  const coverage = { ...ruleset.document.coverage, '3.1': { status: 'excluded', evidence: 'verified' } as const };
  const excluded = library.compile({ ...ruleset, document: { ...ruleset.document, coverage } });
  expect(simulate(payer, ruleset, excluded, bodies).causes).toContainEqual(
    expect.objectContaining({ kind: 'coverage', level: '3.1' }),
  );
  const policy = { ...ruleset.document.policy, findingsOnly: !ruleset.document.policy.findingsOnly };
  const findings = library.compile({ ...ruleset, document: { ...ruleset.document, policy } });
  expect(simulate(payer, ruleset, findings, bodies).causes.map(({ kind }) => kind)).toEqual(['policy']);
});

describe('what is not judged', () => {
  const payer = library.payers.get('va-medicaid-arts') as Payer;
  const [before, after] = [payer.versions[0], payer.versions.at(-1)] as [Ruleset, Ruleset];
  const [body] = casesOf(payer) as [Record<string, object>];

  test('is counted by what is wrong, with its lines', () => {
    const simulator = createSimulator(library, { payer: 'va-medicaid-arts', before, after, draft: true });
    simulator.judge(3, fail({ code: 'body-not-json' }));
    simulator.judge(4, succeed({ payer: 'va-medicaid-arts' }));
    simulator.judge(5, succeed({ ...body, payer: 'someone-else' }));
    simulator.judge(6, succeed({ ...body, requested: { ...body['requested'], level: 'no such level' } }));
    simulator.judge(7, succeed({ ...body, plan: { line: 'commercial' } }));
    simulator.judge(8, succeed(body));
    const { after: second, faults, partial, requests: counts } = simulator.result(true);
    expect(counts).toEqual({
      read: 6,
      judged: 1,
      otherPayer: 1,
      notBound: { before: 0, after: 0, both: 1 },
      faulty: 3,
    });
    expect(faults).toEqual(
      expect.arrayContaining([
        { code: 'body-not-json', under: 'both', count: 1, lines: [3] },
        { code: 'field-missing', under: 'both', count: 1, lines: [4] },
        { code: 'level-unknown', under: 'both', count: 1, lines: [6] },
      ]),
    );
    expect([partial, second.draft]).toEqual([true, true]);
  });

  test('lines are kept in small numbers, and nothing that a request says', () => {
    const mark = 'ZZMARKED';
    const simulator = createSimulator(library, { payer: 'va-medicaid-arts', before, after, draft: false });
    const marked = {
      ...body,
      reference: mark,
      claim: { conditionCode: mark },
      requested: { ...body['requested'], procedureCode: mark, revenueCode: mark },
      previous: { rulesetVersion: mark },
    };
    for (let line = 1; line <= 200; line += 1) {
      simulator.judge(line, succeed(marked));
      simulator.judge(line, succeed({ ...body, [mark]: mark }));
      simulator.judge(line, succeed({ ...body, payer: mark.toLowerCase() }));
    }
    const simulation = simulator.result(false);
    expect(simulation.requests).toMatchObject({ judged: 200, otherPayer: 200, faulty: 200 });
    const text = JSON.stringify(simulation);
    expect(text.toLowerCase()).not.toContain(mark.toLowerCase());
    for (const [, lines = ''] of text.matchAll(/"(?:lines|worseLines)":\[([^\]]*)\]/g))
      expect(lines.split(',').length).toBeLessThanOrEqual(20);
  });
});
