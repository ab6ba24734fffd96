/** A marker that is told apart from all others by its number, and from everything else by its word. */
const WORD = 'canary7q';
let made = 0;

export const canary = (): string => {
  made += 1;
  return `${WORD}${made}`;
};

/** The markers that a text holds; letters may have changed their case on the way. */
export const canariesIn = (text: string): readonly string[] => text.toLowerCase().match(/canary7q\d*/g) ?? [];

/** Every value replaced by a marker of its own, and a field nobody knows, named and filled by one, in every object. */
export function marked(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(marked);
  if (typeof node !== 'object' || node === null) return canary();
  const fields = Object.entries(node).map(([key, value]) => [key, marked(value)] as const);
  return Object.fromEntries([...fields, [canary(), canary()]]);
}

/** The request with one of its values, by number, replaced by a marker; all others stay as they are. */
export function markedAt(node: unknown, at: number): unknown {
  let left = at;
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, walk(value)]));
    left -= 1;
    return left === -1 ? canary() : one;
  };
  return walk(node);
}

export function leavesOf(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 1;
  return Object.values(node).reduce<number>((count, inner) => count + leavesOf(inner), 0);
}
