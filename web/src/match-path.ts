export type Parameters = Readonly<Record<string, string>>;

/** `/desk/cases/:id` against an address: the parts that vary, or undefined. */
export function matchPath(pattern: string, address: string): Parameters | undefined {
  const wanted = pattern.split('/');
  const given = address.split('/');
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const part = given[index] as string;
    if (step.startsWith(':')) found[step.slice(1)] = decodeURIComponent(part);
    else if (step !== part) return undefined;
  }
  return found;
}
