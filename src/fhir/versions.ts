/** Published versions of Da Vinci PAS that are spoken here, each at an address of its own (PAS, conf-1). */
export const PAS_VERSIONS = ['2.2.1', '2.0.1'] as const;

export type PasVersion = (typeof PAS_VERSIONS)[number];
