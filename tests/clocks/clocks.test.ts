/** Cases worked out by hand: changes of clocks, holidays, events, and what is not known. */
import { describe, expect, test } from 'vitest';
import { clockOf, clocksOf, type Facts } from './facts.js';

const PRIVATE: Facts = {
  'plan.line': 'commercial',
  'plan.funding': 'self-funded',
  'plan.state': 'OH',
  'plan.accreditation': 'none',
  'plan.timeZone': 'America/New_York',
  'review.type': 'prior-authorization',
};
const MEDICARE: Facts = {
  'plan.line': 'medicare-advantage',
  'plan.accreditation': 'none',
  'plan.timeZone': 'America/New_York',
  'review.type': 'prior-authorization',
  'authorization.required': true,
};

describe('hours and days', () => {
  // Clocks go forward on 8 March 2026 and back on 1 November 2026.
  test('72 hours are elapsed hours, whatever the clocks do', () => {
    const due = (receivedAt: string): string | undefined =>
      clockOf({ ...PRIVATE, 'review.urgent': true, 'review.receivedAt': receivedAt }, 'claims-urgent').dueAt;
    expect(due('2026-03-06T12:00:00-05:00')).toBe('2026-03-09T13:00:00-04:00');
    expect(due('2026-10-30T12:00:00-04:00')).toBe('2026-11-02T11:00:00-05:00');
    expect(due('2026-06-01T12:00:00-04:00')).toBe('2026-06-04T12:00:00-04:00');
  });

  test('7 days end at the same wall time, so 72 hours are not 3 days', () => {
    const due = (receivedAt: string): string | undefined =>
      clockOf({ ...MEDICARE, 'review.urgent': false, 'review.receivedAt': receivedAt }, 'ma-standard').dueAt;
    expect(due('2026-03-06T12:00:00-05:00')).toBe('2026-03-13T12:00:00-04:00');
    // 8 March 2026 has no half past two: the first moment after.
    expect(due('2026-03-01T02:30:00-05:00')).toBe('2026-03-08T03:00:00-04:00');
    // 1 November 2026 has half past one twice: the first.
    expect(due('2026-10-25T01:30:00-04:00')).toBe('2026-11-01T01:30:00-04:00');
    expect(due('2028-02-25T09:00:00-05:00')).toBe('2028-03-03T09:00:00-05:00');
  });

  test('business days leave out weekends and the holidays of the state', () => {
    const ny = { ...PRIVATE, 'plan.funding': 'insured', 'plan.state': 'NY', 'review.urgent': false };
    const due = (receivedAt: string): string | undefined =>
      clockOf({ ...ny, 'review.receivedAt': receivedAt }, 'ny-pre-service').dueAt;
    // Thanksgiving 2026 is Thursday 26 November; New York keeps no holiday on the Friday.
    expect(due('2026-11-24T16:00:00-05:00')).toBe('2026-11-30T16:00:00-05:00');
    expect(due('2026-11-21T10:00:00-05:00')).toBe('2026-11-25T10:00:00-05:00');
    const ca = { ...ny, 'plan.state': 'CA', 'plan.timeZone': 'America/Los_Angeles' };
    // California keeps the Friday as well.
    expect(clockOf({ ...ca, 'review.receivedAt': '2026-11-24T16:00:00-08:00' }, 'ca-standard').dueAt).toBe(
      '2026-12-03T16:00:00-08:00',
    );
  });
});

describe('where a clock starts', () => {
  const ny = { ...PRIVATE, 'plan.funding': 'insured', 'plan.state': 'NY', 'review.urgent': false };
  const received = { 'review.receivedAt': '2026-06-01T10:00:00-04:00' };

  test('the first of payer and delegate to have the request', () => {
    const { clocks, receivedAt } = clocksOf({
      ...PRIVATE,
      ...received,
      'review.urgent': true,
      'review.delegateReceivedAt': '2026-06-01T08:30:00-04:00',
    });
    expect(receivedAt).toBe('2026-06-01T08:30:00-04:00');
    expect(clocks.map(({ dueAt }) => dueAt)).toEqual(['2026-06-04T08:30:00-04:00']);
  });

  test('the necessary information, where a law says so, but never before receipt', () => {
    const start = (completeAt: string): string | undefined =>
      clockOf({ ...ny, ...received, 'review.informationCompleteAt': completeAt }, 'ny-pre-service').startsAt;
    expect(start('2026-06-02T15:00:00-04:00')).toBe('2026-06-02T15:00:00-04:00');
    expect(start('2026-05-30T15:00:00-04:00')).toBe('2026-06-01T10:00:00-04:00');
    expect(start('unknown')).toBe('2026-06-01T10:00:00-04:00');
  });
});

