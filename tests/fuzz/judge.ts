import { type Fault, FAULTS } from '../../src/domain/faults.js';
import { BODY_FAULTS } from '../../src/http/body/json-body.js';
import type { Operation } from '../../src/http/operation.js';
import type { Problem } from '../../src/http/problem.js';
import { publishedSchema } from '../http/schema-check.js';
import type { Answer } from './inject.js';
import { marksIn } from './marks.js';

/** Asked a hundred thousand times: without the machinery of an assertion. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const isProblem = publishedSchema('problem');
/** A service that is full or not ready says so: nothing has failed. */
const DELIBERATE = 503;
const OF_ADDRESSES: readonly string[] = ['route-not-found', 'method-not-allowed', 'parameter-invalid'];
/** Answers in which nothing of a request may stand though they are no refusals. */
const SILENT: ReadonlySet<string> = new Set(['simulate']);

export interface Asked {
  readonly operation: Operation;
  /** The address and the method are the operation's. */
  readonly straight: boolean;
  readonly method: string;
}

/** What every answer must be, whatever was asked. @throws with what it is not. */
export function judge(answer: Answer, asked: Asked): 'answered' | 'refused' {
  const { status, head, body } = answer;
  const { operation, straight, method } = asked;
  must(status >= 200 && (status < 500 || status === DELIBERATE), `status ${status}: ${body.slice(0, 300)}`);
  must(marksIn(head).length === 0, `the headers repeat the request: ${head}`);
  must(/^x-request-id: [0-9a-f-]{36}$/im.test(head), `no id of ours: ${head}`);
  must(!/^(x-powered-by|server|etag):/im.test(head), `the headers tell too much: ${head}`);
  if (status >= 400) {
    const fhir = isFhir(head);
    // Whatever stands where an address of FHIR does is answered as FHIR wants it.
    if (operation.path.startsWith('/fhir/') && straight) must(fhir, `no OperationOutcome: ${head}`);
    must(fhir || /^content-type: application\/problem\+json; charset=utf-8$/im.test(head), `no problem: ${head}`);
    if (method !== 'HEAD' && fhir) judgeOutcome(body);
    else if (method !== 'HEAD') judgeProblem(body, status, straight ? operation : undefined);
    return 'refused';
  }
  if (SILENT.has(operation.id) && straight) must(marksIn(body).length === 0, 'the answer repeats a request');
  if (operation.id === 'decideBatch' && straight) for (const line of body.split('\n').filter(Boolean)) judgeLine(line);
  return 'answered';
}

export const isFhir = (head: string): boolean => /^content-type: application\/fhir\+json; charset=utf-8$/im.test(head);

export function judgeOutcome(body: string): void {
  must(marksIn(body).length === 0, `the outcome repeats the request: ${body.slice(0, 1_000)}`);
  const { resourceType, issue } = JSON.parse(body) as { resourceType: string; issue: readonly unknown[] };
  must(resourceType === 'OperationOutcome' && issue.length > 0, `not an OperationOutcome: ${body.slice(0, 300)}`);
}

function judgeProblem(body: string, status: number, operation: Operation | undefined): void {
  must(marksIn(body).length === 0, `the problem repeats the request: ${body.slice(0, 1_000)}`);
  const problem = JSON.parse(body) as Problem;
  must(isProblem(problem), `not a problem: ${JSON.stringify(isProblem.errors)}`);
  must(problem.status === status, 'the problem has another status');
  const documented: readonly string[] | undefined = operation && [
    ...operation.faults,
    ...OF_ADDRESSES,
    ...(operation.requestBody === undefined ? [] : BODY_FAULTS),
  ];
  for (const { code } of problem.faults) {
    must(Object.hasOwn(FAULTS, code), `an unknown code: ${code}`);
    if (documented !== undefined) must(documented.includes(code), `not documented there: ${code}`);
  }
}

/** Faults of the caller's only, that name no value of the request. */
export function judgeFaults(faults: readonly Fault[]): false {
  must(faults.length > 0, 'refused without a fault');
  must(marksIn(JSON.stringify(faults)).length === 0, `the faults repeat the request: ${JSON.stringify(faults)}`);
  for (const { code } of faults) must(FAULTS[code].status < 500, `a fault of ours: ${code}`);
  return false;
}

function judgeLine(line: string): void {
  const { problem } = JSON.parse(line) as { readonly problem?: Problem };
  if (problem === undefined) return;
  must(marksIn(line).length === 0, `the problem repeats the line: ${line}`);
  must(problem.status < 500, `a line failed: ${line}`);
  must(
    problem.faults.every(({ code }) => Object.hasOwn(FAULTS, code)),
    `an unknown code: ${line}`,
  );
}

const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Function.prototype, Map.prototype];
const before = PROTOTYPES.map((one) => Reflect.ownKeys(one).length);

export const nothingIsPolluted = (): void =>
  must(
    PROTOTYPES.every((one, index) => Reflect.ownKeys(one).length === before[index]),
    'a prototype has been changed',
  );
