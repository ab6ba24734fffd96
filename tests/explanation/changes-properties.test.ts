/** What changed since the previous determination, criterion by criterion: a concurrent review beside the one before it. */
import { describe, expect, test } from 'vitest';
import type { Changes, Previous } from '../../src/domain/changes.js';
import type { CitedResult, Determination } from '../../src/domain/determination.js';
import { including } from '../../src/include.js';
import { replay } from '../../src/replay/replay.js';
import { review } from '../../src/review.js';
import { answeredCases } from '../audit/answered-cases.js';
import { REAL_LIBRARY, requestOf } from '../http/real-service.js';

type Body = Record<string, unknown>;

function answerOf(body: unknown): Determination {
  const outcome = review(body, REAL_LIBRARY);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

/** The needed part of a determination, as a caller would keep it. */
const partOf = ({ authorized, criteria, decision, provenance }: Determination): Previous => ({
  rulesetVersion: provenance.ruleset?.version as string,
  determination: provenance.determination,
  decision,
  ...(authorized?.level.treatment === undefined ? {} : { level: authorized.level.treatment }),
  criteria: criteria.map(({ id, level, result }) => ({ id, ...(level === undefined ? {} : { level }), result })),
});

function changesOf(body: Body, previous?: Previous): Changes {
  const asked = previous === undefined ? body : { ...body, previous };
  const { changes } = including(answerOf(asked), asked, REAL_LIBRARY, ['changes']);
  if (changes === undefined) throw new Error('nothing was compared');
  return changes;
}

const stay = requestOf('continued-stay');
const assessment = stay['assessment'] as { asam3: Record<string, unknown> };
const worse = { ...stay, assessment: { ...assessment, asam3: { ...assessment.asam3, d4: 0, d5: 0, d6: 0 } } };

describe('a concurrent review beside the one before it', () => {
  const first = answerOf(stay);

  test('nothing changed: nothing is listed, and every criterion counts as the same', () => {
    const same = changesOf(stay, partOf(first));
    expect(same).toMatchObject({ criteria: [], unchanged: first.criteria.length, sameVersion: true });
    expect(same.previous).toBe(first.provenance.determination);
    expect(same).not.toHaveProperty('decision');
    expect(same).not.toHaveProperty('level');
  });

  test('each criterion with another result is listed with both, and no other', () => {
    const changes = changesOf(worse, partOf(first));
    const full = review({ ...worse, previous: partOf(first) }, REAL_LIBRARY, 'full');
    const now = new Map(
      (full.ok ? full.value.criteria : []).map(({ id, level, result }) => [`${id} ${level ?? ''}`, result]),
    );
    const expected = first.criteria
      .map(({ id, level, result }) => ({ key: `${id} ${level ?? ''}`, before: result }))
      .filter(({ before, key }) => now.get(key) !== before);
    expect(expected.length).toBeGreaterThan(0);
    const listed = changes.criteria.filter(({ before }) => before !== undefined);
    expect(listed.map(({ id, level }) => `${id} ${level ?? ''}`)).toEqual(expected.map(({ key }) => key));
    expect(changes.unchanged).toBe(first.criteria.length - expected.length);
    for (const { after, before } of listed) expect(after).not.toBe(before);
  });

  test('another decision and level are said', () => {
    const before = { ...partOf(first), decision: 'deny', level: '4' } as const;
    expect(changesOf(stay, before)).toMatchObject({
      decision: { before: 'deny', after: first.decision },
      level: { before: '4', after: first.authorized?.level.treatment },
    });
  });

  test('it stays on the version it began under, and another one is said', () => {
    expect(answerOf({ ...stay, previous: partOf(first) }).provenance.ruleset).toEqual(first.provenance.ruleset);
    const { rulesetVersion: _, ...unnamed } = partOf(first);
    expect(changesOf(stay, unnamed)).not.toHaveProperty('sameVersion');
  });

  test('without previous results nothing is compared, and that is said', () => {
    expect(changesOf(stay)).toMatchObject({ criteria: [], unchanged: 0 });
    expect(changesOf(stay).statement).toContain('nothing was compared');
  });

  test('what is stated of the previous determination changes no answer', () => {
    const { provenance: _, ...plain } = answerOf({
      ...stay,
      previous: { rulesetVersion: partOf(first).rulesetVersion },
    });
    const { provenance: __, ...with_ } = answerOf({ ...stay, previous: partOf(first) });
    expect(with_).toEqual(plain);
  });

  test('a stored answer with it is made again', () => {
    const request = { ...worse, previous: partOf(first) };
    const determination = including(answerOf(request), request, REAL_LIBRARY, [
      'changes',
      'downgrade',
      'qualifications',
    ]);
    const outcome = replay({ request, determination }, REAL_LIBRARY);
    expect(outcome).toMatchObject({ ok: true, value: { outcome: 'identical', differences: [] } });
  });
});

test('over cases of every version: each result turned around is found, and nothing else', () => {
  const turned = (result: CitedResult): CitedResult => (result === 'met' ? 'not-met' : 'met');
  let looked = 0;
  for (const { answer, body, library } of answeredCases(23)) {
    if (answer.criteria.length === 0) continue;
    looked += 1;
    const { criteria = [] } = partOf(answer);
    for (const index of [0, criteria.length - 1]) {
      const before = criteria.map((one, at) => (at === index ? { ...one, result: turned(one.result) } : one));
      const request = { ...(body as Body), previous: { criteria: before } };
      const { changes } = including(answer, request, library, ['changes']);
      expect(changes?.criteria.map(({ id, level }) => [id, level])).toEqual([
        [criteria[index]?.id, criteria[index]?.level],
      ]);
      expect(changes?.unchanged).toBe(criteria.length - 1);
    }
  }
  expect(looked).toBeGreaterThan(20);
});
