import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact, Scalar } from '../../src/facts/catalogue.js';
import { createCatalogue } from '../../src/facts/catalogue.js';
import { checkCondition, MAX_DEPTH, MAX_PARTS } from '../../src/conditions/check.js';
import type { ConditionFaultCode } from '../../src/conditions/condition-faults.js';
import { CONDITION_FAULTS } from '../../src/conditions/condition-faults.js';
import type { Condition } from '../../src/conditions/condition.js';
import { compile, evaluate } from '../../src/conditions/program.js';
import { traceOf } from '../../src/conditions/trace.js';
import { differences } from './differential.js';
import { anyCondition, anyLeaf, anyValues, FACTS, leaf, samplesOf } from './world.js';

const MORE: readonly Fact[] = [
  { name: 'diagnoses', type: 'code-list', meaning: 'a list' },
  { name: 'review.receivedAt', type: 'instant', meaning: 'an instant' },
  { name: 'old', type: 'boolean', meaning: 'of old', deprecated: 'use `yes`' },
];
const CATALOGUE = createCatalogue({ version: 'test', facts: [...FACTS, ...MORE] });
const PARAMETERS: ReadonlyMap<string, readonly Scalar[]> = new Map([
  ['threshold', [2, 3]],
  ['word', ['red', 'green']],
  ['most', [4]],
]);
const LEVELS = new Set(['2.1', '3.1']);

const YES = leaf('yes', 'equal', true);
const nested = (depth: number): unknown => {
  let condition: unknown = YES;
  for (let level = 1; level < depth; level += 1) condition = { not: condition };
  return condition;
};
const fromJson = (text: string): unknown => JSON.parse(text);

interface Broken {
  readonly condition: unknown;
  readonly at: string;
  readonly says: string;
  readonly hints?: string;
}

