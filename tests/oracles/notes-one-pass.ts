/**
 * A prototype that went before this engine: one pass over the six ratings with the notes' own cells, before the rulings.
 * "Missing facts default to false" (3.3); derived values and defaults by 3.1; an unknown of three-valued logic never denies, so it passes
 * wherever either value would do (3.0). An SUD diagnosis is taken as given. R21 is not applied.
 */
import type { Rating } from './asam3-adult.js';

export type SixRatings = readonly [d1: Rating, d2: Rating, d3: Rating, d4: Rating, d5: Rating, d6: Rating];
export type OnePassResult = '1' | '2.1' | '2.5' | '3.1' | '3.5' | '3.7' | '4' | 'review';

export function notesOnePass([d1, d2, d3, d4, d5, d6]: SixRatings): OnePassResult {
  // Home support defaults to true, so the withdrawal need follows d1: none, 1-WM, 2-WM, 3.7-WM, 4-WM (index w of the notes).
  const w = [0, 1, 2, 4, 5][d1] ?? 0;
  const needs24hNursing = d1 === 3 || d2 === 3; // 3.1: derived when unknown, otherwise false
  const modMed = Math.max(d1, d2, d3) === 2;
  const outpatientSafe = !(d5 >= 3 && d6 >= 3); // imminent danger and 24-h support are unknown: not true; no supportive housing
  const below37 = !needs24hNursing && w < 4 && d1 !== 4 && d2 !== 4 && d3 !== 4;

  if (d1 === 4 || d2 === 4 || d3 === 4) return '4';

  // Level 0.5 wants no diagnosis, so it never fits here.
  const others1 = d1 <= 1 && d2 <= 1 && d3 <= 1 && d5 <= 1 && d6 <= 1;
  if (below37 && (w === 0 || (w === 1 && d1 <= 1)) && d2 <= 1 && d3 <= 1 && (d4 <= 2 || others1) && d5 <= 1 && d6 <= 1)
    return '1';

  const qualifies21 = d4 === 2 || d4 === 3 || d5 === 2 || d6 === 2;
  if (below37 && outpatientSafe && d5 <= 2 && d6 <= 2 && w <= 1 && d2 <= 1 && d3 <= 1 && qualifies21) return '2.1';

  const qualifies25 = [d4, d5, d6].some((rating) => rating === 3 || (rating === 2 && modMed));
  if (below37 && outpatientSafe && d5 <= 3 && d6 <= 3 && w <= 2 && d2 <= 2 && d3 <= 2 && qualifies25) return '2.5';

  // 24-h support unknown: not false. Cognitive impairment unknown: not true, so 3.3 never fits and 3.1 and 3.5 may.
  if (below37 && w <= 1 && d2 <= 1 && d3 <= 1 && d4 <= 3 && d5 >= 1 && d5 <= 3 && d6 >= 3) return '3.1';

  const d4Of35 = d4 >= 3 || (d5 >= 3 && d6 >= 3);
  if (below37 && w <= 3 && d2 <= 2 && d3 <= 3 && d4Of35 && d5 >= 3 && d6 >= 3) return '3.5'; // imminent danger unknown: not false

  const meets37 = (rating: Rating): boolean => rating >= 3 || (rating === 2 && needs24hNursing);
  const medical = [d1, d2, d3].filter(meets37).length;
  const all = medical + [d4, d5, d6].filter(meets37).length;
  if (needs24hNursing && Math.max(d1, d2, d3) <= 3 && w < 5 && all >= 2 && medical >= 1) return '3.7';

  return 'review';
}

const FIVE: readonly Rating[] = [0, 1, 2, 3, 4];

/** All 15,625 rating vectors. */
export function allRatingVectors(): SixRatings[] {
  return FIVE.flatMap((d1) =>
    FIVE.flatMap((d2) =>
      FIVE.flatMap((d3) =>
        FIVE.flatMap((d4) => FIVE.flatMap((d5) => FIVE.map((d6): SixRatings => [d1, d2, d3, d4, d5, d6]))),
      ),
    ),
  );
}
