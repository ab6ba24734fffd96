/** Requests decided in step with others get the bytes they get alone: no stage leaves anything behind for another's. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce, COMPANY, inStep, type Staged, valueOf } from '../../src/domain/staged.js';
import { determinationBytes } from '../../src/explanation/text.js';
import { reviewing } from '../../src/review.js';
import { answeredCases } from '../audit/answered-cases.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import { requestOf, requests } from './requests.js';

function* written(body: unknown, library = REAL_LIBRARY): Staged<string> {
  const outcome = yield* reviewing(body, library, 'summary');
  yield;
  return outcome.ok ? determinationBytes(outcome.value).toString() : JSON.stringify(outcome.faults);
}

test('the cases of all versions, each beside cases of other payers', () => {
  const asked = [...answeredCases(3)];
  expect(asked.length).toBeGreaterThan(500);
  // Neighbours in the list are cases of one version: taken from far apart, those of many payers meet.
  const groups = Math.ceil(asked.length / COMPANY);
  for (let first = 0; first < groups; first += 1) {
    const company = asked.filter((_, index) => index % groups === first);
    const together = inStep(company.map(({ body, library }) => written(body, library))).map(valueOf);
    const alone = company.map(({ body, library }) => atOnce(written(body, library)));
    expect(together.filter((text, index) => text !== alone[index])).toEqual([]);
  }
});

test('random requests, the same one twice among them', () => {
  const company = fc.array(requests(REAL_LIBRARY), { minLength: 2, maxLength: COMPANY });
  fc.assert(
    fc.property(company, (drawn) => {
      const bodies = [...drawn, ...drawn.slice(0, 1)].map(requestOf);
      const together = inStep(bodies.map((body) => written(body))).map(valueOf);
      expect(together).toEqual(bodies.map((body) => atOnce(written(body))));
    }),
    { numRuns: 60 },
  );
});