/** At least one broken condition for every code, with where and what must be said. */
const BROKEN: Readonly<Record<ConditionFaultCode, readonly Broken[]>> = {
  'condition-not-an-object': [
    { condition: null, at: '', says: 'not `null`' },
    { condition: [YES], at: '', says: 'not a list' },
    { condition: { not: [YES] }, at: '/not', says: 'not a list' },
    { condition: { all: ['yes'] }, at: '/all/0', says: 'not `yes`' },
  ],
  'condition-empty': [
    { condition: {}, at: '', says: 'none of' },
    { condition: { any: [YES, {}] }, at: '/any/1', says: 'none of' },
  ],
  'condition-mixed': [
    { condition: { all: [YES], any: [YES] }, at: '', says: '`all`, `any`' },
    { condition: { ...YES, not: YES }, at: '', says: '`not`, `fact`, `operator`, `value`' },
  ],
  'condition-key-unknown': [
    { condition: { ...YES, priority: 10 }, at: '/priority', says: '`priority`' },
    { condition: { ...YES, path: '$.a' }, at: '/path', says: '`path`' },
    { condition: { ...YES, params: {} }, at: '/params', says: '`params`' },
    { condition: { all: [YES], name: 'x' }, at: '/name', says: '`name`' },
    { condition: { all: [YES], 'a/b~c': 1 }, at: '/a~1b~0c', says: '`a/b~c`' },
    {
      condition: fromJson('{"fact":"yes","operator":"equal","value":true,"__proto__":{"all":[]}}'),
      at: '/__proto__',
      says: '`__proto__`',
    },
    { condition: { ...YES, constructor: 1 }, at: '/constructor', says: '`constructor`' },
  ],
  'condition-parts-missing': [
    { condition: { all: [] }, at: '/all', says: '`all`' },
    { condition: { any: [] }, at: '/any', says: '`any`' },
    { condition: { all: YES }, at: '/all', says: '`all`' },
  ],
  'condition-too-deep': [{ condition: nested(MAX_DEPTH + 1), at: '/not'.repeat(MAX_DEPTH), says: 'more than 8 deep' }],
  'condition-too-large': [
    { condition: { all: Array.from({ length: MAX_PARTS }, () => YES) }, at: '', says: 'more than 1000 parts' },
  ],
  'test-incomplete': [
    { condition: { fact: 'yes', operator: 'equal' }, at: '', says: '`value`' },
    { condition: { fact: 'yes', value: true }, at: '', says: '`operator`' },
    { condition: { operator: 'equal', value: true }, at: '', says: '`fact`' },
  ],
  'fact-unknown': [
    { condition: { ...YES, fact: 'yess' }, at: '/fact', says: '`yess`', hints: 'did you mean `yes`?' },
    {
      condition: { ...YES, fact: 'derivd.dya' },
      at: '/fact',
      says: '`derivd.dya`',
      hints: 'did you mean `derived.day`?',
    },
    { condition: { ...YES, fact: 'stay.day' }, at: '/fact', says: '`stay.day`', hints: 'did you mean `derived.day`?' },
    { condition: { ...YES, fact: 'toString' }, at: '/fact', says: '`toString`' },
    { condition: { ...YES, fact: '__proto__' }, at: '/fact', says: '`__proto__`' },
    { condition: { ...YES, fact: 7 }, at: '/fact', says: '`7`' },
  ],
  'fact-not-testable': [
    { condition: leaf('diagnoses', 'in', ['F10']), at: '/fact', says: 'code-list' },
    { condition: leaf('review.receivedAt', 'before', '2024-01-01'), at: '/fact', says: 'instant' },
  ],
  'fact-deprecated': [{ condition: leaf('old', 'equal', true), at: '/fact', says: '`old`', hints: 'use `yes`' }],
  'operator-unknown': [
    {
      condition: { fact: 'd1', operator: 'atLeast', value: 2 },
      at: '/operator',
      says: '`atLeast`',
      hints: 'greaterThanInclusive',
    },
    { condition: { fact: 'd1', operator: 'constructor', value: 2 }, at: '/operator', says: '`constructor`' },
    { condition: { fact: 'd1', operator: ['equal'], value: 2 }, at: '/operator', says: 'a list' },
    { condition: { fact: 'd1', operator: 'not:equal', value: 2 }, at: '/operator', says: '`not:equal`' },
  ],
  'operator-does-not-fit': [
    {
      condition: leaf('yes', 'in', [true]),
      at: '/operator',
      says: '`in` does not fit a boolean',
      hints: 'equal, notEqual',
    },
    { condition: leaf('from', 'lessThan', '2024-01-01'), at: '/operator', says: 'date' },
    { condition: leaf('level', 'greaterThan', '2.1'), at: '/operator', says: 'level' },
  ],
  'list-expected': [
    { condition: leaf('colour', 'in', 'red'), at: '/value', says: '`in`' },
    { condition: leaf('colour', 'notIn', { parameter: 'word' }), at: '/value', says: '`notIn`' },
  ],
  'list-not-expected': [{ condition: leaf('colour', 'equal', ['red']), at: '/value', says: '`equal`' }],
  'list-empty': [{ condition: leaf('colour', 'in', []), at: '/value', says: 'empty' }],
  'list-duplicate': [{ condition: leaf('d1', 'in', [1, 2, 1]), at: '/value/2', says: '`1`' }],
  'value-type': [
    { condition: leaf('yes', 'equal', 'true'), at: '/value', says: 'the text `true` is not a value for a boolean' },
    { condition: leaf('d1', 'equal', 1.5), at: '/value', says: '`1.5`' },
    { condition: leaf('d1', 'equal', '1'), at: '/value', says: 'integer' },
    { condition: leaf('hours', 'greaterThan', Number.NaN), at: '/value', says: '`NaN`' },
    { condition: leaf('code', 'equal', ''), at: '/value', says: 'text' },
    { condition: leaf('from', 'before', 20240101), at: '/value', says: 'date' },
    { condition: { fact: 'd1', operator: 'equal', value: null }, at: '/value', says: '`null`' },
    { condition: { fact: 'd1', operator: 'equal', value: { fact: 'd2' } }, at: '/value', says: 'an object' },
    {
      condition: { fact: 'd1', operator: 'equal', value: { parameter: 'threshold', more: 1 } },
      at: '/value',
      says: 'an object',
    },
    {
      condition: { fact: 'd1', operator: 'in', value: [{ parameter: 'threshold' }] },
      at: '/value/0',
      says: 'an object',
    },
    { condition: leaf('yes', 'equal', { parameter: 'threshold' }), at: '/value', says: '`2`' },
  ],
  'value-not-in-list': [
    { condition: leaf('colour', 'equal', 'green'), at: '/value', says: '`green`' },
    { condition: leaf('colour', 'in', ['red', 'toString']), at: '/value/1', says: '`toString`' },
    { condition: leaf('colour', 'equal', { parameter: 'word' }), at: '/value', says: '`green`' },
  ],
  'value-out-of-range': [
    { condition: leaf('d1', 'greaterThanInclusive', 5), at: '/value', says: '0 to 4' },
    { condition: leaf('hours', 'lessThan', -1), at: '/value', says: '0 to 168' },
  ],
  'value-not-a-date': [
    { condition: leaf('from', 'before', '2025-02-29'), at: '/value', says: '`2025-02-29`' },
    { condition: leaf('from', 'before', '1/2/2024'), at: '/value', says: '`1/2/2024`' },
    { condition: leaf('from', 'before', '2024-01-01T00:00:00Z'), at: '/value', says: 'calendar' },
  ],
  'level-unknown': [{ condition: leaf('level', 'in', ['3.1', '9.9']), at: '/value/1', says: '`9.9`' }],
  'parameter-not-allowed': [],
  'parameter-unknown': [
    {
      condition: leaf('d1', 'equal', { parameter: 'treshold' }),
      at: '/value/parameter',
      says: '`treshold`',
      hints: 'did you mean `threshold`?',
    },
  ],
  'condition-impossible': [
    { condition: leaf('d1', 'greaterThan', 4), at: '', says: 'fails for every value' },
    { condition: leaf('d1', 'greaterThan', { parameter: 'most' }), at: '', says: 'fails' },
    { condition: { not: leaf('hours', 'lessThan', 0) }, at: '/not', says: 'fails' },
    { condition: leaf('colour', 'notIn', ['red', 'blue', 'red-blue']), at: '', says: 'fails' },
    { condition: leaf('d1', 'notIn', [0, 1, 2, 3, 4]), at: '', says: 'fails' },
  ],
  'condition-always-true': [
    { condition: leaf('d1', 'greaterThanInclusive', 0), at: '', says: 'holds for every value' },
    { condition: leaf('hours', 'lessThanInclusive', 168), at: '', says: 'holds' },
    { condition: leaf('colour', 'in', ['red', 'blue', 'red-blue']), at: '', says: 'holds' },
  ],
};

