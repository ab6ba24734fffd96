import type { Level } from '../domain/determination.js';
import { codesOf, RECOVERY_RESIDENCE } from '../domain/level.js';
import type { BestFitDocument, CriteriaDocument, JoinDocument } from './documents.js';

/** How what was asked stands to what is indicated, on one axis. */
export type Relation = 'same' | 'more' | 'less' | 'different';

/** The order of the levels of one edition. Intensity is a partial order: some levels stand beside each other. */
export interface Scale {
  readonly edition: '3' | '4';
  /** Every level code, least intensive first, for display and for trying candidates in turn. */
  readonly treatment: readonly string[];
  readonly withdrawal: readonly string[];
  /** Every code of the set, whatever its axis. */
  readonly codes: ReadonlySet<string>;
  readonly compareTreatment: (asked: string, indicated: string) => Relation;
  readonly compareWithdrawal: (asked: string, indicated: string) => Relation;
  /** Does the first level have every capability of the second? */
  readonly dominates: (first: string, second: string) => boolean;
  /** What the first level has that the second lacks, in words; empty when it lacks nothing. */
  readonly capabilitiesBeyond: (first: string, second: string) => readonly string[];
}

export function createScale(document: CriteriaDocument): Scale {
  return document.method === 'best-fit' ? ladder(document) : lattice(document);
}

/** Does the scale have every code of the level? A recovery residence stands outside of it. */
export const knowsLevel = ({ codes }: Scale, level: Level): boolean =>
  codesOf(level).every((code) => code === RECOVERY_RESIDENCE || codes.has(code));

const codesOn = (document: CriteriaDocument, axis: 'treatment' | 'withdrawal'): string[] =>
  document.levels.filter((level) => level.axis === axis).map((level) => level.code);

function byPosition(order: readonly string[]): (asked: string, indicated: string) => Relation {
  const rank = new Map(order.map((code, index) => [code, index]));
  return (asked, indicated) => {
    const difference = (rank.get(asked) ?? NaN) - (rank.get(indicated) ?? NaN);
    // A level this scale does not know compares with nothing.
    if (Number.isNaN(difference)) return 'different';
    return difference === 0 ? 'same' : difference > 0 ? 'more' : 'less';
  };
}

/** Third edition: a ladder, except the pairs that are siblings (ruling R26). */
function ladder(document: BestFitDocument): Scale {
  const treatment = codesOn(document, 'treatment');
  const withdrawal = codesOn(document, 'withdrawal');
  const climb = byPosition(treatment);
  const siblings = new Map<string, readonly string[]>();
  for (const { levels, extra, missing } of document.siblings) {
    siblings.set(levels.join(' '), [extra]);
    siblings.set([...levels].reverse().join(' '), [missing]);
  }
  const compareTreatment = (asked: string, indicated: string): Relation =>
    siblings.has(`${asked} ${indicated}`) ? 'different' : climb(asked, indicated);
  return {
    edition: document.edition,
    treatment,
    withdrawal,
    codes: new Set(document.levels.map(({ code }) => code)),
    compareTreatment,
    compareWithdrawal: byPosition(withdrawal),
    dominates: (first, second) => ['same', 'more'].includes(compareTreatment(first, second)),
    capabilitiesBeyond: (first, second) => siblings.get(`${first} ${second}`) ?? [],
  };
}

/** Fourth edition: dominance of capability vectors, except the pairs that are siblings (ruling R27). */
function lattice(document: JoinDocument): Scale {
  const siblings = new Set(document.siblings.flatMap(({ levels: [a, b] }) => [`${a} ${b}`, `${b} ${a}`]));
  // A level without capabilities, remission monitoring, is no answer of the method and compares with none.
  const vectors = new Map(
    document.levels.flatMap(({ code, capabilities }) =>
      capabilities === undefined ? [] : [[code, capabilities] as const],
    ),
  );
  const beyond = (first: string, second: string): string[] => {
    const lesser = vectors.get(second) ?? {};
    return Object.entries(vectors.get(first) ?? {})
      .filter(([name, amount]) => amount > (lesser[name] ?? 0))
      .map(([name]) => name);
  };
  return {
    edition: document.edition,
    treatment: document.order.filter((code) => vectors.has(code)),
    withdrawal: [],
    codes: new Set(document.levels.map(({ code }) => code)),
    compareTreatment: (asked, indicated) => {
      if (asked === indicated) return 'same';
      if (!vectors.has(asked) || !vectors.has(indicated)) return 'different';
      if (siblings.has(`${asked} ${indicated}`)) return 'different';
      const more = beyond(asked, indicated).length > 0;
      const less = beyond(indicated, asked).length > 0;
      if (more && less) return 'different';
      return more ? 'more' : 'less';
    },
    compareWithdrawal: () => 'different',
    dominates: (first, second) => vectors.has(first) && vectors.has(second) && beyond(second, first).length === 0,
    capabilitiesBeyond: beyond,
  };
}
