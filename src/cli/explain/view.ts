import type {
  CitedCriterion,
  ClinicalFindingView,
  Determination,
  Level,
  Provenance,
} from '../../domain/determination.js';
import { codesOf } from '../../domain/level.js';
import type { Library } from '../../library.js';
import type { Recommendation } from '../../recommend.js';
import { decisionWord, LEGEND } from '../terminal/marks.js';
import { field, heading, paragraph, type Sheet } from '../terminal/sheet.js';
import { tree } from '../terminal/tree.js';
import { Sources } from '../views/sources.js';
import { cutFrom, spaced, type Words, wordsOf } from '../views/words.js';
import { criteriaBranches } from './criteria-tree.js';
import type { TreeWords } from './criteria-tree.js';

export type Explained = Determination | Recommendation;

export const levelsShown = (criteria: readonly CitedCriterion[]): readonly string[] => [
  ...new Set(criteria.flatMap(({ level }) => (level === undefined ? [] : [level]))),
];

/** Why an answer came out as it did: the tree of criteria, with the value each test saw and wanted. */
export function explanationLines(
  sheet: Sheet,
  library: Library,
  explained: Explained,
  criteria: readonly CitedCriterion[],
  all: boolean,
): readonly string[] {
  const sources = new Sources();
  const provenance: Omit<Provenance, 'determination'> = explained.provenance;
  const words: TreeWords = {
    ink: sheet.ink,
    catalogue: library.catalogue,
    dimensions: dimensionsOf(library, provenance.criteria?.id),
    all,
    levels: wordsOf(library, provenance.criteria?.id),
    sources,
    roles: rolesIn(explained),
    byRating: clinicalOf(explained).method === 'join',
  };
  const branches = tree(sheet, criteriaBranches(criteria, words));
  return [
    ...headline(sheet, explained, words.levels),
    '',
    ...(branches.length === 0 ? ['No criterion was evaluated that could be shown.'] : branches),
    ...(criteria.length === 0 ? [] : [...heading(sheet, 'Sources'), ...sources.lines(sheet)]),
    '',
    ...paragraph(sheet, LEGEND, '', sheet.ink.faint),
    ...(all ? [] : paragraph(sheet, '--all shows every criterion evaluated.', '', sheet.ink.faint)),
  ];
}

/** Dimensions of the third edition's criteria, which its combinations name. */
function dimensionsOf(library: Library, id: string | undefined): ReadonlyMap<string, string> {
  const document = library.criteria.get(id ?? '')?.document;
  if (document?.method !== 'best-fit') return new Map();
  return new Map(
    document.criteria.flatMap((one) => (one.dimension === undefined ? [] : [[one.id, one.dimension] as const])),
  );
}

const clinicalOf = (explained: Explained): ClinicalFindingView =>
  'findings' in explained ? explained.findings.clinical : explained.clinical;

function headline(sheet: Sheet, explained: Explained, words: Words): readonly string[] {
  const { statement } = clinicalOf(explained);
  if (!('decision' in explained)) return paragraph(sheet, statement);
  return [
    `${decisionWord(sheet.ink, explained.decision)}  ${spaced(explained.reason)}`,
    ...paragraph(sheet, `${statement} ${explained.findings.payer.statement}`),
    '',
    ...field(sheet, 'Requested', words.care(explained.requested)),
    ...(explained.authorized === undefined ? [] : field(sheet, 'Authorized', words.care(explained.authorized))),
  ];
}

function rolesIn(explained: Explained): (level: string) => readonly string[] {
  const named = (role: string, level: Level | undefined): ReadonlyMap<string, string> =>
    new Map(level === undefined ? [] : codesOf(level).map((code) => [code, role]));
  const less =
    'decision' in explained &&
    explained.decision === 'downgrade' &&
    cutFrom(explained.requested, explained.authorized) !== undefined;
  const roles = [
    named('asked for', 'requested' in explained ? explained.requested.level : undefined),
    named('indicated', clinicalOf(explained).indicated),
    named(
      less ? 'authorized in part' : 'authorized',
      'authorized' in explained ? explained.authorized?.level : undefined,
    ),
  ];
  return (code) => roles.flatMap((role) => role.get(code) ?? []);
}