const checked = (condition: unknown): readonly { code: string; pointer: string; message: string; hint: string }[] =>
  checkCondition(condition, CATALOGUE, '/when', PARAMETERS, LEVELS);

describe('the check of a condition', () => {
  const broken = Object.entries(BROKEN).flatMap(([code, examples]) =>
    examples.map((example) => ({ code, title: JSON.stringify(example.condition).slice(0, 60), ...example })),
  );

  it.each(broken)('$code: $title', ({ code, condition, at, says, hints }) => {
    const faults = checked(condition);
    expect(faults.map(({ code: found, pointer }) => [found, pointer])).toContainEqual([code, `/when${at}`]);
    const fault = faults.find((found) => found.code === code && found.pointer === `/when${at}`);
    expect(fault?.message).toContain(says);
    if (hints !== undefined) expect(fault?.hint).toContain(hints);
  });

  it('parameter-not-allowed: a rule names a parameter where there are none', () => {
    const condition = leaf('d1', 'equal', { parameter: 'threshold' });
    expect(checkCondition(condition, CATALOGUE, '/when')).toMatchObject([
      { code: 'parameter-not-allowed', pointer: '/when/value' },
    ]);
  });

  it('has a broken example of every code', () => {
    const tried = Object.entries(BROKEN)
      .filter(([, examples]) => examples.length > 0)
      .map(([code]) => code);
    expect([...tried, 'parameter-not-allowed'].sort()).toEqual(Object.keys(CONDITION_FAULTS).sort());
  });

  it('reports every fault at once, in document order', () => {
    const condition = {
      all: [{ fact: 'yess', operator: 'is', value: 1 }, { any: [] }, leaf('d1', 'equal', 9), { not: YES, priority: 1 }],
    };
    expect(checked(condition).map(({ code, pointer }) => `${pointer} ${code}`)).toEqual([
      '/when/all/0/fact fact-unknown',
      '/when/all/0/operator operator-unknown',
      '/when/all/1/any condition-parts-missing',
      '/when/all/2/value value-out-of-range',
      '/when/all/3/priority condition-key-unknown',
    ]);
  });

  it('writes messages in lower case, on one line, without a full stop', () => {
    for (const { condition } of broken) {
      for (const { message, hint } of checked(condition)) {
        expect(message).toMatch(/^[a-z`][^\n]*[^.\n]$/);
        expect(hint).toMatch(/^[a-z`][^\n]*[^.\n]$/);
      }
    }
    const [fault] = checked({ fact: `line\nbreak ${'long '.repeat(100)}`, operator: 'equal', value: 1 });
    expect(fault?.message).not.toContain('\n');
    expect(fault?.message.length).toBeLessThan(120);
  });

  it('accepts what is sound, up to the limits', () => {
    expect(checked(YES)).toEqual([]);
    expect(checked(nested(MAX_DEPTH))).toEqual([]);
    expect(checked({ all: Array.from({ length: MAX_PARTS - 1 }, () => YES) })).toEqual([]);
    expect(checked(leaf('d1', 'greaterThan', { parameter: 'threshold' }))).toEqual([]);
    expect(checked(leaf('derived.day', 'lessThan', -5))).toEqual([]);
    expect(checked(leaf('level', 'in', ['3.1']))).toEqual([]);
    expect(checked(Object.freeze({ all: Object.freeze([Object.freeze({ ...YES })]) }))).toEqual([]);
  });

  it('finds the impossible and the always true exactly where every value says so', () => {
    const known = FACTS.filter(
      ({ name, type }) => ['boolean', 'integer', 'code'].includes(type) && name !== 'derived.day',
    );
    fc.assert(
      fc.property(anyLeaf, (test) => {
        const fact = known.find(({ name }) => name === test.fact);
        if (fact === undefined) return;
        const answers = samplesOf(fact).map((value) => {
          const values = CATALOGUE.facts.map(({ name }) => (name === test.fact ? value : undefined));
          return evaluate(compile([test], CATALOGUE), values).conditions[0];
        });
        const expected =
          new Set(answers).size > 1 ? [] : [answers[0] === 2 ? 'condition-always-true' : 'condition-impossible'];
        expect(checkCondition(test, CATALOGUE).map(({ code }) => code)).toEqual(expected);
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not overflow on 100,000 nested conditions, nor on wide or hostile ones', () => {
    expect(checked(nested(100_000)).map(({ code }) => code)).toEqual(['condition-too-deep']);
    const lists = `${'{"all":['.repeat(4_000)}{}${']}'.repeat(4_000)}`;
    expect(checked(fromJson(lists)).map(({ code }) => code)).toEqual(['condition-too-deep']);
    const wide = {
      any: Array.from({ length: 300_000 }, (_, index) => ({ fact: `f${index}`, operator: 'x', value: [] })),
    };
    expect(checked(wide).at(-1)?.code).toBe('condition-too-large');
    expect(
      checked(
        leaf(
          'd1',
          'in',
          Array.from({ length: 300_000 }, () => 'x'),
        ),
      ).length,
    ).toBeGreaterThan(300_000);
    expect(checked({ all: [YES], any: [{ ...YES, fact: 'x'.repeat(1_000_000) }] }).length).toBe(2);
  });
});

/** JSON made of the language's own words, so that it comes close to conditions. */
const almost = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -0, 3, 5, 1.5, 'red', 'yes', '2024-02-30', '__proto__', 'equal', 'in'),
    fc.constantFrom(...[...CATALOGUE.indexOf.keys()]),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'all',
        'any',
        'not',
        'fact',
        'operator',
        'value',
        'parameter',
        '__proto__',
        'constructor',
        'priority',
      ),
      tie('json'),
      { maxKeys: 4 },
    ),
    anyLeaf,
  ),
})).json;

