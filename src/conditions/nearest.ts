const LONGEST = 80;

/** The name an author most likely meant: the same last segment, else the fewest changed letters, else none. */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  if (wrong.length === 0 || wrong.length > LONGEST) return undefined;
  const wanted = wrong.toLowerCase();
  const segment = lastSegment(wanted);
  const namesakes = names.filter((name) => lastSegment(name.toLowerCase()) === segment);
  if (namesakes.length === 1) return namesakes[0];
  let best: string | undefined;
  let fewest = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of namesakes.length > 1 ? namesakes : names) {
    const changes = editDistance(wanted, name.toLowerCase());
    if (changes < fewest) [best, fewest] = [name, changes];
  }
  return best;
}

const lastSegment = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (above[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    above = current;
  }
  return above[b.length] as number;
}
