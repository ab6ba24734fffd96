import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * One thing on the way from a request to its answer: it answers, or hands on. Needs nothing of Express, which the busiest
 * address is not asked by.
 */
export type Step = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

export type Next = (error?: unknown) => void;
