/** The search for questions starts each try from what is known, remembers and stops early: it asks what the plain search asks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scalar } from '../../src/facts/catalogue.js';
import { isList } from '../../src/facts/catalogue.js';
import { readsOf } from '../../src/resolution/rule-reads.js';
import { settingOf } from '../../src/resolution/setting.js';
import { settle } from '../../src/resolution/settle.js';
import type { Posed } from '../../src/pose.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import { requests } from '../promises/requests.js';
import { plainlyMissing, plainQuestions } from './plain-asking.js';
import { posed } from './posed.js';

const { catalogue } = REAL_LIBRARY;

test('what is missing and what is asked are those of the plain search', () => {
  const tally = { missing: 0, questions: 0 };
  const property = fc.property(requests(REAL_LIBRARY), (random) => {
    const held = posed(random);
    if (held === undefined) return;
    const { values } = held;
    // Whether the ruleset binds is asked before anything else, and is not searched for.
    const matter = { ...held.matter, scopeFacts: [] };
    const settled = settle(matter, values);
    const missing = plainlyMissing(matter, values);
    if (missing !== undefined && settled.resolution.reason !== 'hours-below-level') {
      expect(settled.missing).toEqual(missing);
      tally.missing += 1;
    }
    const questions = plainQuestions(matter, values);
    if (questions !== undefined) {
      expect(settled.questions).toEqual(questions);
      tally.questions += 1;
    }
  });
  fc.assert(property, { numRuns: 2000 });
  process.stdout.write(`searches: ${JSON.stringify(tally)}\n`);
  expect(tally.missing).toBeGreaterThan(80);
  expect(tally.questions).toBeGreaterThan(15);
});

test('a fact that the setting is not said to be read from changes nothing in it', () => {
  const plain = (values: (Scalar | undefined)[], { matter }: Posed): unknown => {
    const { used, ...setting } = settingOf(matter, values, values, true);
    const counted = matter.table.rules.flatMap(({ rule: { then } }) =>
      then.effect === 'exempt' && then.window?.used !== undefined ? [used(then.window.used)] : [],
    );
    return { setting, counted };
  };
  const property = fc.property(requests(REAL_LIBRARY), (random) => {
    const held = posed(random);
    if (held === undefined) return;
    const read = readsOf(held.matter).setting;
    for (const [index, fact] of catalogue.facts.entries()) {
      if (read.includes(index) || isList(fact)) continue;
      const changed = held.values.slice();
      changed[index] =
        fact.type === 'boolean' ? true : fact.type === 'integer' || fact.type === 'number' ? 3 : 'waitlist';
      expect(plain(changed, held), fact.name).toEqual(plain(held.values, held));
    }
  });
  fc.assert(property, { numRuns: 10 });
});
