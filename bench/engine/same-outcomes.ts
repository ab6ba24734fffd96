import { MET, UNDETERMINED } from '../../src/domain/truth.js';
import type { Request, Workload } from '../workload.js';
import { createJsonLogic } from './json-logic.js';
import { createPeer, verdictsOf } from './json-rules-engine.js';
import { createOurs } from './ours.js';
import { flatten, type Guard } from './translate.js';
import { createZen } from './zen.js';

/** What one peer makes of the requests, against ours. */
export interface Sameness {
  readonly peer: string;
  /** Requests with a verdict that is not ours where ours is definite. */
  readonly different: number;
  /** Requests with a rule called met that rests on a missing fact: silently wrong. */
  readonly metUnknown: number;
  /** Requests without any verdict: evaluating ended in an error. */
  readonly failed: number;
}

export interface Outcomes {
  readonly requests: number;
  readonly verdicts: number;
  readonly undetermined: number;
  readonly peers: readonly Sameness[];
}

type Verdicts = readonly boolean[] | 'error';

/** Every verdict of every peer, as it is measured and as a plain translation would have it. */
export async function compareOutcomes(workload: Workload, count: number): Promise<Outcomes> {
  const requests = workload.requests.slice(0, count);
  const ours = createOurs(workload);
  const peer = createPeer(workload);
  const zen = (guard: Guard) => createZen(workload.conditions, guard);
  const logic = (guard: Guard) => createJsonLogic(workload.conditions, guard);
  const [zenGuarded, zenPlain, logicGuarded, logicPlain] = [
    zen('guarded'),
    zen('unguarded'),
    logic('guarded'),
    logic('unguarded'),
  ];
  const contestants: readonly (readonly [string, (request: Request) => Promise<Verdicts> | Verdicts])[] = [
    ['json-rules-engine', async ({ facts }) => verdictsOf(await peer.run(facts))],
    ['ZEN, guarded', ({ facts }) => zenGuarded(flatten(facts))],
    ['ZEN, unguarded', ({ facts }) => zenPlain(flatten(facts))],
    ['json-logic-engine, guarded', ({ facts }) => logicGuarded(flatten(facts))],
    ['json-logic-engine, unguarded', ({ facts }) => logicPlain(flatten(facts))],
  ];
  const counts = contestants.map(() => ({ different: 0, metUnknown: 0, failed: 0 }));
  let undetermined = 0;
  for (const request of requests) {
    const truths = ours.verdicts(request.values).conditions.slice();
    for (const truth of truths) if (truth === UNDETERMINED) undetermined += 1;
    for (const [at, [, verdictsOn]] of contestants.entries()) {
      const verdicts = await verdictsOn(request);
      const own = counts[at] as (typeof counts)[number];
      if (verdicts === 'error') {
        own.failed += 1;
        continue;
      }
      const wrong = (kind: 'definite' | 'undetermined'): boolean =>
        truths.some((truth, index) => {
          const definite = truth !== UNDETERMINED;
          return definite === (kind === 'definite') && verdicts[index] !== (truth === MET);
        });
      own.different += Number(wrong('definite'));
      own.metUnknown += Number(wrong('undetermined'));
    }
  }
  return {
    requests: requests.length,
    verdicts: requests.length * workload.conditions.length,
    undetermined,
    peers: contestants.map(([name], at) => ({ peer: name, ...(counts[at] as (typeof counts)[number]) })),
  };
}
