/** The CDS Hooks that are answered (https://cds-hooks.hl7.org, CRD 2.2.1). */
export const HOOKS = ['order-sign', 'order-select'] as const;

export type Hook = (typeof HOOKS)[number];

export interface Service {
  readonly id: string;
  readonly hook: Hook;
  readonly title: string;
  readonly description: string;
}

const WHAT =
  'For orders of substance-use treatment at a level of care: whether the plan covers it, whether it needs prior authorization, and what has to be documented. Answers from what is sent; it calls nobody.';

export const SERVICES: readonly Service[] = [
  {
    id: 'level-of-care-sign',
    hook: 'order-sign',
    title: 'Coverage of a level of care, at signing',
    description: `${WHAT} An order that comes with a finished assessment may be authorized at once.`,
  },
  {
    id: 'level-of-care-select',
    hook: 'order-select',
    title: 'Coverage of a level of care, while it is chosen',
    description: WHAT,
  },
];

export const serviceNamed = (id: string | undefined): Service | undefined => SERVICES.find((one) => one.id === id);

/** What a caller has to send along, as searches on its own server; without the coverage nothing can be said. */
export const PREFETCH = {
  patient: 'Patient/{{context.patientId}}',
  coverage: 'Coverage?patient={{context.patientId}}&status=active&_include=Coverage:payor',
  assessments: 'QuestionnaireResponse?patient={{context.patientId}}&status=completed,amended',
} as const;

/** The answer to `GET /cds-services`. */
export const discovery = (): object => ({
  services: SERVICES.map((service) => ({
    ...service,
    prefetch: PREFETCH,
    usageRequirements:
      'Send the prefetch: this service has no access to your server. `coverage` is required; without `patient` the age is not known; without `assessments` no finding is.',
    extension: {
      'davinci-crd.version': ['2.2'],
      'davinci-crd.configuration-options': [
        {
          code: COVERAGE_INFO,
          type: 'boolean',
          name: 'Coverage information',
          description: 'Says of each order whether it is covered, needs prior authorization and has to be documented.',
          default: true,
        },
        {
          code: GUIDELINE,
          type: 'boolean',
          name: 'Findings in words',
          description: 'Shows a card with what the review by the plan’s rules finds, and what it still needs.',
          default: true,
        },
      ],
    },
  })),
});

/** Options of CRD's list of response types: what a caller can turn off in a call. */
export const COVERAGE_INFO = 'coverage-info';
export const GUIDELINE = 'guideline';
