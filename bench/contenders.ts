import type { Trace } from '../src/domain/determination.js';
import { compile, createFindings, evaluate } from '../src/conditions/program.js';
import { traceOf } from '../src/conditions/trace.js';
import type { FactValues } from '../src/facts/catalogue.js';
import type { Pipeline } from './decide.js';
import { createPeer, jsonOf, verdictsOf } from './peers.js';
import type { Request, Workload } from './workload.js';

/** One way of deciding a request. It returns something of what it made, so that making it cannot be skipped. */
export interface Contender {
  readonly name: string;
  readonly decide: (request: Request) => number | Promise<number>;
}

/** What the others are compared with. */
export const BASELINE = 'json-rules-engine: verdicts';

export function createContenders(workload: Workload, pipeline: Pipeline): readonly Contender[] {
  const peer = createPeer(workload);
  const program = compile(workload.conditions, workload.catalogue);
  const findings = createFindings(program);
  const traces = (values: FactValues): readonly Trace[] => {
    evaluate(program, values, findings);
    return program.conditions.map((_, index) => traceOf(program, index, findings, values, () => 'stated'));
  };
  return [
    { name: BASELINE, decide: async (request) => verdictsOf(await peer(request)).length },
    { name: 'json-rules-engine: results as JSON', decide: async (request) => jsonOf(await peer(request)).length },
    { name: 'ours: verdicts', decide: ({ values }) => evaluate(program, values, findings).conditions[0] as number },
    { name: 'ours: cited decision', decide: (request) => pipeline.cite(request).length + 1 },
    { name: 'ours: cited decision as JSON', decide: (request) => JSON.stringify(pipeline.cite(request)).length },
    { name: 'ours: every condition traced', decide: ({ values }) => traces(values).length },
    ...reviews(pipeline),
  ];
}

function reviews({ decide, answered, asked }: Pipeline): readonly Contender[] {
  const over = (
    requests: readonly Request[],
    name: string,
    use: (body: Request['body']) => number,
  ): readonly Contender[] => {
    if (requests.length === 0) return [];
    let next = 0;
    const turn = (): Request => requests[(next += 1) % requests.length] as Request;
    return [{ name, decide: () => use(turn().body) }];
  };
  return [
    ...over(answered, 'ours: whole review, answered', (body) => (decide(body).ok ? 1 : 0)),
    ...over(answered, 'ours: whole review, answered, as JSON', (body) => JSON.stringify(decide(body)).length),
    ...over(asked, 'ours: whole review, with the search for what is missing', (body) => (decide(body).ok ? 1 : 0)),
  ];
}
