import type { CitedSource } from '../domain/determination.js';
import type { Citation, Reference } from '../rulesets/documents.js';

/** A citation with its reference looked up. */
export function sourceOf(references: Readonly<Record<string, Reference>>, citation: Citation): CitedSource {
  const reference = references[citation.ref];
  return {
    title: reference?.title ?? citation.ref,
    ...(citation.section === undefined ? {} : { section: citation.section }),
    ...(reference?.url === undefined ? {} : { url: reference.url }),
  };
}
