/** What the desk makes of a physician’s entries, of answers that are kept, and of the next review of a stay. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../web/src/api/types.js';
import { changesBetween } from '../../web/src/parts/result-changes.js';
import { type Case, type Decided, newCase, withAnswer } from '../../web/src/store/case.js';
import { askedAgain, keeping, lastKept, withStage } from '../../web/src/store/kept.js';
import { nextReview } from '../../web/src/store/next-review.js';
import { readRequest, requestOf } from '../../web/src/store/request.js';
import { attestationOf, type Draft, keyOf, lacking, signed, unsigned } from '../../web/src/store/signing.js';
import { planThatBinds } from '../../web/src/screens/payers/supposed-plan.js';
import { readReport } from '../../web/src/screens/reports/read-report.js';
import { EXAMPLE_NAMES } from './examples.js';

const NOW = '2026-11-22T15:00:00.000Z';
const EXAMPLES = EXAMPLE_NAMES.map((name) => ({ name, one: caseOf(name) }));

function caseOf(name: string): Case & { readonly decided: Decided } {
  const read = (file: string): unknown => JSON.parse(readFileSync(`examples/${name}/${file}.json`, 'utf8'));
  const one = { ...newCase(NOW), ...readRequest(read('request') as Readonly<Record<string, unknown>>) };
  const determination = read('expected') as Determination;
  return { ...one, decided: { at: NOW, request: JSON.stringify(requestOf(one)), determination } };
}

const proposed = caseOf('residential-2025-cost-rule');
const answer = proposed.decided.determination;
const digest = answer.provenance.determination;
const [deciding] = answer.criteria.filter((one) => one.deciding);
const WHOLE: Draft = {
  credential: 'MD',
  licenceState: 'VA',
  on: '2026-11-22',
  concluded: { determination: digest, conclusion: 'agree' },
};

describe('a signature', () => {
  test('is there exactly when nothing is lacking, and says no more than was entered', () => {
    const text = fc.option(fc.constantFrom('', ' ', 'MD'), { nil: undefined });
    const draft = fc.record({
      credential: text,
      licenceState: fc.option(fc.constantFrom('', 'V', 'VA'), { nil: undefined }),
      on: fc.option(fc.constantFrom('', '2026-11-22'), { nil: undefined }),
      concluded: fc.option(
        fc.record({
          determination: fc.constantFrom(digest, '0'.repeat(64)),
          conclusion: fc.constant('agree' as const),
        }),
        { nil: undefined },
      ),
      said: fc.option(fc.record({ agrees: fc.boolean(), reason: text }), { nil: undefined }),
    });
    fc.assert(
      fc.property(draft, ({ said, ...rest }) => {
        const entered = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Draft;
        const reason = said?.reason === undefined ? {} : { reason: said.reason };
        const criteria =
          said === undefined || deciding === undefined
            ? {}
            : { criteria: { [keyOf(deciding)]: { agrees: said.agrees, ...reason } } };
        const whole: Draft = { ...entered, ...criteria };
        const attestation = attestationOf(whole, answer);
        expect(attestation === undefined).toBe(lacking(whole, answer).length > 0);
        if (attestation === undefined) return;
        expect(attestation.determination).toBe(digest);
        expect(attestation.credential.trim()).not.toBe('');
        for (const one of attestation.criteria ?? []) expect(one.agrees).toBe(one.reason === undefined);
      }),
    );
  });

  test('of another answer is none', () => {
    const other = { ...WHOLE, concluded: { determination: '0'.repeat(64), conclusion: 'agree' as const } };
    expect([attestationOf(WHOLE, answer)?.conclusion, attestationOf(other, answer)]).toEqual(['agree', undefined]);
  });

  test('ends with a changed fact, and can be taken back: what was signed stays to compare with', () => {
    const attestation = attestationOf(WHOLE, answer);
    if (attestation === undefined) throw new Error('nothing to sign');
    const final = { ...answer, finality: 'final' as const };
    const done = signed(proposed, attestation, { ...proposed.decided, determination: final });
    expect([done.stage.kind, done.beside['attestation']]).toEqual(['signed', attestation]);
    expect(lastKept(done, 'signed')?.determination).toEqual(final);
    const changed = withAnswer(done, 'member.age', 50);
    expect([changed.stage.kind, changed.beside['attestation'], changed.kept]).toEqual(['open', undefined, done.kept]);
    const back = unsigned(done, NOW);
    expect([back.stage.kind, back.beside['attestation'], back.decided]).toEqual([
      'with-physician',
      undefined,
      undefined,
    ]);
    // What is not final stays with whom it was.
    expect(signed(proposed, attestation, proposed.decided).stage.kind).toBe(proposed.stage.kind);
  });
});

describe('answers kept', () => {
  test('a case is kept as it was handed over, once, and stays with the physician while facts change', () => {
    const stage = { kind: 'with-physician', at: NOW, note: '', determination: digest } as const;
    const sent = withStage(proposed, stage);
    expect(sent.kept).toHaveLength(1);
    expect(keeping(sent, 'handed-over').kept).toHaveLength(1);
    expect(withAnswer(sent, 'member.age', 50).stage).toEqual(stage);
    const again = askedAgain(sent);
    expect([again.decided, again.kept?.length]).toEqual([undefined, 2]);
  });

  test.each(EXAMPLES)('$name: held against itself nothing has changed', ({ one }) => {
    const { beside, criteria, facts, same, unchanged, versions } = changesBetween(one.decided, one.decided);
    expect([same, beside, criteria, facts, versions]).toEqual([true, [], [], [], []]);
    expect(unchanged).toBe(new Set(one.decided.determination.criteria.map(keyOf)).size);
  });

  test('between two answers every criterion is counted once, and the facts are those that differ', () => {
    const other = caseOf('residential-2026-statute');
    const found = changesBetween(proposed.decided, other.decided);
    const keys = new Set([...answer.criteria, ...other.decided.determination.criteria].map(keyOf));
    expect(found.criteria.length + found.beside.length + found.unchanged).toBe(keys.size);
    const differing = Object.keys({ ...proposed.answers, ...other.answers }).filter(
      (name) => JSON.stringify(proposed.answers[name]) !== JSON.stringify(other.answers[name]),
    );
    expect(found.facts.map(({ fact }) => fact).sort()).toEqual(differing.sort());
  });
});

describe('the next review of a stay', () => {
  test.each(EXAMPLES)('$name', ({ one }) => {
    const { authorized, provenance } = one.decided.determination;
    const next = nextReview(one, NOW);
    if (authorized === undefined) return expect(next).toBeUndefined();
    if (next === undefined) throw new Error('there is care to go on with');
    expect(next.id).not.toBe(one.id);
    expect(next.answers['review.type']).toBe('concurrent');
    // What was assessed then says nothing of now.
    expect(Object.keys(next.answers).filter((name) => /^(assessment|continued|certification)\./.test(name))).toEqual(
      [],
    );
    expect(next.beside['attestation']).toBeUndefined();
    expect(lastKept(next, 'previous-review')?.determination).toBe(one.decided.determination);
    const began = (one.beside['previous'] as { rulesetVersion?: string } | undefined)?.rulesetVersion;
    const previous = next.beside['previous'] as Readonly<Record<string, unknown>>;
    expect(previous).toMatchObject({
      determination: provenance.determination,
      decision: one.decided.determination.decision,
    });
    expect(previous['rulesetVersion']).toBe(began ?? provenance.ruleset?.version);
    expect(previous['criteria']).toHaveLength(one.decided.determination.criteria.length);
    if (authorized.to !== undefined) expect(String(next.answers['requested.from']) > authorized.to).toBe(true);
  });
});

describe('a plan that binds', () => {
  const leaf = (fact: string, value: string) => ({ fact, operator: 'equal' as const, value });
  test('is supposed only where a plan alone makes the rules bind', () => {
    expect(planThatBinds(leaf('plan.line', 'medicare'))).toEqual({ line: 'medicare' });
    expect(
      planThatBinds({ all: [leaf('plan.line', 'medicare'), { fact: 'plan.state', operator: 'in', value: ['VA'] }] }),
    ).toEqual({ line: 'medicare', state: 'VA' });
    expect(planThatBinds({ any: [leaf('facility.state', 'WA'), leaf('plan.state', 'WA')] })).toEqual({ state: 'WA' });
    expect(planThatBinds({ all: [leaf('plan.line', 'medicare'), leaf('facility.state', 'WA')] })).toBeUndefined();
    expect(planThatBinds({ not: leaf('plan.line', 'medicare') })).toBeUndefined();
    expect(planThatBinds(undefined)).toBeUndefined();
  });
});

test('whatever a file holds that is no report is told as none', () => {
  for (const text of ['', '[]', 'null', '{}', '{"reports":[]}', '{"reports":[{}]}', '{"payer":"x","before":{}}'])
    expect(readReport(text)).toBeUndefined();
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readReport(text)).toBeUndefined();
    }),
  );
});
