import { type Limits, USUAL_LIMITS } from '../../config/read.js';

/** How large a body may be, and how long it may take to arrive. */
export interface BodyBounds {
  readonly bytes: number;
  readonly ms: number;
}

const KB = 1024;

export const boundsOf = (limits: Limits, kilobytes = limits.bodyKB): BodyBounds => ({
  bytes: kilobytes * KB,
  ms: limits.bodySeconds * 1000,
});

export const USUAL_BOUNDS = boundsOf(USUAL_LIMITS);
