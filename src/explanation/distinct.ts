/** Each item once, where it comes first. Most lists hold no more than one. */
export const distinct = <T>(items: readonly T[]): readonly T[] => (items.length < 2 ? items : [...new Set(items)]);