describe('what happened since', () => {
  const received = { ...PRIVATE, 'review.urgent': false, 'review.receivedAt': '2026-06-01T10:00:00-04:00' };
  const asked = { 'review.informationRequestedAt': '2026-06-05T10:00:00-04:00' };

  test('a request for information stops the clock until the answer, and uses the extension', () => {
    const clock = clockOf(
      {
        ...received,
        ...asked,
        'review.informationAnsweredAt': '2026-06-15T11:00:00-04:00',
        'review.extensionNoticeAt': '2026-06-06T10:00:00-04:00',
      },
      'claims-pre-service',
    );
    // 1 June + 15 + 15 days, and the 10 days and 1 hour it stood still.
    expect(clock.dueAt).toBe('2026-07-11T11:00:00-04:00');
    expect(clock.events.map(({ kind, effect }) => [kind, effect])).toEqual([
      ['information-request', 'used'],
      ['extension', 'ignored'],
    ]);
  });

  test('it stops no longer than the time given to answer', () => {
    const late = { 'review.informationAnsweredAt': '2026-12-01T10:00:00-05:00' };
    const given = { 'review.informationDueAt': '2026-06-10T10:00:00-04:00' };
    const due = (more: Facts): string | undefined =>
      clockOf({ ...received, ...asked, ...more }, 'claims-pre-service').dueAt;
    expect(due({ ...late, ...given })).toBe('2026-07-06T10:00:00-04:00');
    expect(due(late)).toBe('2026-08-15T10:00:00-04:00');
    expect(due({ 'review.informationOutstanding': true })).toBe('2026-08-15T10:00:00-04:00');
  });

  test('while nobody says whether an answer came, it counts as if it had come at once', () => {
    const clock = clockOf({ ...received, ...asked }, 'claims-pre-service');
    expect(clock).toMatchObject({
      applies: 'undetermined',
      missing: ['review.informationAnsweredAt'],
      earliestDueAt: '2026-07-01T10:00:00-04:00',
      tolled: { from: '2026-06-05T10:00:00-04:00' },
    });
    expect(clock.tolled).not.toHaveProperty('until');
  });

  test('without an event nothing stops: missing information alone does not', () => {
    expect(clockOf({ ...received, 'review.informationOutstanding': true }, 'claims-pre-service').dueAt).toBe(
      '2026-06-16T10:00:00-04:00',
    );
    expect(
      clockOf({ ...received, 'review.informationAnsweredAt': '2026-06-09T10:00:00-04:00' }, 'claims-pre-service').dueAt,
    ).toBe('2026-06-16T10:00:00-04:00');
  });

  test('urgent and incomplete: another time, if that was said within 24 hours', () => {
    const urgent = { ...received, 'review.urgent': true };
    const due = (more: Facts): string | undefined => clockOf({ ...urgent, ...more }, 'claims-urgent').dueAt;
    const within = { 'review.informationRequestedAt': '2026-06-02T10:00:00-04:00' };
    expect(due({ ...within, 'review.informationAnsweredAt': '2026-06-03T09:00:00-04:00' })).toBe(
      '2026-06-05T09:00:00-04:00',
    );
    expect(due({ ...within, 'review.informationOutstanding': true })).toBe('2026-06-06T10:00:00-04:00');
    const late = { 'review.informationRequestedAt': '2026-06-02T10:00:00.001-04:00' };
    expect(due({ ...late, 'review.informationOutstanding': true })).toBe('2026-06-04T10:00:00-04:00');
    expect(clockOf({ ...urgent, ...late }, 'claims-urgent').events).toMatchObject([{ effect: 'ignored' }]);
  });
});

