/** How the desk words the answers of the service: over every example. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { POLARITY } from '../../src/rulesets/polarity.js';
import type { Determination } from '../../web/src/api/types.js';
import { headlineOf } from '../../web/src/parts/headline.js';
import { standingOf } from '../../web/src/parts/standing.js';
import { matchPath } from '../../web/src/match-path.js';
import { providerMessage } from '../../web/src/screens/result/ask-provider.js';
import { EXAMPLE_NAMES } from './examples.js';

const ANSWERS = EXAMPLE_NAMES.map((name) => ({
  name,
  answer: JSON.parse(readFileSync(`examples/${name}/expected.json`, 'utf8')) as Determination,
}));

describe.each(ANSWERS)('$name', ({ answer }) => {
  const { short, sentence } = headlineOf(answer);

  test('is told in one plain sentence that promises no more than the answer', () => {
    const says = /^(Final: approved|Approve)|^The law does not permit a review now\. Approve as asked/.test(sentence);
    expect(says).toBe(answer.decision === 'approve' && answer.releasable);
    if (answer.decision === 'downgrade' || answer.decision === 'deny')
      expect(sentence).toMatch(
        answer.finality === 'final'
          ? /^Final: .* A reviewer has signed it\.$/
          : /Only (a physician|an administrative reviewer) may decide that\.$/,
      );
    expect(short.length).toBeLessThan(48);
  });

  test('the message to the provider holds each missing fact once and says that nothing is denied', () => {
    const message = providerMessage(answer, 'A-1');
    for (const { question } of answer.missing) expect(message.split(question)).toHaveLength(2);
    expect(message).toContain('A-1 (not an approval)');
    expect(message).toContain('Nothing has been denied.');
  });
});

describe('how a criterion stands', () => {
  const results = ['met', 'not-met', 'undetermined', 'not-applicable', 'overridden'] as const;

  test.each(Object.keys(POLARITY))('a rule that may %s', (effect) => {
    const polarity = POLARITY[effect as keyof typeof POLARITY];
    for (const result of results) {
      const { tone, word } = standingOf({ id: 'a-rule', kind: 'payer', deciding: true, effect, result });
      // Unknown is never told as met or not met, and what is overridden never stands against.
      if (result === 'undetermined') expect([tone, word]).toEqual(['unknown', 'Unknown']);
      if (result === 'overridden' || result === 'not-applicable') expect(tone).toBe('neutral');
      if (result === 'met' && polarity === 'adverse') expect(tone).not.toBe('met');
      if (result === 'met' && polarity === 'protective') expect([tone, word]).toEqual(['met', 'Protects']);
      if (result === 'not-met') expect(tone).not.toBe('not-met');
    }
  });

  test('a clinical criterion is met, not met or unknown', () => {
    const words = results.map(
      (result) => standingOf({ id: 'a-criterion', kind: 'clinical', deciding: false, result }).word,
    );
    expect(words).toEqual(['Met', 'Not met', 'Unknown', 'Does not apply', 'Overridden by law']);
  });
});

test('an emergency is not told as something good', () => {
  const emergency = { id: 'asam-3-adult.emergency.medical', kind: 'clinical', deciding: true, result: 'met' } as const;
  expect(standingOf(emergency)).toMatchObject({ tone: 'not-met', word: 'Emergency' });
});

test('addresses of screens are matched part by part', () => {
  expect(matchPath('/desk/cases/:id/result', '/desk/cases/7d/result')).toEqual({ id: '7d' });
  for (const other of ['/desk/cases/7d', '/desk/cases/7d/result/', '/', '/desk/cases/7d/intake'])
    expect(matchPath('/desk/cases/:id/result', other)).toBeUndefined();
});
