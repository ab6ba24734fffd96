import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Findings, Program } from '../../src/conditions/program.js';
import type { Truth } from '../../src/domain/truth.js';
import { MET, NOT_MET, UNDETERMINED } from '../../src/domain/truth.js';
import type { Ruleset } from '../../src/library.js';
import type { FactValues } from '../../src/facts/catalogue.js';
import type { ReviewRequest } from '../../src/request.js';
import { review } from '../../src/review.js';
import { check } from '../../src/second-opinion/check.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import { requestOf, requests } from '../promises/requests.js';
import { PLANTED, SOUND, type Evaluate } from './planted.js';

/** The evaluator of the whole service, and what it makes of a condition that entails, exchanged while a fault is planted. */
const planted = vi.hoisted(() => ({ evaluate: undefined as unknown, entailing: undefined as unknown }));

vi.mock('../../src/conditions/program.js', async (original) => {
  const real = await original<{ evaluate: Evaluate; reevaluate: Reevaluate }>();
  const misread = (program: Program, { conditions }: Findings): void => {
    const misreading = planted.entailing as ((truth: Truth) => Truth) | undefined;
    if (misreading !== undefined && ENTAILING.has(program))
      conditions.forEach((truth, index) => (conditions[index] = misreading(truth as Truth)));
  };
  return {
    ...real,
    evaluate: (program: Program, values: FactValues, findings?: Findings) => {
      const found = ((planted.evaluate as Evaluate | undefined) ?? real.evaluate)(program, values, findings);
      misread(program, found);
      return found;
    },
    reevaluate: (program: Program, fact: number, values: FactValues, findings: Findings) => {
      real.reevaluate(program, fact, values, findings);
      misread(program, findings);
    },
  };
});

afterEach(() => {
  planted.evaluate = undefined;
  planted.entailing = undefined;
});

type Reevaluate = (program: Program, fact: number, values: FactValues, findings: Findings) => void;

/** The programs of every criteria set that say what follows from what is known. */
const ENTAILING: ReadonlySet<Program> = new Set(
  [...REAL_LIBRARY.payers.values()]
    .flatMap(({ versions }) => versions.flatMap(({ arms }) => Object.values(arms)))
    .flatMap(({ comparison, finder }) => [finder, ...(comparison === undefined ? [] : [comparison])])
    .flatMap(({ method }) => (method.kind === 'best-fit' ? [method.set.entailmentProgram] : [])),
);

const REQUESTS = fc.sample(requests(REAL_LIBRARY), { numRuns: 1000, seed: 2026 }).map(requestOf) as ReviewRequest[];
const pause = (): Promise<void> => Promise.resolve();

/** How many requests it takes until a second opinion differs, when each is checked. */
async function noticedAfter(whileChecking: 'faulty' | 'sound', evaluate: Evaluate): Promise<number | undefined> {
  let count = 0;
  for (const request of REQUESTS) {
    count += 1;
    planted.evaluate = evaluate;
    const outcome = answerTo(request);
    if (whileChecking === 'sound') planted.evaluate = undefined;
    if (outcome?.ok !== true || outcome.value.provenance.ruleset === undefined) continue;
    const given = { library: REAL_LIBRARY, request, detail: 'summary', answer: outcome.value } as const;
    if (!(await check(given, pause)).agrees) return count;
  }
  return undefined;
}

/** A fault so gross that the engine finds it itself is answered with a 500; the second opinion waits for the next request. */
function answerTo(request: ReviewRequest): ReturnType<typeof review> | undefined {
  try {
    return review(request, REAL_LIBRARY);
  } catch {
    return undefined;
  }
}

describe('a fault planted in the evaluator is noticed within 1,000 requests', () => {
  test.each(Object.entries(PLANTED))('%s', async (name, evaluate) => {
    const after = await noticedAfter('faulty', evaluate);
    expect(after).toBeLessThanOrEqual(REQUESTS.length);
  });

  test.each(['unknown is false', 'not, forgotten', 'at least, read as more than'])(
    '%s, only while answers were given: what they cite and what comes out again tell',
    async (name) => {
      expect(await noticedAfter('sound', PLANTED[name] as Evaluate)).toBeLessThanOrEqual(REQUESTS.length);
    },
  );
});

describe('a fault in what facts entail is noticed', () => {
  test.each([
    ['nothing is ever entailed', () => NOT_MET],
    ['what is unknown entails', (truth: Truth) => (truth === UNDETERMINED ? MET : truth)],
    ['everything is entailed', () => MET],
  ] as const)('%s', async (_, misreading) => {
    planted.entailing = misreading;
    expect(await noticedAfter('faulty', SOUND)).toBeLessThanOrEqual(REQUESTS.length);
  });
});

describe('a fault in one condition of one version is noticed', () => {
  const { arms } = REAL_LIBRARY.payers.get('example-health')?.versions.at(-1) as Ruleset;
  const { program, rules } = arms.adult.table;
  test.each([
    ['always met', MET],
    ['never met', NOT_MET],
  ] as const)('%s', async (_, answer) => {
    const at = rules.findIndex(({ rule }) => rule.id === 'eh-01-lower-level-first');
    const one: Evaluate = (given, values, findings) => {
      const found = SOUND(given, values, findings);
      if (given === program) found.conditions[at] = answer;
      return found;
    };
    expect(await noticedAfter('faulty', one)).toBeLessThanOrEqual(REQUESTS.length);
  });
});

test('without a fault there is no alarm, by the evaluator of the service and by a plain one', async () => {
  let checked = 0;
  for (const [index, request] of REQUESTS.slice(0, 200).entries()) {
    planted.evaluate = index % 2 === 0 ? undefined : SOUND;
    const outcome = review(request, REAL_LIBRARY);
    if (!outcome.ok) continue;
    const given = { library: REAL_LIBRARY, request, detail: 'summary', answer: outcome.value } as const;
    expect(await check(given, pause)).toEqual({ agrees: true, differing: [], again: true });
    checked += 1;
  }
  expect(checked).toBeGreaterThan(100);
});
