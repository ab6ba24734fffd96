import { expect, test } from 'vitest';
import { allRatingVectors, notesOnePass } from './notes-one-pass.js';

test('the one-pass prototype of the notes gives the published counts over all 15,625 rating vectors', () => {
  const counts: Record<string, number> = {};
  for (const ratings of allRatingVectors()) {
    const result = notesOnePass(ratings);
    counts[result] = (counts[result] ?? 0) + 1;
  }
  expect(counts).toEqual({
    '4': 7625,
    '3.7': 3436,
    '2.5': 1437,
    '3.5': 656,
    '2.1': 200,
    '1': 160,
    '3.1': 128,
    review: 1983,
  });
});

test('the published causes of review hold', () => {
  const review = allRatingVectors().filter((ratings) => notesOnePass(ratings) === 'review');
  expect({
    d3Severe: review.filter(([, , d3, , d5, d6]) => d3 === 3 && !(d5 >= 3 && d6 >= 3)).length,
    d5VerySevere: review.filter(([, , , , d5]) => d5 === 4).length,
    d6VerySevere: review.filter(([, , , , , d6]) => d6 === 4).length,
  }).toEqual({ d3Severe: 945, d5VerySevere: 540, d6VerySevere: 476 });
});
