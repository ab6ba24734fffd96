import type { CitedCriterion } from '../../domain/determination.js';
import { resultWord } from '../terminal/marks.js';
import type { Branch } from '../terminal/tree.js';
import { criterionMark, remedy, smallPrint, titled } from '../views/criterion.js';
import type { Sources } from '../views/sources.js';
import type { Words } from '../views/words.js';
import type { TraceWords } from './trace.js';
import { traceBranch } from './trace.js';

export interface TreeWords extends TraceWords {
  readonly levels: Words;
  readonly sources: Sources;
  /** What a level has to do with the request: asked for, indicated, authorized. */
  readonly roles: (level: string) => readonly string[];
  /** The fourth edition's ratings each point to a minimum level; its levels have no criteria of their own. */
  readonly byRating: boolean;
}

/** The criteria as they hang together: the payer's rules; then level, dimension, criterion, condition. */
export function criteriaBranches(criteria: readonly CitedCriterion[], words: TreeWords): readonly Branch[] {
  const ofKind = (...kinds: readonly string[]): readonly CitedCriterion[] =>
    criteria.filter(({ kind }) => kinds.includes(kind));
  const leaf = (criterion: CitedCriterion): Branch => criterionBranch(criterion, words);
  const clinical = ofKind('clinical');
  return [
    ...group('Coverage', ofKind('coverage').map(leaf)),
    ...group('The payer’s rules', ofKind('payer').map(leaf)),
    ...group('Rules of a higher authority, which the payer’s ruleset imports', ofKind('overlay').map(leaf)),
    ...group('What the level’s definition asks of the service', ofKind('service').map(leaf)),
    ...(words.byRating ? ratings(clinical, words) : levels(clinical, words)),
    ...group('Facts that follow from others', ofKind('entailment').map(leaf)),
  ];
}

const group = (text: string, children: readonly Branch[]): readonly Branch[] =>
  children.length === 0 ? [] : [{ text, strong: true, children }];

function levels(criteria: readonly CitedCriterion[], words: TreeWords): readonly Branch[] {
  return distinct(criteria.map(({ level }) => level)).flatMap((level) => {
    const own = criteria.filter((criterion) => criterion.level === level);
    const whole = own.filter(({ dimension }) => dimension === undefined);
    const title = level === undefined ? 'The stay' : `Level ${words.levels.code(level)}`;
    const roles = level === undefined ? [] : words.roles(level);
    return group(`${title}${roles.length === 0 ? '' : ` (${roles.join(', ')})`}`, [
      ...whole.map((criterion) => criterionBranch(criterion, words)),
      ...dimensions(own, words),
    ]);
  });
}

const ratings = (criteria: readonly CitedCriterion[], words: TreeWords): readonly Branch[] =>
  group('Ratings, each with the least level it asks for', [
    ...criteria
      .filter(({ dimension }) => dimension === undefined)
      .map((criterion) => criterionBranch(criterion, words)),
    ...dimensions(criteria, words),
  ]);

function dimensions(criteria: readonly CitedCriterion[], words: TreeWords): readonly Branch[] {
  return distinct(criteria.map(({ dimension }) => dimension))
    .filter((dimension) => dimension !== undefined)
    .sort()
    .map((dimension) => ({
      text: dimension.replace(/^D/, 'Dimension '),
      children: criteria
        .filter((criterion) => criterion.dimension === dimension)
        .map((criterion) => criterionBranch(criterion, words)),
    }));
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

function criterionBranch(criterion: CitedCriterion, words: TreeWords): Branch {
  const { deciding, kind, trace } = criterion;
  // Level and dimension stand above a clinical criterion.
  const title = kind === 'clinical' ? criterion.title : titled(criterion);
  return {
    mark: criterionMark(words.ink, criterion),
    text: deciding ? `${title} [decided]` : title,
    notes: [smallPrint(criterion, words.sources), ...remedy(criterion), ...gates(criterion)],
    children: trace === undefined ? [] : [traceBranch(trace, words)],
  };
}

/** A level's own result counts its gates too, which its combination does not show. */
function gates({ kind, result, trace }: CitedCriterion): readonly string[] {
  if (kind !== 'clinical' || trace === undefined || trace.result === result) return [];
  return [`The combination itself is ${resultWord(trace.result)}; the level also needs each of its gates.`];
}
