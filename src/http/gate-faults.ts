import type { FaultCode } from '../domain/faults.js';
import type { Operation } from './operation.js';

const COUNTED: readonly FaultCode[] = ['too-many-requests', 'overloaded'];
const ASKED: readonly FaultCode[] = ['credentials-refused', 'scope-missing', 'credentials-unverifiable', ...COUNTED];

/** Every fault an address can answer with: its own, and those of the gate in front of it. */
export function allFaultsOf({ faults, scope }: Operation): readonly FaultCode[] {
  const ofGate = scope === 'probe' ? [] : scope === 'public' ? COUNTED : ASKED;
  // A payer that a caller may not ask about and one that there is not are one answer.
  const ofPayers: readonly FaultCode[] = faults.includes('payer-unknown') ? ['payer-not-allowed'] : [];
  return [...faults, ...ofPayers, ...ofGate];
}