describe('whatever JSON is checked', () => {
  it.each([
    ['arbitrary', fc.jsonValue({ maxDepth: 6 })],
    ['almost a condition', almost],
    ['anything at all', fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true })],
  ])('%s: the check answers, and what it accepts compiles, evaluates and is traced', (_, arbitrary) => {
    const values = CATALOGUE.facts.map(() => undefined);
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<unknown>, (json) => {
        if (checkCondition(json, CATALOGUE).length > 0) return;
        const program = compile([json as Condition], CATALOGUE);
        traceOf(program, 0, evaluate(program, values), values, () => 'stated');
      }),
      { numRuns: 10_000 },
    );
  });

  it('well-formed conditions: only tests that decide nothing are refused, and the reference takes the rest', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(anyCondition, anyValues, async (condition, values) => {
        const codes = checkCondition(condition, CATALOGUE).map(({ code }) => code);
        expect(codes.filter((code) => !['condition-impossible', 'condition-always-true'].includes(code))).toEqual([]);
        if (codes.length > 0) return;
        accepted += 1;
        expect(await differences([condition], values)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
    expect(accepted).toBeGreaterThan(1_000);
  });
});

describe('a value near one of the list', () => {
  const document = JSON.parse(readFileSync('rulesets/facts.json', 'utf8')) as { version: string; facts: Fact[] };
  const hintFor = (name: string, value: string): string | undefined =>
    checkCondition(leaf(name, 'equal', value), createCatalogue(document))[0]?.hint;

  it('is suggested, unless the codes are too short to tell', () => {
    expect(hintFor('plan.funding', 'insurred')).toBe('did you mean `insured`?');
    expect(hintFor('assessment.asam4.d1i', 'X')).not.toContain('did you mean');
  });
});

describe('the catalogue itself', () => {
  it('can be tested by every operator of each fact', () => {
    const document = JSON.parse(readFileSync('rulesets/facts.json', 'utf8')) as { version: string; facts: Fact[] };
    const catalogue = createCatalogue(document);
    for (const fact of document.facts) {
      if (fact.type !== 'boolean' || fact.deprecated !== undefined) continue;
      expect(checkCondition(leaf(fact.name, 'equal', true), catalogue)).toEqual([]);
    }
  });
});
