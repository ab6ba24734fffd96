/** Every way to take one value of each list. */
export function* product<T>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const at = lists.map(() => 0);
  if (lists.some((list) => list.length === 0)) return;
  for (;;) {
    yield lists.map((list, row) => list[at[row] as number] as T);
    let row = lists.length - 1;
    for (; row >= 0; row -= 1) {
      at[row] = (at[row] as number) + 1;
      if ((at[row] as number) < (lists[row] as readonly T[]).length) break;
      at[row] = 0;
    }
    if (row < 0) return;
  }
}
