/** What docs/authoring.md tells its reader to do, in order; each form of words is one kind of step. */
export type Step =
  /** The path on a line of its own, then the whole file. */
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'delete'; readonly paths: readonly string[] }
  | { readonly kind: 'write'; readonly path: string; readonly text: string; readonly inPlaceOf: string }
  /** Entries for the end of a list, or keys for the end of the document. */
  | { readonly kind: 'add'; readonly path: string; readonly list?: string; readonly text: string }
  /** A key of the document, or the rule of this id. */
  | { readonly kind: 'take-out'; readonly path: string; readonly name: string }
  /** A command line and what it prints; a line that is only `…` stands for any lines. */
  | { readonly kind: 'run'; readonly command: string; readonly prints: readonly string[] };

const FENCE = '```';
const FORMS: readonly { readonly form: RegExp; readonly steps: (found: readonly string[]) => readonly Step[] }[] = [
  {
    form: new RegExp(`^\`([^\`]+)\`\n\n${FENCE}(?:json|markdown)\n([^]*?)^${FENCE}$`, 'gm'),
    steps: ([path = '', text = '']) => [{ kind: 'file', path, text }],
  },
  {
    form: /Delete `([^`]+)`(?: and `([^`]+)`)?/g,
    steps: (paths) => [{ kind: 'delete', paths: paths.filter((path) => path !== undefined) }],
  },
  {
    form: /In\s+`([^`]+)`,\s+write\s+`([^`]+)`\s+in\s+place\s+of\s+`([^`]+)`/g,
    steps: ([path = '', text = '', inPlaceOf = '']) => [{ kind: 'write', path, text, inPlaceOf }],
  },
  {
    form: new RegExp(
      `Put\\s+th(?:is|ese)\\s+at\\s+the\\s+end\\s+of\\s+(?:\`(\\w+)\`\\s+in\\s+)?\`([^\`]+)\`,[^\`]+${FENCE}json\n([^]*?)^${FENCE}$`,
      'gm',
    ),
    steps: ([list, path = '', text = '']) => [{ kind: 'add', path, ...(list === undefined ? {} : { list }), text }],
  },
  {
    form: /Take\s+`([^`]+)`\s+out\s+of\s+(?:`rules`\s+in\s+)?`([^`]+)`/g,
    steps: ([name = '', path = '']) => [{ kind: 'take-out', path, name }],
  },
  {
    form: new RegExp(`^${FENCE}console\n([^]*?)^${FENCE}$`, 'gm'),
    steps: ([text = '']) => text.split(/^\$ /m).slice(1).map(runOf),
  },
];

function runOf(text: string): Step {
  const [command = '', ...prints] = text.replace(/\n$/, '').split('\n');
  return { kind: 'run', command, prints };
}

/** Every step of the page, in the order of the page. */
export const stepsOf = (page: string): readonly Step[] =>
  FORMS.flatMap(({ form, steps }) =>
    [...page.matchAll(form)].map((found) => ({ at: found.index, steps: steps(found.slice(1)) })),
  )
    .sort((a, b) => a.at - b.at)
    .flatMap(({ steps }) => steps);

/** The words of a command line; single quotes hold words together. */
export const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Where what is printed leaves what the page shows, or nothing. */
export function departure(shown: readonly string[], printed: readonly string[]): string | undefined {
  let at = 0;
  let skips = false;
  for (const line of shown) {
    if (line === '…') {
      skips = true;
      continue;
    }
    const found = skips ? printed.indexOf(line, at) : printed[at] === line ? at : -1;
    if (found < 0) return `the page shows:\n${line}\nprinted is:\n${printed.slice(at, at + 12).join('\n')}`;
    at = found + 1;
    skips = false;
  }
  return skips || at >= printed.length ? undefined : `not shown:\n${printed.slice(at).join('\n')}`;
}
