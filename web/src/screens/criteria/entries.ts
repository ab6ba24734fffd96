import type { CriteriaDocument } from '../../api/types.js';
import type { CitedCriterion } from '../../api/types.js';

/** A line of a criteria set as it is read: of a level or of all, of a dimension or of none. */
export interface Entry {
  readonly id: string;
  readonly level?: string;
  readonly dimension?: string;
  readonly title: string;
  readonly note?: string;
  readonly edition: '3' | '4';
  readonly source: CitedCriterion['source'];
  readonly status: CitedCriterion['status'];
}

type Cited = Pick<Entry, 'title' | 'status'> & { readonly cite: { readonly ref: string; readonly section?: string } };

export function entriesOf(set: CriteriaDocument): readonly Entry[] {
  const entry = (id: string, { cite, status, title }: Cited, more: Partial<Entry> = {}): Entry => ({
    id,
    title,
    status,
    edition: set.edition,
    source: {
      title: set.references[cite.ref]?.title ?? cite.ref,
      ...(cite.section === undefined ? {} : { section: cite.section }),
      ...(set.references[cite.ref]?.url === undefined ? {} : { url: set.references[cite.ref]?.url as string }),
    },
    ...more,
  });
  const service = set.serviceRules.flatMap((rule) =>
    atLevels(rule.appliesTo?.levels).map((level) =>
      entry(`${rule.id} ${level ?? ''}`, rule, { ...(level === undefined ? {} : { level }), note: rule.because }),
    ),
  );
  const continued = set.continued.map((one) => entry(one.id, one, { note: CONTINUED[one.outcome] }));
  return [...(set.method === 'best-fit' ? bestFit(set, entry) : join(set, entry)), ...service, ...continued];
}

const CONTINUED = {
  continue: 'Continued stay: speaks for staying.',
  reassess: 'Continued stay: the assessment is made anew.',
  'transfer-up': 'Continued stay: speaks for a more intensive level.',
  'clinical-review': 'Continued stay: a clinician must look.',
} as const;

const atLevels = (levels: readonly string[] | undefined): readonly (string | undefined)[] => levels ?? [undefined];

type Write = (id: string, cited: Cited, more?: Partial<Entry>) => Entry;

/** Third edition: how the dimensions combine, then dimension by dimension. */
function bestFit(set: Extract<CriteriaDocument, { readonly method: 'best-fit' }>, entry: Write): readonly Entry[] {
  return [
    ...set.combinations.map((one) => entry(`combination ${one.level}`, one, { level: one.level })),
    ...set.criteria.flatMap((one) =>
      one.levels.map((level) =>
        entry(`${one.id} ${level}`, one, {
          level,
          note: `Satisfied by: ${one.satisfiedBy}`,
          ...(one.dimension === undefined ? {} : { dimension: one.dimension }),
        }),
      ),
    ),
  ];
}

/** Fourth edition: each rating stands under the least level that it wants. */
function join(set: Extract<CriteriaDocument, { readonly method: 'join' }>, entry: Write): readonly Entry[] {
  const known = new Set(set.levels.map(({ code }) => code));
  return set.subdimensions.flatMap(({ dimension, fact, ratings, title }) =>
    ratings.map(({ code, minimum, ...rating }) =>
      entry(
        `${fact} ${code}`,
        { ...rating, title: `${title}, rating ${code}: ${rating.meaning}` },
        { dimension, ...(minimum !== null && known.has(minimum) ? { level: minimum } : {}) },
      ),
    ),
  );
}
