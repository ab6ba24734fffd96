import type { FaultCode } from '../../domain/faults.js';
import { BODY_FAULTS, FIELD_FAULTS } from '../body/json-body.js';

/** What a body that holds a review request can be refused for, wherever it is sent. */
export const REVIEW_FAULTS: readonly FaultCode[] = [
  ...BODY_FAULTS,
  ...FIELD_FAULTS,
  'level-unknown',
  'level-ambiguous',
  'level-missing',
  'code-unmapped',
  'codes-disagree',
  'payer-unknown',
  'version-unknown',
  'no-version-in-force',
  'ruleset-does-not-bind',
  'dates-out-of-order',
  'attestation-mismatch',
  'attestation-not-allowed',
  'attestation-criterion-unknown',
];
