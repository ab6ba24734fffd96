import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { referenceVerdicts } from '../../src/conditions/reference.js';
import { anyCondition, anyValues, CATALOGUE } from './world.js';

const [CONDITIONS] = fc.sample(fc.array(anyCondition, { minLength: 24, maxLength: 24, size: 'max' }), {
  numRuns: 1,
  seed: 7,
}) as [never[]];
const REQUESTS = fc.sample(anyValues, { numRuns: 50, seed: 11 });

async function afterTurns<T>(turns: number, work: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns; turn += 1) await undefined;
  return work();
}

describe('overlapping runs of the reference', () => {
  it('each return every finding, and the one a run alone returns', { timeout: 60_000 }, async () => {
    const alone = [];
    for (const values of REQUESTS) alone.push(await referenceVerdicts(CONDITIONS, values, CATALOGUE));
    for (let round = 0; round < 20; round += 1) {
      const overlapping = await Promise.all(
        REQUESTS.map((values, index) =>
          afterTurns((index * 7 + round * 3) % 37, () => referenceVerdicts(CONDITIONS, values, CATALOGUE)),
        ),
      );
      expect(overlapping).toEqual(alone);
    }
  });
});

describe('a reference run that left something out', () => {
  afterEach(() => {
    vi.doUnmock('json-rules-engine');
    vi.resetModules();
  });

  type Run = Promise<{ results: { conditions: { all: { result?: boolean }[] } }[]; failureResults: unknown[] }>;
  const withRun = async (spoil: (outcome: Awaited<Run>) => void): Promise<typeof referenceVerdicts> => {
    vi.resetModules();
    vi.doMock('json-rules-engine', async (original) => {
      const { Engine } = await original<{ Engine: new () => { run(facts: unknown): Run } }>();
      class Spoilt extends Engine {
        override async run(facts: unknown): Run {
          const outcome = await super.run(facts);
          spoil(outcome);
          return outcome;
        }
      }
      return { Engine: Spoilt };
    });
    return (await import('../../src/conditions/reference.js')).referenceVerdicts;
  };
  const yes = { fact: 'yes', operator: 'equal', value: true } as const;
  const values = REQUESTS[0]?.map(() => undefined).with(0, true as never) as never;

  it('throws when a rule is missing', async () => {
    const spoilt = await withRun((outcome) => outcome.results.pop());
    await expect(spoilt([yes, { not: yes }], values, CATALOGUE)).rejects.toThrow('answered 1 of 2 rules');
  });

  it('throws when a rule is answered twice and another not at all', async () => {
    const spoilt = await withRun((outcome) => {
      outcome.results.push(outcome.results[0] as never);
      outcome.failureResults.pop();
    });
    await expect(spoilt([yes, { not: yes }], values, CATALOGUE)).rejects.toThrow('answered 1 of 2 rules');
  });

  it('throws when a leaf is missing', async () => {
    const spoilt = await withRun((outcome) => {
      for (const { conditions } of outcome.results) delete conditions.all[0]?.result;
    });
    await expect(spoilt([yes], values, CATALOGUE)).rejects.toThrow('left yes unevaluated');
  });
});
