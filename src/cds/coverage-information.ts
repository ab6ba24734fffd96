import type { Coding, Extension } from '@medplum/fhirtypes';
import { isRecord } from '../domain/record.js';
import type { Assertion } from './assertion.js';

/** http://hl7.org/fhir/us/davinci-crd, version 2.2.1. */
export const COVERAGE_INFORMATION = 'http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information';

export interface Stamp {
  /** Reference to the Coverage that it is about. */
  readonly coverage: string;
  /** The day it is said. */
  readonly date: string;
  /** Names what was said, so that it can be found again. */
  readonly id: string;
  /** Codes the care has to be billed with for this to hold. */
  readonly billing: readonly Coding[];
}

export function coverageInformation(assertion: Assertion, { coverage, date, id, billing }: Stamp): Extension {
  const { covered, authorization, documents, infoNeeded, reasons, until } = assertion;
  const part = (url: string, value: Omit<Extension, 'url'>): Extension => ({ url, ...value });
  return {
    url: COVERAGE_INFORMATION,
    extension: [
      part('coverage', { valueReference: { reference: coverage } }),
      part('covered', { valueCode: covered }),
      ...(authorization === undefined ? [] : [part('pa-needed', { valueCode: authorization.need })]),
      ...(documents?.kinds ?? []).map((kind) => part('doc-needed', { valueCode: kind })),
      ...(documents === undefined ? [] : [part('doc-purpose', { valueCode: 'withpa' })]),
      ...infoNeeded.map((kind) => part('info-needed', { valueCode: kind })),
      ...billing.map((valueCoding) => part('billingCode', { valueCoding })),
      ...reasons.map((text) => part('reason', { valueCodeableConcept: { text } })),
      ...(documents?.form === undefined ? [] : [part('questionnaire', { valueCanonical: documents.form })]),
      part('date', { valueDate: date }),
      part('coverage-assertion-id', { valueString: id }),
      ...(authorization?.need === 'satisfied' ? [part('satisfied-pa-id', { valueString: authorization.number })] : []),
      ...(until === undefined ? [] : [part('expiry-date', { valueDate: until })]),
    ],
  };
}

/** About which Coverage an extension of a resource speaks, and under which name it was said. */
export function saidIn(extension: unknown): { readonly coverage: string; readonly id: string | undefined } | undefined {
  if (!isRecord(extension) || extension['url'] !== COVERAGE_INFORMATION) return undefined;
  const parts: unknown = extension['extension'];
  const of = (name: string): Record<string, unknown> | undefined =>
    Array.isArray(parts) ? (parts as unknown[]).filter(isRecord).find(({ url }) => url === name) : undefined;
  const reference = of('coverage')?.['valueReference'];
  const coverage = isRecord(reference) ? reference['reference'] : undefined;
  const id = of('coverage-assertion-id')?.['valueString'];
  return typeof coverage === 'string' ? { coverage, id: typeof id === 'string' ? id : undefined } : undefined;
}
