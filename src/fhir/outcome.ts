import type { Fault, FaultCode } from '../domain/faults.js';
import { FAULTS } from '../domain/faults.js';

/** `/entry/0/resource/item/1` as FHIRPath: `Bundle.entry[0].resource.item[1]`. Steps are names of ours or numbers. */
export const fhirPathOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : `${path}.${step}`), 'Bundle')
    .replace(/^Bundle\.bundle(?=[.[]|$)/, 'Bundle')
    .replace(/^Bundle\.attestations/, 'attestations');

/** Codes of http://hl7.org/fhir/issue-type. */
const ISSUES: Readonly<Partial<Record<FaultCode, string>>> = {
  'body-not-json': 'structure',
  'body-too-large': 'too-long',
  'body-too-deep': 'too-costly',
  'body-too-slow': 'timeout',
  'media-type-not-supported': 'not-supported',
  'encoding-not-supported': 'not-supported',
  'method-not-allowed': 'not-supported',
  'route-not-found': 'not-supported',
  'artifact-unknown': 'not-found',
  'operation-not-supported': 'not-supported',
  'field-duplicate': 'structure',
  'field-missing': 'required',
  'bundle-expected': 'structure',
  'bundle-empty': 'required',
  'element-missing': 'required',
  'element-invalid': 'value',
  'reference-unresolved': 'not-found',
  'attestation-mismatch': 'conflict',
  'credentials-refused': 'login',
  'scope-missing': 'forbidden',
  'payer-not-allowed': 'forbidden',
  'too-many-requests': 'throttled',
};

/** A fault in words of ours: what was sent is not said again. */
export function faultText({ code, detail, candidates = [] }: Fault): string {
  const { title, hint } = FAULTS[code];
  const wanted = candidates.length === 0 ? '' : `; one of: ${candidates.join(', ')}`;
  return `${title}${detail === undefined ? '' : `: ${detail}`}${wanted}; ${hint}`;
}

/** One OperationOutcome with every fault found. It holds words of ours and places, never a value from the request. */
export const operationOutcome = (faults: readonly Fault[]): object => ({
  resourceType: 'OperationOutcome',
  issue: faults.map((fault) => ({
    severity: 'error',
    code: ISSUES[fault.code] ?? 'invalid',
    diagnostics: faultText(fault),
    ...(fault.pointer === undefined ? {} : { expression: [fhirPathOf(fault.pointer)] }),
  })),
});
