import { ENGINE_VERSION } from '../../domain/engine-version.js';
import { ARTIFACT_TYPES } from './head.js';

/** The day of the last change to what is claimed below. */
const CLAIMED_ON = '2026-11-22';

/** What can be read below `/fhir`; requests for authorization have a base, and a statement, per version of PAS. */
export const artifactCapability = (): object => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: CLAIMED_ON,
  kind: 'instance',
  software: { name: 'utilization-review', version: ENGINE_VERSION },
  implementation: { description: 'Codes of levels of care, names and answers of facts, and forms for assessments.' },
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [
    {
      mode: 'server',
      resource: ARTIFACT_TYPES.map((type) => ({
        type,
        interaction: [{ code: 'read' }, { code: 'search-type' }],
        searchParam: [
          { name: 'url', type: 'uri', documentation: 'Canonical address, without a version.' },
          { name: 'version', type: 'token', documentation: 'Version of the artifact.' },
        ],
      })),
    },
  ],
});
