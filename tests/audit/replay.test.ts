import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import { keysIn } from '../../src/digest-keys.js';
import type { Library, Payer, Ruleset } from '../../src/library.js';
import { differences } from '../../src/replay/differences.js';
import { replay, type Replay } from '../../src/replay/replay.js';
import type { Publication } from '../../src/rulesets/documents.js';
import { inForce } from '../../src/rulesets/publication.js';
import { canonical } from '../../src/domain/canonical.js';
import { digestsBy } from '../../src/request-digest.js';
import { review } from '../../src/review.js';
import { EXAMPLES, REAL_LIBRARY, type JsonObject } from '../http/real-service.js';
import { answeredCases } from './answered-cases.js';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function again(request: unknown, determination: unknown, library: Library = REAL_LIBRARY): Replay {
  const outcome = replay({ request, determination }, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

function answer(request: unknown, library: Library = REAL_LIBRARY): Determination {
  const outcome = review(request, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

const SOUND = { outcome: 'identical', request: 'matches', seal: 'holds', differences: [] };

describe('answers that nobody touched come out identical', () => {
  test.each(EXAMPLES)('$name, in summary and in full', ({ request, expected }) => {
    expect(again(request, expected)).toMatchObject(SOUND);
    const full = review(request, REAL_LIBRARY, 'full');
    expect(again(request, full.ok ? full.value : undefined)).toMatchObject(SOUND);
  });

  test('cases of every version, as they were answered in their time', () => {
    let seen = 0;
    for (const { body, answer: given } of answeredCases(STRIDE)) {
      expect(again(body, given)).toMatchObject(SOUND);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(300);
  });
});

/** UR_TEST_AUDIT=full makes every case again; each takes two reviews. */
const STRIDE = process.env['UR_TEST_AUDIT'] === 'full' ? 1 : 5;

interface Planted {
  readonly name: string;
  readonly change: (determination: Determination & JsonObject) => unknown;
  readonly pointer: string;
  readonly expected?: Partial<Replay>;
}

const set = (path: string, value: unknown) => (determination: object) => {
  const steps = path.split('/').slice(1);
  const last = steps.pop() as string;
  const node = steps.reduce<JsonObject>((inner, step) => inner[step] as JsonObject, determination as JsonObject);
  node[last] = value;
};

const PLANTED: readonly Planted[] = [
  { name: 'the decision', change: set('/decision', 'deny'), pointer: '/decision', expected: { seal: 'broken' } },
  {
    name: 'the units',
    change: set('/authorized/units', 99),
    pointer: '/authorized/units',
    expected: { seal: 'broken' },
  },
  {
    name: 'the level',
    change: set('/authorized/level/treatment', '1'),
    pointer: '/authorized/level/treatment',
    expected: { seal: 'broken' },
  },
  { name: 'what was asked', change: set('/requested/units', 99), pointer: '/requested/units' },
  { name: 'a result', change: set('/criteria/0/result', 'not-met'), pointer: '/criteria/0/result' },
  { name: 'a rule cited by another name', change: set('/criteria/0/id', 'another'), pointer: '/criteria/0' },
  {
    name: 'a citation left out',
    change: ({ criteria }) => void (criteria as unknown[]).shift(),
    pointer: '/criteria/-',
  },
  {
    name: 'citations in another order',
    change: ({ criteria }) => void (criteria as unknown[]).reverse(),
    pointer: '/criteria',
  },
  { name: 'a text', change: set('/rationale', 'Because.'), pointer: '/rationale' },
  {
    name: 'a value seen',
    change: set('/criteria/1/trace', { fact: 'member.age', seen: 3 }),
    pointer: '/criteria/1/trace',
  },
  { name: 'a field more', change: set('/note', 'by hand'), pointer: '/note' },
  { name: 'a number that has no JSON', change: set('/authorized/units', Infinity), pointer: '/authorized/units' },
  { name: 'a name as long as a body', change: set(`/${'n'.repeat(5000)}`, 1), pointer: '' },
  {
    name: 'the digest of the determination',
    change: set('/provenance/determination', '0'.repeat(64)),
    pointer: '/provenance/determination',
    expected: { seal: 'broken' },
  },
  {
    name: 'the digest of the request',
    change: set('/provenance/request', '0'.repeat(64)),
    pointer: '/provenance/request',
    expected: { request: 'differs', seal: 'broken' },
  },
  {
    name: 'the digest of the facts',
    change: set('/provenance/facts/digest', '0'.repeat(64)),
    pointer: '/provenance/facts/digest',
    expected: { seal: 'broken' },
  },
  {
    name: 'the digest of the ruleset',
    change: set('/provenance/ruleset/digest', '0'.repeat(64)),
    pointer: '/provenance/ruleset/digest',
    expected: { outcome: 'not-replayable', seal: 'broken' },
  },
  {
    name: 'the digest of the criteria',
    change: set('/provenance/criteria/digest', '0'.repeat(64)),
    pointer: '/provenance/criteria/digest',
    expected: { outcome: 'not-replayable', seal: 'broken' },
  },
  {
    name: 'a version that is not loaded',
    change: set('/provenance/ruleset/version', '1999-01-01'),
    pointer: '/provenance/ruleset',
    expected: { outcome: 'not-replayable' },
  },
  {
    name: 'a payer that is not loaded',
    change: set('/provenance/ruleset/payer', 'nobody'),
    pointer: '/provenance/ruleset',
    expected: { outcome: 'not-replayable' },
  },
];

describe('what was planted in a stored answer is found and named', () => {
  const { request, expected } = EXAMPLES.find(
    ({ name }) => name === 'residential-2025-cost-rule',
  ) as (typeof EXAMPLES)[number];

  test.each(PLANTED)('$name', ({ change, expected: wanted, pointer }) => {
    const altered = copy(expected) as unknown as Determination & JsonObject;
    change(altered);
    const found = again(request, altered);
    expect(found).toMatchObject({ outcome: 'different', ...wanted });
    expect(found.differences.map((one) => one.pointer)).toContain(pointer);
  });

  test('another version of the same payer, with its own digest: it is that version that answers', () => {
    const other = REAL_LIBRARY.payers
      .get('example-health')
      ?.versions.find(
        ({ document }) => document.version !== (expected['provenance'] as Determination['provenance']).ruleset?.version,
      );
    const altered = copy(expected) as unknown as Determination;
    set('/provenance/ruleset', { payer: 'example-health', version: other?.document.version, digest: other?.digest })(
      altered,
    );
    const found = again(request, altered);
    expect(found).toMatchObject({ outcome: 'different', seal: 'broken' });
  });

  test('a request that is not the one answered', () => {
    const changed = copy(request) as { requested: { units: number } };
    changed.requested.units += 1;
    const found = again(changed, expected);
    expect(found).toMatchObject({ outcome: 'different', request: 'differs', seal: 'holds' });
    expect(found.differences.map((one) => one.pointer)).toEqual(
      expect.arrayContaining(['/provenance/request', '/requested/units']),
    );
    expect(found.statement).toContain('not the one that was answered');
  });

  test('every leaf of every example, changed one at a time: never identical, and the leaf is named', () => {
    let tried = 0;
    for (const [index, { expected: stored, request: asked }] of EXAMPLES.entries()) {
      const pointers = leaves(stored).filter((_, leaf) => leaf % 61 === index % 61);
      for (const pointer of pointers) {
        const altered = copy(stored);
        set(pointer, 'planted')(altered);
        const outcome = replay(copy({ request: asked, determination: altered }), REAL_LIBRARY);
        if (!outcome.ok) throw new Error(`${pointer}: ${JSON.stringify(outcome.faults)}`);
        expect([outcome.value.outcome, pointer]).not.toEqual(['identical', pointer]);
        const near = outcome.value.differences.some((one) => pointer.startsWith(one.pointer));
        expect([near, pointer]).toEqual([true, pointer]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(100);
  });
});

function leaves(node: unknown, pointer = ''): readonly string[] {
  if (typeof node !== 'object' || node === null) return [pointer];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, `${pointer}/${key}`));
}

test('no difference is the same canonical form, and any other form is a difference', () => {
  const words = fc.sample(fc.tuple(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 })), { numRuns: 2000 });
  const named = fc.sample(
    fc.tuple(
      ...[0, 1].map(() =>
        fc.array(fc.record({ id: fc.constantFrom('a', 'b'), result: fc.constantFrom(1, 2) }), { maxLength: 3 }),
      ),
    ),
    { numRuns: 2000 },
  );
  let same = 0;
  for (const [one, other] of [...words, ...named]) {
    const equal = canonical(one) === canonical(other);
    expect([differences(one, other).length === 0, one, other]).toEqual([equal, one, other]);
    same += equal ? 1 : 0;
  }
  expect(same).toBeGreaterThan(50);
});

describe('another engine version', () => {
  const elsewhere = (expected: JsonObject): Determination & JsonObject => {
    const stored = copy(expected) as Determination & JsonObject;
    set('/provenance/engine', '0.0.1')(stored);
    set('/provenance/determination', 'f'.repeat(64))(stored);
    return stored;
  };

  test.each(EXAMPLES)(
    '$name: equivalent when only words are others, different when the answer is',
    ({ expected, request }) => {
      const stored = elsewhere(expected);
      set('/rationale', 'Said otherwise.')(stored);
      const found = again(request, stored);
      expect(found).toMatchObject({
        outcome: 'equivalent',
        request: 'matches',
        seal: 'unchecked',
        engine: { stored: '0.0.1' },
      });
      expect(found.differences.filter(({ kind }) => kind === 'words').map(({ pointer }) => pointer)).toEqual([
        '/rationale',
      ]);
      set('/reason', 'no reason')(stored);
      expect(
        again(request, stored)
          .differences.filter(({ kind }) => kind === 'answer')
          .map(({ pointer }) => pointer),
      ).toContain('/reason');
      expect(again(request, stored).outcome).toBe('different');
    },
  );

  test('an answer that was attested, whose proposal had another digest then', () => {
    const { expected, request } = copy(
      EXAMPLES.find(({ name }) => name === 'downgrade-attested'),
    ) as (typeof EXAMPLES)[number];
    const stored = elsewhere(expected);
    set('/attestation/determination', 'e'.repeat(64))(stored);
    set('/attestation/determination', 'e'.repeat(64))(request);
    expect(again(request, stored).outcome).toBe('equivalent');
    set('/finality', 'proposed')(stored);
    expect(again(request, stored).outcome).toBe('different');
  });

  test('a catalogue with more facts, on the same engine: equivalent, if the stored answer is whole', () => {
    const { expected, request } = EXAMPLES[0] as (typeof EXAMPLES)[number];
    const newer: Library = { ...REAL_LIBRARY, facts: { version: 'later', digest: '1'.repeat(64) } };
    expect(again(request, expected, newer)).toMatchObject({ outcome: 'equivalent', seal: 'holds' });
    const altered = copy(expected);
    set('/provenance/facts/digest', '2'.repeat(64))(altered);
    expect(again(request, altered, newer)).toMatchObject({ outcome: 'different', seal: 'broken' });
  });
});

describe('keys of request digests', () => {
  const [FIRST, SECOND] = ['a'.repeat(40), 'b'.repeat(40)] as const;
  const keyed = (text: string): Library => {
    const read = keysIn(text);
    if (!read.ok) throw new Error(read.problems.join());
    return { ...REAL_LIBRARY, digests: digestsBy(read.keys) };
  };
  const { request } = EXAMPLES[0] as (typeof EXAMPLES)[number];

  test('a key that is here, current or of the past, and a plain digest, are checked', () => {
    expect(again(request, answer(request, keyed(FIRST)), keyed(FIRST))).toMatchObject(SOUND);
    expect(again(request, answer(request, keyed(FIRST)), keyed(`${SECOND}\n${FIRST}`))).toMatchObject(SOUND);
    expect(again(request, answer(request), keyed(FIRST))).toMatchObject(SOUND);
  });

  test('one that is not here is not taken on trust in silence', () => {
    const found = again(request, answer(request, keyed(FIRST)), REAL_LIBRARY);
    expect(found).toMatchObject({ outcome: 'identical', request: 'unchecked' });
    expect(found.statement).toContain('cannot be told');
  });
});

test('an answer that was held is made again as held, and a hold of now plays no part in others', () => {
  const { expected, request } = EXAMPLES[0] as (typeof EXAMPLES)[number];
  const holding: Library = { ...REAL_LIBRARY, held: () => true };
  const held = answer(request, holding);
  expect(held).toMatchObject({ decision: 'pend', reason: 'second-opinion' });
  expect(again(request, held)).toMatchObject(SOUND);
  expect(again(request, expected, holding)).toMatchObject(SOUND);
});

describe('what was answered before something was recorded of a version is made again as it was', () => {
  const { expected, request } = EXAMPLES.find(
    ({ name }) => name === 'residential-2026-statute',
  ) as (typeof EXAMPLES)[number];
  const { ruleset } = (expected as unknown as Determination).provenance;
  const act = { on: '2026-12-01', author: 'a', approver: 'b', reason: 'c' };

  const recorded = (change: (version: Ruleset) => readonly Ruleset[]): Library => {
    const payer = REAL_LIBRARY.payers.get(ruleset?.payer ?? '') as Payer;
    const versions = payer.versions.flatMap((one) => (one.document.version === ruleset?.version ? change(one) : [one]));
    return { ...REAL_LIBRARY, payers: new Map(REAL_LIBRARY.payers).set(payer.document.payer, { ...payer, versions }) };
  };
  const noted = (version: Ruleset, more: Partial<Publication>): Ruleset => {
    const published = { ...(version.published as Publication), ...more };
    return { ...version, published, document: inForce(version.written, published) };
  };
  const another = (version: Ruleset, document: Partial<Ruleset['document']>): Ruleset => ({
    ...version,
    document: { ...version.document, ...document },
    written: { ...version.written, ...document },
    published: { ...(version.published as Publication), version: document.version ?? '', on: act.on },
    digest: '7'.repeat(64),
  });
  const states: readonly (readonly [string, Library])[] = [
    ['withdrawn', recorded((version) => [noted(version, { withdrawn: act })])],
    ['ended before the care', recorded((version) => [noted(version, { ended: { ...act, to: '2026-06-30' } })])],
    [
      'superseded',
      recorded((version) => [
        version,
        another(version, { version: '2026-01-01-b', supersedes: version.document.version }),
      ]),
    ],
    [
      'followed by another within the care',
      recorded((version) => [
        noted(version, { ended: { ...act, to: '2026-12-09' } }),
        another(version, { version: '2026-12-10', effective: { ...version.document.effective, from: '2026-12-10' } }),
      ]),
    ],
  ];

  test.each(states)('%s', (_, library) => {
    const now = review(request, library);
    expect(now.ok && JSON.stringify(now.value) === JSON.stringify(expected)).toBe(false);
    expect(again(request, expected, library)).toMatchObject(SOUND);
    if (now.ok) expect(again(request, now.value, library)).toMatchObject(SOUND);
  });
});

test('a body that is no request and answer: every fault at its place, nothing of it repeated', () => {
  const faults = (body: unknown): readonly (string | undefined)[] => {
    const outcome = replay(body, REAL_LIBRARY);
    return outcome.ok ? [] : outcome.faults.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  expect(faults([])).toEqual(['field-type ']);
  expect(faults({ ZZ: 1 })).toEqual(['field-unknown ', 'field-missing /request', 'field-missing /determination']);
  expect(faults({ request: {}, determination: { provenance: { engine: 1, overlays: [{}], facts: 3 } } })).toEqual(
    [
      'field-type /determination/provenance/engine',
      'field-missing /determination/provenance/request',
      'field-missing /determination/provenance/determination',
      'field-type /determination/provenance/facts',
      'field-missing /determination/provenance/overlays/0/id',
      'field-missing /determination/provenance/overlays/0/version',
      'field-missing /determination/provenance/overlays/0/digest',
    ].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
  );
  const { expected } = EXAMPLES[0] as (typeof EXAMPLES)[number];
  expect(faults({ request: { payer: 'ZZ ZZ' }, determination: expected })).toEqual([
    'field-missing /request/review',
    'field-missing /request/requested',
    'field-value /request/payer',
  ]);
});

const ORDER = [
  'field-type /determination/provenance/engine',
  'field-missing /determination/provenance/request',
  'field-missing /determination/provenance/determination',
  'field-type /determination/provenance/facts',
  'field-missing /determination/provenance/overlays/0/id',
  'field-missing /determination/provenance/overlays/0/version',
  'field-missing /determination/provenance/overlays/0/digest',
];
