import type { IncomingMessage } from 'node:http';
import type { Fault } from '../../domain/faults.js';
import { callerOf } from '../gate.js';

/**
 * An attestation makes an answer final, so it wants a scope of its own: whoever asks for care may not sign what is
 * answered. Refuses a review request that carries one from a caller without it.
 */
export function unsigned(request: IncomingMessage): (body: unknown) => Fault | undefined {
  if (callerOf(request).scopes.has('attest')) return () => undefined;
  return (body) =>
    typeof body === 'object' && body !== null && 'attestation' in body
      ? { code: 'attestation-not-allowed', pointer: '/attestation' }
      : undefined;
}
