/** A review request sent as a Bundle is the same request, and gets the same answer by both addresses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeBundle } from '../../src/fhir/compose/bundle.js';
import { requestsIn } from '../../src/fhir/from-bundle.js';
import { submit } from '../../src/fhir/submit.js';
import type { ReviewRequest } from '../../src/request.js';
import { review } from '../../src/review.js';
import { EXAMPLES, REAL_LIBRARY } from '../http/real-service.js';
import { requestOf, requests } from '../promises/requests.js';

const NOW = '2026-11-22T10:00:00.000Z';
const PARTIES = { memberId: 'M000123', providerNpi: '1999999976' };

const bundleOf = (request: unknown): object =>
  JSON.parse(JSON.stringify(composeBundle(request as ReviewRequest, REAL_LIBRARY, PARTIES, NOW))) as object;

/** What a Bundle carries of a request: an attestation goes to an address of its own, and an empty list says nothing. */
function carried(request: object): unknown {
  const { attestation: _, ...rest } = JSON.parse(JSON.stringify(request)) as Record<string, unknown>;
  return withoutEmptyLists(rest);
}

function withoutEmptyLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value)
    .map(([key, one]) => [key, withoutEmptyLists(one)] as const)
    .filter(([, one]) => !isEmpty(one));
  return Object.fromEntries(kept);
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

function sameBothWays(request: object): void {
  const bundle = bundleOf(request);
  const sent = carried(request);
  const back = requestsIn(bundle, REAL_LIBRARY);
  expect(back.ok ? back.value.map((one) => withoutEmptyLists(one.request)) : back.faults).toEqual([sent]);

  const straight = review(sent, REAL_LIBRARY);
  const answered = submit(bundle, {
    version: '2.2.1',
    library: REAL_LIBRARY,
    decide: (body) => review(body, REAL_LIBRARY),
    now: NOW,
  });
  if (!answered.ok) throw new Error(JSON.stringify(answered.faults));
  const [only] = answered.value.answers;
  if (!straight.ok) {
    expect(only?.answer.kind).not.toBe('decided');
    return;
  }
  if (only?.answer.kind !== 'decided') throw new Error(JSON.stringify(only?.answer));
  expect(only.answer.determination).toEqual(straight.value);
}

describe('by a Bundle and by /v1/determinations', () => {
  test.each(EXAMPLES)('$name', ({ request }) => sameBothWays(request));

  test('random requests', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(requests(REAL_LIBRARY), (random) => sameBothWays(requestOf(random))),
      { numRuns: Number(process.env['UR_TEST_FHIR_CASES'] ?? 400) },
    );
  });
});
