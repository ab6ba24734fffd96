import type { Sheet } from './sheet.js';
import { wrap } from './sheet.js';

/** A part of a tree with what hangs on it. */
export interface Branch {
  /** One column wide, emphasis included; none before a mere grouping. */
  readonly mark?: string;
  readonly text: string;
  readonly strong?: boolean;
  /** Small print below the text. */
  readonly notes?: readonly string[];
  readonly children?: readonly Branch[];
}

/** The branches with lines that show what belongs to what. */
export function tree(sheet: Sheet, branches: readonly Branch[], trunk = ''): readonly string[] {
  return branches.flatMap((branch, index) => {
    const last = index === branches.length - 1;
    const below = `${trunk}${last ? '   ' : '│  '}`;
    return [
      ...own(sheet, branch, `${trunk}${last ? '└─ ' : '├─ '}`, below),
      ...tree(sheet, branch.children ?? [], below),
    ];
  });
}

function own({ width, ink }: Sheet, branch: Branch, first: string, below: string): readonly string[] {
  const hasChildren = (branch.children ?? []).length > 0;
  const marked = branch.mark === undefined ? '' : `${branch.mark} `;
  const inset = branch.mark === undefined ? 0 : 2;
  const rest = `${below}${(hasChildren ? '│' : ' ').padEnd(Math.max(inset, 2))}`;
  const paint = branch.strong === true ? ink.strong : (text: string): string => text;
  const text = wrap(branch.text, width - first.length - Math.max(inset, 2));
  const notes = (branch.notes ?? []).flatMap((note) => wrap(note, width - rest.length).map(ink.faint));
  return [
    ...text.map((line, index) => `${index === 0 ? `${ink.faint(first)}${marked}` : ink.faint(rest)}${paint(line)}`),
    ...notes.map((line) => `${ink.faint(rest)}${line}`),
  ];
}
