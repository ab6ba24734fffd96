import { CANONICAL_BASE, CANONICAL_VERSION } from '../canonical.js';

export const ARTIFACT_TYPES = ['CodeSystem', 'ValueSet', 'Questionnaire'] as const;

export type ArtifactType = (typeof ARTIFACT_TYPES)[number];

/** What every artifact says of itself. */
export interface Head<T extends ArtifactType> {
  readonly resourceType: T;
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly status: 'active';
  readonly experimental: false;
  readonly publisher: string;
  readonly description: string;
}

export interface Naming {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Digests of what the artifact is made of. */
  readonly sources: readonly string[];
}

/** The version of the artifacts, and which sources this one was made of: it changes whenever they do. */
export const versionOf = (sources: readonly string[]): string =>
  `${CANONICAL_VERSION}-${sources.map((digest) => digest.slice(0, 12)).join('.')}`;

export const headOf = <T extends ArtifactType>(resourceType: T, naming: Naming): Head<T> => ({
  resourceType,
  id: naming.id,
  url: `${CANONICAL_BASE}/${resourceType}/${naming.id}`,
  version: versionOf(naming.sources),
  name: nameOf(naming.id, resourceType),
  title: naming.title,
  status: 'active',
  experimental: false,
  publisher: 'Utilization review',
  description: naming.description,
});

/** A name for programs: letters and digits only, a capital first (invariant `inv-0` of R4). */
const nameOf = (id: string, type: ArtifactType): string =>
  `${id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}${type}`;
