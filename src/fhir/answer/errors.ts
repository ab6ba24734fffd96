import type { Fault, FaultCode } from '../../domain/faults.js';
import { faultText, fhirPathOf } from '../outcome.js';
import { SYSTEMS } from '../systems.js';
import { concept, extension } from './concept.js';

/** X12 901, the codes that are given here. */
const REJECTED = { '33': 'Input Errors', '57': 'Invalid/Missing Date(s) of Service' } as const;

const DATES: readonly FaultCode[] = ['dates-out-of-order'];

/** What is wrong with an item, for whoever must correct it: where, and in the note what to do. */
export const claimError = (fault: Fault, sequence: number): object => {
  const code = DATES.includes(fault.code) ? '57' : '33';
  return {
    extension: [
      extension('extension-errorFollowupAction', {
        valueCodeableConcept: concept(SYSTEMS.followUp, 'C', 'Please Correct and Resubmit'),
      }),
      extension('extension-errorPath', { valueString: fhirPathOf(fault.pointer ?? '') }),
    ],
    itemSequence: sequence,
    code: { ...concept(SYSTEMS.rejectReason, code, REJECTED[code]), text: faultText(fault) },
  };
};
