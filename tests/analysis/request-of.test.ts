/** Facts to a request and back: what is put in is read out, derived facts included. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestWith } from '../../src/analysis/request-of.js';
import { addDays } from '../../src/domain/dates.js';
import type { Fact, Scalar } from '../../src/facts/catalogue.js';
import { factIndex, isDerived, isList } from '../../src/facts/catalogue.js';
import type { RequestBody } from '../../src/facts/read.js';
import { statedIn, withStated } from '../../src/facts/statement.js';
import { shippedLibrary } from '../clinical/engine.js';

const library = shippedLibrary();
const { catalogue, gatherer } = library;
const BASE: RequestBody = {
  payer: 'example-health',
  review: { type: 'prior-authorization' },
  plan: { state: 'VA' },
  requested: { level: '2.1', from: '2026-03-02', to: '2026-03-08' },
};

const valueIn = (body: RequestBody, name: string): Scalar | undefined => {
  const values = gatherer.read(body);
  gatherer.derive(body, values);
  return values[factIndex(catalogue, name)];
};

const asked = catalogue.facts.filter((fact) => !isDerived(fact) && fact.name !== 'review.type');

function valueOf({ type, minimum = 0, maximum = 100, values }: Fact): fc.Arbitrary<Scalar | readonly string[]> {
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: minimum, max: maximum });
    case 'number':
      return fc.integer({ min: minimum * 2, max: maximum * 2 }).map((half) => half / 2);
    case 'code':
      return fc.constantFrom(...Object.keys(values ?? {}));
    case 'date':
      return fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
    case 'instant':
      return fc.constant('2026-12-01T09:30:00-05:00');
    case 'code-list':
      return fc.subarray(['F10.20', 'F33.1']);
    case 'level-list':
      return fc.subarray(['2.1', '3.1']);
    default:
      return fc.constantFrom('2.1', 'H0015', '92');
  }
}

const statements = fc
  .subarray([...asked], { maxLength: 12 })
  .chain((facts) => fc.tuple(...facts.map((fact) => valueOf(fact).map((value) => [fact.name, value] as const))))
  .map((pairs) => Object.fromEntries(pairs));

describe('facts stated in a body', () => {
  test('come back as they were put in, in a body that the schema accepts', () => {
    fc.assert(
      fc.property(statements, (statement) => {
        const body = withStated(BASE, statement);
        expect(statedIn(body, catalogue)).toEqual({ ...statedIn(BASE, catalogue), ...statement });
        expect(library.validate.review(body)).toEqual([]);
        for (const [name, value] of Object.entries(statement)) {
          const fact = catalogue.facts[factIndex(catalogue, name)] as Fact;
          if (!isList(fact)) expect(valueIn(body, name)).toBe(value);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('taking them out again leaves the body as it was, and neither changes the body given', () => {
    const before = JSON.stringify(BASE);
    fc.assert(
      fc.property(statements, (statement) => {
        const known = statedIn(BASE, catalogue);
        const back = Object.fromEntries(Object.keys(statement).map((name) => [name, known[name]]));
        expect(withStated(withStated(BASE, statement), back)).toEqual(BASE);
      }),
      { numRuns: 300 },
    );
    expect(JSON.stringify(BASE)).toBe(before);
  });

  test('"unknown" states nothing', () => {
    expect(statedIn({ member: { age: 'unknown' } }, catalogue)).toEqual({});
  });
});

/** Values of each derived fact that requests can give, and some that none can. */
const DERIVED: readonly (readonly [string, readonly (Scalar | undefined)[], readonly (Scalar | undefined)[]])[] = [
  ['derived.diagnosis.principalIsSud', [true, false, undefined], []],
  ['derived.diagnosis.sud', [true, false, undefined], []],
  ['derived.diagnosis.onlyTobaccoOrGambling', [true, false, undefined], []],
  ['derived.stay.day', [-3, 1, 14, 15, 28, 29, undefined], []],
  ['derived.stay.noticeBusinessDays', [0, 1, 2, 3, 10, undefined], [-1]],
  ['derived.stay.visitsThroughRequest', [1, 24, 25, undefined], [0]],
  ['derived.assessment.countersignBusinessDays', [0, 3, 4, undefined], [-1]],
  ['derived.certification.ageDays', [0, 30, 31, 60, undefined], []],
  ['derived.history.residentialDaysThroughRequest', [7, 30, 31, undefined], []],
  ['derived.asam3.withdrawalRaised', [true, false], [undefined]],
  ['derived.asam3.noSafeHome', [true, false], [undefined]],
];

describe('derived facts', () => {
  test.each(DERIVED)('%s', (name, possible, impossible) => {
    for (const value of possible) {
      const body = requestWith(gatherer, BASE, new Map([[name, value]]));
      expect(body, String(value)).toBeDefined();
      expect(valueIn(body as RequestBody, name)).toBe(value);
      expect(library.validate.review(body)).toEqual([]);
    }
    for (const value of impossible) expect(requestWith(gatherer, BASE, new Map([[name, value]]))).toBeUndefined();
  });

  test('days are counted from the date that is stated, however far from the first day asked for', () => {
    const body = withStated(BASE, { 'stay.admittedOn': '2025-11-03', 'provider.state': 'VA' });
    const found = requestWith(gatherer, body, new Map([['derived.stay.noticeBusinessDays', 2]]));
    expect(found).toEqual(withStated(body, { 'stay.noticeOn': '2025-11-05' }));
  });

  test('what holds already changes nothing', () => {
    const body = withStated(BASE, { 'stay.admittedOn': '2026-03-01', diagnoses: ['F10.20'] });
    const wanted = new Map<string, Scalar>([
      ['derived.stay.day', 2],
      ['derived.diagnosis.sud', true],
    ]);
    expect(requestWith(gatherer, body, wanted)).toEqual(body);
  });

  test('several are given together where facts allow it, and never against a fact that is wanted itself', () => {
    const together = new Map<string, Scalar>([
      ['derived.diagnosis.sud', true],
      ['derived.diagnosis.principalIsSud', false],
      ['derived.stay.day', 28],
      ['requested.from', '2026-02-10'],
    ]);
    const body = requestWith(gatherer, BASE, together) as RequestBody;
    for (const [name, value] of together) expect(valueIn(body, name)).toBe(value);
    const against = new Map<string, Scalar>([
      ['derived.asam3.noSafeHome', true],
      ['assessment.asam3.homeSupportsWithdrawal', true],
    ]);
    expect(requestWith(gatherer, BASE, against)).toBeUndefined();
    const never = new Map<string, Scalar>([
      ['derived.diagnosis.onlyTobaccoOrGambling', true],
      ['derived.diagnosis.sud', true],
    ]);
    expect(requestWith(gatherer, BASE, never)).toBeUndefined();
  });

  test('a count of days from a date that lies far back', () => {
    const notice = new Map<string, Scalar>([
      ['provider.state', 'NY'],
      ['derived.stay.day', 28],
      ['derived.stay.noticeBusinessDays', 2],
    ]);
    const body = requestWith(gatherer, BASE, notice) as RequestBody;
    for (const [name, value] of notice) expect(valueIn(body, name)).toBe(value);
  });
});
