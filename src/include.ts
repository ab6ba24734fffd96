import { clocksFor } from './clocks/clocks.js';
import type { Determination } from './domain/determination.js';
import type { RequestBody } from './facts/read.js';
import type { Library } from './library.js';
import { rightsFor } from './rights/rights.js';

/** What an answer holds only where it is asked for. */
export const INCLUDES = ['clocks', 'rights'] as const;

export type Include = (typeof INCLUDES)[number];

/**
 * Adds to a determination what was asked for beside it. Nothing of the determination changes, nor its digest; the request
 * is read again here, so that one without this pays for none of it.
 */
export function including(
  determination: Determination,
  body: unknown,
  { catalogue, gatherer, law }: Library,
  include: readonly Include[],
): Determination {
  if (include.length === 0) return determination;
  const request = body as RequestBody;
  const values = gatherer.read(request);
  gatherer.derive(request, values);
  // Urgent as asked for, or because danger was found; never lowered.
  const urgent = catalogue.indexOf.get('review.urgent');
  if (determination.urgent && urgent !== undefined) values[urgent] = true;
  return {
    ...determination,
    ...(include.includes('clocks') ? { clocks: clocksFor(law.clocks, values) } : {}),
    ...(include.includes('rights') ? { rights: rightsFor(law.rights, values, determination) } : {}),
  };
}
