/** How a person stands under the second answer, held against the first. */
export type Effect = 'unchanged' | 'better' | 'worse' | 'incomparable';

export const EFFECTS: readonly Effect[] = ['better', 'worse', 'incomparable', 'unchanged'];
