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
    const changes = editDistance(wanted, name.toLowerCase(), fewest);
    if (changes < fewest) [best, fewest] = [name, changes];
  }
  return best;
}

const lastSegment = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Levenshtein's distance, one row at a time; once it is known to be no less than `limit`, that or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  const row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line += 1) {
    let diagonal = row[0] as number;
    let least = (row[0] = line);
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = diagonal + (a.charCodeAt(line - 1) === b.charCodeAt(column - 1) ? 0 : 1);
      diagonal = row[column] as number;
      const here = Math.min(replaced, diagonal + 1, (row[column - 1] as number) + 1);
      row[column] = here;
      if (here < least) least = here;
    }
    if (least >= limit) return limit;
  }
  return row[b.length] as number;
}
