import type { Findings, Program } from '../../src/conditions/program.js';
import { compile, createFindings, evaluate } from '../../src/conditions/program.js';
import { traceOf } from '../../src/conditions/trace.js';
import type { Trace } from '../../src/domain/determination.js';
import { MET } from '../../src/domain/truth.js';
import type { FactValues } from '../../src/facts/catalogue.js';
import type { Request, Workload } from '../workload.js';

/** What the service evaluates conditions and writes traces with, on the workload's conditions. */
export interface Ours {
  readonly program: Program;
  readonly verdicts: (values: FactValues) => Findings;
  /** As evaluated trees: the criteria of the level asked for and each payer's rule that is met. */
  readonly cite: (body: Request['body'], values: FactValues) => readonly Trace[];
}

export function createOurs(workload: Workload): Ours {
  const program = compile(workload.conditions, workload.catalogue);
  const findings = createFindings(program);
  return {
    program,
    verdicts: (values) => evaluate(program, values, findings),
    cite: (body, values) => {
      evaluate(program, values, findings);
      return citedIn(workload, body, (index) => findings.conditions[index] === MET).map((index) =>
        traceOf(program, index, findings, values, stated),
      );
    },
  };
}

const stated = (): 'stated' => 'stated';

/** What a cited decision shows, the same for every contender: places in the workload's conditions. */
export function citedIn(workload: Workload, body: Request['body'], met: (index: number) => boolean): readonly number[] {
  const { level = '' } = (body['requested'] ?? {}) as { readonly level?: string };
  const cited = [...(workload.criteriaOf.get(level) ?? [])];
  for (let index = 0; index < workload.rules; index += 1) if (met(index)) cited.push(index);
  return cited;
}
