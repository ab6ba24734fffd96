import type { ServerResponse } from 'node:http';

export const FHIR_JSON = 'application/fhir+json';
export const FHIR_TYPE = `${FHIR_JSON}; charset=utf-8`;

/** Below here every answer is FHIR, also of an address that there is not. Express knows no difference of case either. */
export const isFhirPath = (path: string): boolean => /^\/fhir(?:[/?]|$)/i.test(path);

export const speaksFhir = ({ req }: ServerResponse): boolean => isFhirPath(req.url ?? '');
