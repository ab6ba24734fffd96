import { compile, evaluate } from '../src/conditions/program.js';
import { referenceVerdicts } from '../src/conditions/reference.js';
import { MET, UNDETERMINED } from '../src/domain/truth.js';
import { createPeer, verdictsOf } from './peers.js';
import type { Workload } from './workload.js';

export interface Sameness {
  readonly requests: number;
  readonly verdicts: number;
  readonly undetermined: number;
  /** Undetermined verdicts that json-rules-engine, which has no third value, gave as met. */
  readonly undeterminedCalledMet: number;
  readonly different: number;
}

/** Compares every verdict of ours with the reference's, and with the measured peer's wherever it is definite. */
export async function compareOutcomes(workload: Workload, count: number): Promise<Sameness> {
  const program = compile(workload.conditions, workload.catalogue);
  const peer = createPeer(workload);
  const requests = workload.requests.slice(0, count);
  let [undetermined, undeterminedCalledMet, different] = [0, 0, 0];
  for (const request of requests) {
    const ours = evaluate(program, request.values).conditions;
    const reference = await referenceVerdicts(workload.conditions, request.values, workload.catalogue);
    const peers = verdictsOf(await peer(request));
    ours.forEach((truth, index) => {
      const definite = truth !== UNDETERMINED;
      if (truth !== reference[index]?.truth || (definite && peers[index] !== (truth === MET))) different += 1;
      if (definite) return;
      undetermined += 1;
      if (peers[index] === true) undeterminedCalledMet += 1;
    });
  }
  return {
    requests: requests.length,
    verdicts: requests.length * workload.conditions.length,
    undetermined,
    undeterminedCalledMet,
    different,
  };
}
