import { clocksFor } from './clocks/clocks.js';
import type { CitedCriterion, Determination } from './domain/determination.js';
import { COMPANY } from './domain/staged.js';
import type { WouldChange } from './domain/would-change.js';
import { changesSince } from './explanation/changes.js';
import { downgradeOf } from './explanation/downgrade.js';
import type { FactValues } from './facts/catalogue.js';
import type { RequestBody } from './facts/read.js';
import { glance } from './glance.js';
import type { Library } from './library.js';
import type { ReviewRequest } from './request.js';
import { review } from './review.js';
import { qualificationsFor } from './reviewers/qualifications.js';
import { rightsFor } from './rights/rights.js';
import { wouldChange } from './would-change/would-change.js';

/** What an answer holds only where it is asked for. */
export const INCLUDES = ['clocks', 'rights', 'wouldChange', 'qualifications', 'downgrade', 'changes'] as const;

export type Include = (typeof INCLUDES)[number];

/** With how many others a request that asks for this is decided in step: what is asked for may take long, and keeps out. */
export const companyFor = (include: readonly Include[]): number => (include.length === 0 ? COMPANY : 1);

/**
 * Adds to a determination what was asked for beside it. Nothing of the determination changes, nor its digest; the request
 * is read again here, so that one without this pays for none of it.
 */
export function including(
  determination: Determination,
  body: unknown,
  library: Library,
  include: readonly Include[],
): Determination {
  if (include.length === 0) return determination;
  const request = body as ReviewRequest;
  const evaluated = (): readonly CitedCriterion[] => allEvaluated(request, determination, library);
  const has = (part: Include): boolean => include.includes(part);
  const values = OF_THE_LAW.some(has) ? valuesOf(request, determination, library) : [];
  return {
    ...determination,
    ...(has('clocks') ? { clocks: clocksFor(library.law.clocks, values) } : {}),
    ...(has('rights') ? { rights: rightsFor(library.law.rights, values, determination) } : {}),
    ...(has('qualifications')
      ? { qualifications: qualificationsFor(library.law.reviewers, values, determination) }
      : {}),
    ...(has('downgrade') ? asTwoResults(determination, evaluated) : {}),
    ...(has('changes') ? { changes: changesSince(request.previous ?? {}, determination, evaluated()) } : {}),
    ...(has('wouldChange') ? { wouldChange: changing(request, determination, library) } : {}),
  };
}

/** What is read from the law for these facts. */
const OF_THE_LAW: readonly Include[] = ['clocks', 'rights', 'qualifications'];

function valuesOf(request: RequestBody, determination: Determination, { catalogue, gatherer }: Library): FactValues {
  const values = gatherer.read(request);
  gatherer.derive(request, values);
  // Urgent as asked for, or because danger was found; never lowered.
  const urgent = catalogue.indexOf.get('review.urgent');
  if (determination.urgent && urgent !== undefined) values[urgent] = true;
  return values;
}

/** What was evaluated, whether the answer shows it or not. */
function allEvaluated(
  request: ReviewRequest,
  determination: Determination,
  library: Library,
): readonly CitedCriterion[] {
  const full = review(request, library, 'full');
  return full.ok ? full.value.criteria : determination.criteria;
}

function asTwoResults(
  determination: Determination,
  evaluated: () => readonly CitedCriterion[],
): Pick<Determination, 'downgrade'> {
  if (determination.decision !== 'downgrade') return {};
  const downgrade = downgradeOf(determination, evaluated());
  return downgrade === undefined ? {} : { downgrade };
}

/** Of the proposal: what a reviewer said of it is about that and no other. */
function changing(request: ReviewRequest, determination: Determination, library: Library): WouldChange {
  const { attestation: _, ...body } = request;
  const full = review(body, library, 'full');
  return wouldChange(
    {
      body,
      determination: full.ok && determination.decision !== 'approve' ? full.value : determination,
      gatherer: library.gatherer,
      themes: library.lint.themes,
    },
    {
      glance: (changed, wanted) => glance(changed, library, wanted),
      review: (changed) => {
        const outcome = review(changed, library);
        return outcome.ok ? outcome.value : undefined;
      },
    },
  );
}
