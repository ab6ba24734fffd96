/** Every line, funding, state, urgency and review type: exactly one clock governs, or it is said that none was read. */
import { describe, expect, test } from 'vitest';
import { clocksFor } from '../../src/clocks/clocks.js';
import { factIndex, type Scalar } from '../../src/facts/catalogue.js';
import { library, valuesOf } from './facts.js';

const valuesFor = (name: string): readonly string[] =>
  Object.keys(library.catalogue.facts[factIndex(library.catalogue, name)]?.values ?? {});

const LINES = valuesFor('plan.line');
const FUNDING = valuesFor('plan.funding');
const STATES = valuesFor('plan.state');
const TYPES = valuesFor('review.type');
const URGENT: readonly (boolean | undefined)[] = [true, false, undefined];

const base = valuesOf({
  'review.receivedAt': '2026-11-22T09:00:00-05:00',
  'review.channel': 'electronic',
  'plan.timeZone': 'America/New_York',
  'plan.accreditation': 'none',
  'authorization.required': true,
  'authorization.endsAt': '2026-11-24T12:00:00-05:00',
});
const at = (name: string): number => factIndex(library.catalogue, name);
const PLACES = ['plan.line', 'plan.funding', 'plan.state', 'review.type', 'review.urgent'].map(at);

describe.each(LINES)('%s', (line) => {
  test('one clock governs, or a gap is stated', () => {
    const wrong: string[] = [];
    let counted = 0;
    for (const funding of FUNDING)
      for (const state of STATES)
        for (const type of TYPES)
          for (const urgent of URGENT) {
            const values = base.slice();
            const given: readonly (Scalar | undefined)[] = [line, funding, state, type, urgent];
            PLACES.forEach((place, index) => (values[place] = given[index]));
            const { clocks, gaps, governing } = clocksFor(library.law.clocks, values);
            counted += 1;
            const stated = gaps.some(({ covers }) => covers === 'all');
            const chosen = clocks.filter((one) => one.governing);
            const right = stated
              ? chosen.length === 0 && governing === undefined
              : chosen.length === 1 && chosen[0]?.id === governing;
            const certain = urgent === undefined || chosen.every(({ applies }) => applies === 'yes');
            const urgently = urgent !== false || chosen.every(({ id }) => !/urgent|expedited/.test(id));
            if (!right || !certain || !urgently) wrong.push([funding, state, type, urgent, governing].join(' '));
          }
    expect(wrong).toEqual([]);
    expect(counted).toBe(FUNDING.length * STATES.length * TYPES.length * URGENT.length);
  });
});

test('leaving urgency open never gives the payer more time than either answer', () => {
  for (const line of LINES)
    for (const type of TYPES) {
      const due = (urgent: boolean | undefined): number => {
        const values = base.slice();
        [line, 'insured', 'NV', type, urgent].forEach((value, index) => (values[PLACES[index] as number] = value));
        const { clocks } = clocksFor(library.law.clocks, values);
        const first = clocks.find(({ governing }) => governing);
        return Date.parse(first?.dueAt ?? first?.earliestDueAt ?? '9999-01-01');
      };
      expect(due(undefined)).toBeLessThanOrEqual(Math.min(due(true), due(false)));
    }
});
