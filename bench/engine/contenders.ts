import path from 'node:path';
import { loadLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import type { Work } from '../rounds/contender.js';
import type { Request, Workload } from '../workload.js';
import { createFactReader, loadWorkload } from '../workload.js';
import { createJsonLogic } from './json-logic.js';
import { createPeer, jsonOf, verdictsOf } from './json-rules-engine.js';
import { createOurs } from './ours.js';
import { flatten } from './translate.js';
import { createZen } from './zen.js';

export interface EngineOptions {
  readonly ruleset: string;
  readonly requests: number;
}

export const BASELINE = {
  outcomes: 'json-rules-engine: outcomes',
  cited: 'json-rules-engine: cited',
  json: 'json-rules-engine: cited, as JSON',
  text: 'json-rules-engine: text to text',
} as const;

export const REVIEW = {
  answered: 'ours: review, answered: text to text',
  asked: 'ours: review, asked back: text to text',
} as const;

type Maker = (workload: Workload) => Work;

const over =
  <T>(items: readonly T[], use: (item: T) => number | Promise<number>): Work =>
  (turn) =>
    use(items[turn % items.length] as T);

const sum = (verdicts: readonly boolean[]): number => verdicts.reduce((count, met) => count + Number(met), 0);

/** Every way of deciding, from facts in the form it likes best; those from text to text read and derive the facts too. */
export const CONTENDERS: Readonly<Record<string, Maker>> = {
  [BASELINE.outcomes]: (workload) => {
    const { run } = createPeer(workload);
    return over(workload.requests, async ({ facts }) => sum(verdictsOf(await run(facts))));
  },
  [BASELINE.cited]: (workload) => {
    const { cite, run } = createPeer(workload);
    return over(workload.requests, async ({ body, facts }) => cite(body, await run(facts)).length);
  },
  [BASELINE.json]: (workload) => {
    const { cite, run } = createPeer(workload);
    return over(workload.requests, async ({ body, facts }) => jsonOf(cite(body, await run(facts))).length);
  },
  [BASELINE.text]: (workload) => {
    const { cite, run } = createPeer(workload);
    const read = createFactReader(workload.catalogue);
    return over(textsOf(workload.requests), async (text) => {
      const body = JSON.parse(text) as Request['body'];
      return jsonOf(cite(body, await run(read(body).facts))).length;
    });
  },
  'ZEN: outcomes': ({ conditions, requests }) => {
    const zen = createZen(conditions, 'guarded');
    return over(
      requests.map(({ facts }) => flatten(facts)),
      async (facts) => {
        const verdicts = await zen(facts);
        return verdicts === 'error' ? Number.NaN : sum(verdicts);
      },
    );
  },
  'json-logic-engine, compiled: outcomes': ({ conditions, requests }) => {
    const logic = createJsonLogic(conditions, 'guarded');
    return over(
      requests.map(({ facts }) => flatten(facts)),
      (facts) => sum(logic(facts)),
    );
  },
  'ours: outcomes': (workload) => {
    const { verdicts } = createOurs(workload);
    return over(workload.requests, ({ values }) => verdicts(values).conditions[0] as number);
  },
  'ours: cited': (workload) => {
    const { cite } = createOurs(workload);
    return over(workload.requests, ({ body, values }) => cite(body, values).length);
  },
  'ours: cited, as JSON': (workload) => {
    const { cite } = createOurs(workload);
    return over(workload.requests, ({ body, values }) => JSON.stringify(cite(body, values)).length);
  },
  'ours: text to text': (workload) => {
    const { cite } = createOurs(workload);
    const read = createFactReader(workload.catalogue);
    return over(textsOf(workload.requests), (text) => {
      const body = JSON.parse(text) as Request['body'];
      return JSON.stringify(cite(body, read(body).values)).length;
    });
  },
  'parse and stringify, no decision': (workload) => {
    const { cite } = createOurs(workload);
    const stored = workload.requests.map(({ body, values }) => cite(body, values));
    return over(
      textsOf(workload.requests).map((text, index) => ({ text, answer: stored[index] })),
      ({ text, answer }) => JSON.stringify(answer).length + Object.keys(JSON.parse(text) as object).length,
    );
  },
  [REVIEW.answered]: (workload) => reviewing(workload, 'answered'),
  [REVIEW.asked]: (workload) => reviewing(workload, 'asked back'),
};

/** The whole pipeline, over the requests that get an answer or over those that get a question. */
function reviewing(workload: Workload, kind: 'answered' | 'asked back'): Work {
  const loaded = loadLibrary(path.resolve('rulesets'));
  if (!loaded.ok) throw new Error(`the rulesets have ${loaded.faults.length} faults`);
  const { library } = loaded;
  const wanted = workload.requests.filter(({ body }) => {
    const outcome = review(body, library);
    return outcome.ok && outcome.value.missing.length > 0 === (kind === 'asked back');
  });
  return over(textsOf(wanted), (text) => JSON.stringify(review(JSON.parse(text), library)).length);
}

const textsOf = (requests: readonly Request[]): readonly string[] => requests.map(({ body }) => JSON.stringify(body));

export function build(name: string, { requests, ruleset }: EngineOptions): Work {
  const make = CONTENDERS[name];
  if (make === undefined) throw new Error(`no contender "${name}"`);
  return make(loadWorkload(path.resolve('rulesets'), ruleset, requests));
}
