import { ENGINE_VERSION } from '../domain/engine-version.js';
import type { PasVersion } from './versions.js';

/** The day of the last change to what is claimed below. */
const CLAIMED_ON = '2026-11-22';

export const SUBMIT_DEFINITION = 'http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-submit';

/** What this service does of a PAS server, and nothing that it does not: no store, so no inquiry and no subscriptions. */
export const capabilityStatement = (version: PasVersion, secured: boolean): object => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: CLAIMED_ON,
  kind: 'instance',
  software: { name: 'utilization-review', version: ENGINE_VERSION },
  implementation: {
    description: `The deciding part of a Da Vinci PAS ${version} server for levels of care in substance use treatment. It keeps nothing: inquiries, subscriptions and pended results belong to the system in front of it.`,
  },
  fhirVersion: '4.0.1',
  format: ['json'],
  implementationGuide: [`http://hl7.org/fhir/us/davinci-pas/ImplementationGuide/hl7.fhir.us.davinci-pas|${version}`],
  rest: [
    {
      mode: 'server',
      security: {
        description: secured
          ? 'A key or an OAuth 2.0 access token is sent as a bearer token; the token comes from the authorization server of whoever runs the service.'
          : 'Nobody is asked who calls: this service is reached from its own machine only.',
      },
      resource: [
        {
          type: 'Claim',
          operation: [
            {
              name: 'submit',
              definition: SUBMIT_DEFINITION,
              documentation:
                'A request Bundle with one Claim and up to 100 items; each item is answered by itself. Approvals are final where the payer’s ruleset allows it. Adverse answers leave as pended (A4) until a clinician has attested them.',
            },
          ],
        },
      ],
    },
  ],
});
