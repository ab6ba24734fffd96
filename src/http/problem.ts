import { FAULTS, type Fault, type FaultCode } from '../domain/faults.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** RFC 9457 problem details, with every fault found. Holds words of ours only, never a value from the request. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly faults: readonly ProblemFault[];
}

export interface ProblemFault {
  readonly code: FaultCode;
  readonly pointer?: string;
  readonly title: string;
  readonly detail?: string;
  readonly hint: string;
  readonly candidates?: readonly string[];
}

/** The docs page has an anchor for every fault code. */
export const problemType = (code: FaultCode | 'several-faults'): string => `/docs#${code}`;

export function problemOf(faults: readonly Fault[], id: string): Problem {
  const listed: readonly Fault[] = faults.length === 0 ? [{ code: 'internal' }] : faults;
  const codes = [...new Set(listed.map((fault) => fault.code))];
  const [first] = codes as [FaultCode];
  const { title, hint } = FAULTS[first];
  const alone = listed.length === 1 ? listed[0]?.detail : undefined;
  return {
    type: problemType(codes.length === 1 ? first : 'several-faults'),
    title: codes.length === 1 ? title : 'the request has several faults',
    status: statusOf(listed),
    detail: listed.length === 1 ? (alone ?? hint) : `${listed.length} faults; each is listed in "faults"`,
    instance: `urn:uuid:${id}`,
    faults: listed.map(describe),
  };
}

function describe(fault: Fault): ProblemFault {
  const { title, hint } = FAULTS[fault.code];
  return {
    code: fault.code,
    ...(fault.pointer === undefined ? {} : { pointer: fault.pointer }),
    title,
    ...(fault.detail === undefined ? {} : { detail: fault.detail }),
    hint,
    ...(fault.candidates === undefined ? {} : { candidates: fault.candidates }),
  };
}

/** A fault of ours outranks the caller's; among the caller's, one status for all or 422. */
function statusOf(faults: readonly Fault[]): number {
  const statuses = new Set(faults.map(statusOfFault));
  const worst = Math.max(...statuses);
  return worst >= 500 || statuses.size === 1 ? worst : 422;
}

/** Something not found that the body names: the address itself was right, so it is no 404. */
function statusOfFault(fault: Fault): number {
  const { status } = FAULTS[fault.code];
  return status === 404 && fault.pointer !== undefined ? 422 : status;
}
