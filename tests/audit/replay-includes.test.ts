/** A stored answer with clocks and rights is made again with them; another table of law is named as its origin. */
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import { including } from '../../src/include.js';
import type { Library } from '../../src/library.js';
import { replay, type Replay } from '../../src/replay/replay.js';
import { review } from '../../src/review.js';
import { REAL_LIBRARY, requestOf } from '../http/real-service.js';

const request = requestOf('residential-2025-cost-rule') as { plan: object };
const stated = { ...request, plan: { ...request.plan, state: 'NY' } };
const reviewed = review(stated, REAL_LIBRARY);
if (!reviewed.ok) throw new Error(JSON.stringify(reviewed.faults));
const answer = including(reviewed.value, stated, REAL_LIBRARY, ['clocks', 'rights', 'wouldChange']);

function again(determination: Determination, library: Library = REAL_LIBRARY): Replay {
  const outcome = replay({ request: stated, determination }, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

describe('a stored answer with what was included', () => {
  test('comes out identical, with all or one of them', () => {
    expect(again(answer)).toMatchObject({ outcome: 'identical', differences: [] });
    const { rights: _, wouldChange: __, ...clocksOnly } = answer;
    expect(again(clocksOnly)).toMatchObject({ outcome: 'identical', differences: [] });
  });

  test('by another table of law it is equivalent, and says where it differs', () => {
    const { clocks } = REAL_LIBRARY.law;
    const later = { ...clocks, digest: 'f'.repeat(64) };
    const found = again(answer, { ...REAL_LIBRARY, law: { ...REAL_LIBRARY.law, clocks: later } });
    expect(found.outcome).toBe('equivalent');
    expect(found.differences).toMatchObject([{ pointer: '/clocks/law/digest', kind: 'origin' }]);
  });

  test('a moment that was changed afterwards is found', () => {
    const changed = structuredClone(answer) as { clocks: { clocks: { dueAt: string }[] } } & Determination;
    (changed.clocks.clocks[0] as { dueAt: string }).dueAt = '2030-01-01T00:00:00Z';
    expect(again(changed)).toMatchObject({
      outcome: 'different',
      differences: [{ pointer: '/clocks/clocks/0/dueAt' }],
    });
  });
});
