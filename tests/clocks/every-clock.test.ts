/** Every row of the table at, just below and just above each of its boundaries. */
import { describe, expect, test } from 'vitest';
import type { ClockRule } from '../../src/rulesets/law-documents.js';
import { evidenceOf } from '../../src/rulesets/law-documents.js';
import { clockOf, clocksOf, type Facts, library, meeting } from './facts.js';
import { momentOf, walk } from './second-calendar.js';

const { document } = library.law.clocks;
const ZONE = 'America/New_York';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const text = (moment: number): string => new Date(moment).toISOString();
const due = (clock: { dueAt?: string }): number => Date.parse(clock.dueAt ?? '');

/** Noon in New York on the last day the rule is in effect, or on a Friday before a change of clocks. */
function receiptFor({ to }: ClockRule): number {
  return to === null ? Date.UTC(2026, 9, 30, 16) : Date.parse(`${to}T17:00:00Z`);
}

/** Everything the rule wants, and nothing that happened since receipt. */
function factsFor(rule: ClockRule, receipt: number): Facts {
  const { 'derived.review.hoursBeforeAuthorizationEnds': hours, ...facts } = meeting(rule.when);
  const line = document.lines.find((one) => one.line === facts['plan.line']);
  return {
    'plan.timeZone': ZONE,
    'review.receivedAt': text(receipt),
    'review.urgent': false,
    ...(line?.needs.includes('plan.funding') === true ? { 'plan.funding': 'insured' } : {}),
    'plan.state': 'NV',
    'plan.accreditation': 'none',
    ...facts,
    ...(hours === undefined ? {} : { 'authorization.endsAt': text(receipt + Number(hours) * HOUR) }),
    ...(rule.starts.length === 1 && rule.starts[0] !== 'receipt'
      ? { [rule.starts[0] as string]: text(receipt + HOUR) }
      : {}),
  };
}

describe.each(document.clocks)('$id', (rule) => {
  const receipt = receiptFor(rule);
  const facts = factsFor(rule, receipt);
  const start = rule.starts.includes('receipt') ? receipt : receipt + HOUR;
  const plain = walk(start, rule.duration, ZONE);

  test('applies, starts and is due as a second calendar has it', () => {
    const clock = clockOf(facts, rule.id);
    expect(clock).toMatchObject({ applies: 'yes', missing: [] });
    expect(Date.parse(clock.startsAt ?? '')).toBe(start);
    expect(due(clock)).toBe(plain);
  });

  test('says where it comes from, and how that was read', () => {
    const { evidence, mark, source } = clockOf(facts, rule.id);
    expect(source.title).toBe(document.references[rule.cite.ref]?.title);
    expect({ evidence, mark }).toEqual({ evidence: evidenceOf(rule.mark), mark: rule.mark });
  });

  test('governs alone only if it decides, is in force and was read', () => {
    const may = rule.purpose === 'decision' && rule.status === 'in-force' && evidenceOf(rule.mark) !== 'unverified';
    if (!may) expect(clockOf(facts, rule.id).governing).toBe(false);
    const { clocks, governing } = clocksOf(facts);
    const first = clocks.filter(
      ({ evidence, purpose, status }) => purpose === 'decision' && status === 'in-force' && evidence !== 'unverified',
    );
    const earliest = Math.min(...first.map(({ dueAt, earliestDueAt }) => Date.parse(dueAt ?? earliestDueAt ?? '')));
    const chosen = clocks.filter((one) => one.governing);
    expect(chosen.map(({ id }) => id)).toEqual(first.length === 0 ? [] : [governing]);
    for (const { dueAt, earliestDueAt } of chosen) expect(Date.parse(dueAt ?? earliestDueAt ?? '')).toBe(earliest);
  });

  test.each([...(rule.from === null ? [] : [rule.from]), ...(rule.to === null ? [] : [rule.to])])(
    'is in effect from its first day to its last: %s',
    (day) => {
      const first = momentOf(ZONE, Date.parse(`${day}T00:00:00Z`));
      const on = (moment: number): boolean => clocksOf(factsFor(rule, moment)).clocks.some(({ id }) => id === rule.id);
      expect(on(first - 1)).toBe(day === rule.to);
      expect(on(first)).toBe(true);
      expect(on(first + DAY - 1)).toBe(true);
      expect(on(first + DAY)).toBe(day === rule.from);
    },
  );

  if ('derived.review.hoursBeforeAuthorizationEnds' in meeting(rule.when))
    test('is asked for exactly as long before the end as it wants, not less', () => {
      const ends = Date.parse(String(facts['authorization.endsAt']));
      const applies = (shift: number): boolean =>
        clocksOf({ ...facts, 'authorization.endsAt': text(ends + shift) }).clocks.some(({ id }) => id === rule.id);
      expect([applies(-1), applies(0), applies(1)]).toEqual([false, true, true]);
    });

  test('is extended by a notice before it is over, and by no other', () => {
    const event = (at: number): { due: number; effects: readonly string[] } => {
      const clock = clockOf({ ...facts, 'review.extensionNoticeAt': text(at) }, rule.id);
      return { due: due(clock), effects: clock.events.map(({ effect }) => effect) };
    };
    if (rule.purpose === 'notice') return expect(event(start)).toEqual({ due: plain, effects: [] });
    const { extension } = rule;
    if (extension === undefined) return expect(event(start)).toEqual({ due: plain, effects: ['ignored'] });
    const longer = walk(plain, extension.by, ZONE);
    expect(event(start - 1)).toEqual({ due: plain, effects: ['ignored'] });
    expect(event(start)).toEqual({ due: longer, effects: ['used'] });
    expect(event(plain - 1)).toEqual({ due: longer, effects: ['used'] });
    expect(event(plain)).toEqual({ due: plain, effects: ['ignored'] });
  });

  test('stands still for a request for information only where its rule says so', () => {
    const asked = start + 2 * HOUR;
    const answered = asked + 3 * DAY + HOUR;
    const request = { 'review.informationRequestedAt': text(asked), 'review.informationAnsweredAt': text(answered) };
    const clock = clockOf({ ...facts, ...request }, rule.id);
    const { extension, incomplete, tolling } = rule;
    if (tolling !== undefined && extension !== undefined) {
      expect(due(clock)).toBe(walk(plain, extension.by, ZONE) + (answered - asked));
      expect(Date.parse(clock.tolled?.until ?? '')).toBe(answered);
    } else if (incomplete !== undefined) {
      const end = walk(asked, incomplete.answerWithin, ZONE);
      expect(due(clock)).toBe(walk(Math.min(answered, end), incomplete.decideWithin, ZONE));
    } else expect(due(clock)).toBe(plain);
  });
});

test('every row has a source, and what it says of itself is complete', () => {
  for (const rule of document.clocks) {
    for (const { cite } of [rule, rule.extension, rule.tolling, rule.incomplete, rule.expiry].filter(
      (one) => one !== undefined,
    )) {
      expect(document.references[cite.ref]?.title, `${rule.id}: ${cite.ref}`).toBeTruthy();
    }
  }
});

test('no rule reads a fact of the person or of the care: only of the review, the plan and the place', () => {
  const read = [...library.law.clocks.clocks.program.leaves, ...library.law.rights.rights.program.leaves];
  const allowed = /^(review|plan|authorization|facility\.type|derived\.review)\b/;
  expect(read.map(({ name }) => name).filter((name) => !allowed.test(name))).toEqual([]);
});
