import type { Fault } from '../../domain/faults.js';
import type { Library } from '../../library.js';
import type { Parameter } from '../operation.js';

export const PAYER_PARAMETER: Parameter = {
  name: 'payer',
  in: 'path',
  required: true,
  description: 'Identifier of the payer; see GET /v1/payers.',
  example: 'va-medicaid-arts',
};

export const payerFault = (library: Library): Fault => ({
  code: 'payer-unknown',
  candidates: [...library.payers.keys()],
});