describe('what is not known', () => {
  test('no line, funding or state: no clocks, said plainly', () => {
    for (const gone of ['plan.line', 'plan.funding', 'plan.state']) {
      const { [gone]: _, ...rest } = PRIVATE;
      const found = clocksOf({ ...rest, 'review.receivedAt': '2026-06-01T10:00:00-04:00', 'review.urgent': true });
      expect(found).toMatchObject({ clocks: [], questions: [{ fact: gone }] });
      expect(found.statement).toContain(gone);
      expect(found).not.toHaveProperty('governing');
    }
  });

  test('no receipt: the clocks are named, with no moment', () => {
    const { clocks, governing, questions } = clocksOf({ ...PRIVATE, 'review.urgent': true });
    expect(governing).toBeUndefined();
    expect(clocks).toMatchObject([{ id: 'claims-urgent', applies: 'undetermined', missing: ['review.receivedAt'] }]);
    expect(questions.map(({ fact }) => fact)).toEqual(['review.receivedAt']);
  });

  test('a receipt outside the years of the calendar counts as not stated', () => {
    for (const receivedAt of [
      '1989-12-31T10:00:00Z',
      '2100-01-01T10:00:00Z',
      '9999-12-31T23:59:59Z',
      '0001-01-01T00:00:00Z',
    ])
      expect(
        clocksOf({ ...PRIVATE, 'review.urgent': true, 'review.receivedAt': receivedAt }).governing,
      ).toBeUndefined();
  });

  test('urgency: both kinds are listed, and the shorter is counted on', () => {
    const { clocks, governing, statement, urgency } = clocksOf({
      ...PRIVATE,
      'review.receivedAt': '2026-06-01T10:00:00-04:00',
    });
    expect(urgency).toBe('unknown');
    expect(clocks.map(({ id, missing }) => [id, missing])).toEqual([
      ['claims-pre-service', ['review.urgent']],
      ['claims-urgent', ['review.urgent']],
    ]);
    expect(governing).toBe('claims-urgent');
    expect(statement).toContain('2026-06-04T10:00:00-04:00');
  });

  test('the time zone matters only where it changes the moment', () => {
    const { 'plan.timeZone': _, ...anywhere } = PRIVATE;
    const at = (receivedAt: string): object =>
      clockOf({ ...anywhere, 'review.urgent': false, 'review.receivedAt': receivedAt }, 'claims-pre-service');
    expect(at('2026-06-01T10:00:00-04:00')).toMatchObject({ applies: 'yes', dueAt: '2026-06-16T10:00:00-04:00' });
    // Clocks go forward in between, but not in Arizona: the earlier of the two.
    expect(at('2026-03-01T10:00:00-05:00')).toMatchObject({
      missing: ['plan.timeZone'],
      earliestDueAt: '2026-03-16T09:00:00-05:00',
    });
  });

  test('accreditation: a clock that may apply governs until it is known not to', () => {
    const known: Facts = { ...PRIVATE, 'review.urgent': false };
    const { 'plan.accreditation': _, ...plan } = known;
    const found = clocksOf({ ...plan, 'review.receivedAt': '2026-07-01T10:00:00-04:00' });
    expect(found.governing).toBe('ncqa-pre-service');
    expect(found.questions.map(({ fact }) => fact)).toEqual(['plan.accreditation']);
    expect(
      clocksOf({ ...plan, 'plan.accreditation': 'urac', 'review.receivedAt': '2026-07-01T10:00:00-04:00' }).governing,
    ).toBe('claims-pre-service');
  });

  test('the end of the authorized course: 24 hours are counted on until it is known', () => {
    const concurrent = { ...PRIVATE, 'review.type': 'concurrent', 'review.urgent': true };
    const found = clocksOf({ ...concurrent, 'review.receivedAt': '2026-06-01T10:00:00-04:00' });
    expect(found.governing).toBe('claims-concurrent-urgent');
    expect(found.questions.map(({ fact }) => fact)).toEqual(['authorization.endsAt']);
  });
});

describe('what governs', () => {
  const received = { 'review.receivedAt': '2026-08-03T10:00:00-04:00', 'review.urgent': true };

  test('not what is proposed, nor what rests on memory; both are shown', () => {
    const { clocks, governing } = clocksOf({
      ...PRIVATE,
      ...received,
      'plan.funding': 'insured',
      'plan.state': 'NY',
      'plan.accreditation': 'ncqa',
      'review.type': 'concurrent',
      'facility.type': 'hospital',
      'authorization.endsAt': '2026-08-04T09:00:00-04:00',
    });
    expect(governing).toBe('claims-urgent');
    expect(clocks.map(({ id, status, evidence }) => [id, status, evidence])).toEqual([
      ['claims-urgent', 'in-force', 'secondary'],
      ['ncqa-urgent-concurrent-private', 'proposed', 'verified'],
      ['ny-concurrent', 'in-force', 'unverified'],
    ]);
  });

  test('in Medicaid managed care a time that is over is a denial', () => {
    const plan = { 'plan.line': 'medicaid-managed-care', 'plan.state': 'VA', 'plan.accreditation': 'none' };
    const { clocks } = clocksOf({ ...plan, ...received, 'review.type': 'prior-authorization' });
    expect(clocks.map(({ id, expiry }) => [id, expiry.meaning])).toEqual([
      ['medicaid-managed-care-expedited', 'denial'],
    ]);
  });
});
