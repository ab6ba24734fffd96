/** Every example as a letter to every reader: what the answer holds is in it, and what is not filled in is listed. */
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import type { Letter } from '../../src/letters/letter.js';
import { fieldsOf } from '../../src/letters/notice.js';
import { RIGHTS_EN } from '../../src/letters/words/rights-en.js';
import { RIGHTS_ES } from '../../src/letters/words/rights-es.js';
import { EXAMPLES, REAL_LIBRARY, requestOf } from '../http/real-service.js';
import { publishedSchema } from '../http/schema-check.js';
import { about, READERS, SAMPLES, textsOf, withRights, write } from './written.js';
import { writeLetter } from '../../src/letters/write.js';

const WORDS = { en: RIGHTS_EN, es: RIGHTS_ES } as const;
const blanksOf = ({ closing, head, sections }: Letter): readonly (string | undefined)[] =>
  [...head, ...fieldsOf([...sections.flatMap(({ blocks }) => blocks), ...closing])]
    .filter(({ text }) => text === undefined)
    .map(({ slot }) => slot);

test('there are letters of every kind', () => {
  expect([...new Set(SAMPLES.map(({ letter }) => letter.kind))].sort()).toEqual([
    'approval',
    'denial',
    'in-review',
    'information-request',
    'partial-approval',
  ]);
  expect(SAMPLES.length).toBe(EXAMPLES.length * 4);
});

test('each keeps to the published schema', () => {
  const check = publishedSchema('letter');
  const wrong = SAMPLES.filter(({ letter }) => !check(JSON.parse(JSON.stringify(letter))));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

describe('what the answer holds is in the letter', () => {
  test.each(READERS)('rights, to the $audience in $language', ({ audience, language }) => {
    for (const { determination, letter, name } of SAMPLES.filter(
      (one) => one.audience === audience && one.language === language,
    )) {
      const text = textsOf(letter).join('\n');
      for (const { id } of determination.rights?.rights ?? []) expect(text, name).toContain(WORDS[language][id]?.says);
    }
  });

  test('what is missing, item by item', () => {
    for (const { determination, letter, name } of SAMPLES) {
      const list = letter.sections
        .filter(({ id }) => id === 'missing')
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])));
      expect(list.length, name).toBe(determination.missing.length);
      if (letter.language === 'en')
        expect(list.map(({ text }) => text)).toEqual(determination.missing.map(({ question }) => question));
    }
  });

  test('the sources of all criteria that decided', () => {
    for (const { determination, letter, name } of SAMPLES) {
      const text = textsOf(letter).join('\n');
      for (const { deciding, kind, source } of determination.criteria)
        if (deciding && kind !== 'entailment') expect(text, name).toContain(source.title);
    }
  });

  test('the decision is the first thing said', () => {
    for (const { letter } of SAMPLES) {
      expect(letter.sections[0]?.id).toBe('decision');
      expect(letter.sections[0]?.blocks).toHaveLength(1);
    }
  });
});

describe('blanks', () => {
  test('are listed, each once, and nothing else is', () => {
    for (const { letter, name } of SAMPLES) {
      const listed = letter.toFill.map(({ slot }) => slot);
      expect(new Set(listed).size, name).toBe(listed.length);
      expect(new Set(listed)).toEqual(new Set(blanksOf(letter)));
      expect(textsOf(letter).join('\n'), name).not.toMatch(/[[\]{}]|undefined|null|NaN/);
    }
  });

  test('can all be filled but the date, which a fact fills', () => {
    for (const { audience, language, letter, name } of SAMPLES) {
      const slots = Object.fromEntries(
        letter.toFill.filter(({ fact }) => fact === undefined).map(({ slot }) => [slot, `Text of ${slot}`]),
      );
      const request = requestOf(name);
      const filled = write(request, audience, language, slots).letter;
      expect(filled.toFill.map(({ fact }) => fact)).toEqual(
        letter.toFill.flatMap(({ fact }) => (fact === undefined ? [] : [fact])),
      );
      for (const text of Object.values(slots)) expect(textsOf(filled)).toContain(text);
    }
  });

  test('the date of the letter comes from the request, and last days with it', () => {
    const request = requestOf('sober-house');
    const review = { ...(request['review'] as object), writtenDecisionOn: '2026-12-04', type: 'concurrent' };
    const { letter } = write({ ...request, review }, 'member', 'en');
    expect(letter.head[0]?.text).toBe('December 4, 2026');
    expect(letter.toFill.map(({ slot }) => slot)).not.toContain('letter-date');
  });

  test('a name that no letter has a blank for is refused, and not said', () => {
    const asked = { request: requestOf('sober-house'), audience: 'member', language: 'en', slots: { zebra: 'x' } };
    expect(writeLetter(asked, REAL_LIBRARY)).toEqual({
      ok: false,
      faults: [{ code: 'field-unknown', pointer: '/slots' }],
    });
  });
});

describe('the mark of a draft', () => {
  test('is there exactly while the answer may not leave', () => {
    for (const { determination, letter, name } of SAMPLES) {
      expect(letter.draft === undefined, name).toBe(determination.releasable);
      expect(letter.releasable).toBe(determination.releasable);
    }
  });

  test('goes with an attestation, which is then told', () => {
    const { letter } = write(requestOf('downgrade-attested'), 'member', 'en');
    expect(letter.draft).toBeUndefined();
    expect(textsOf(letter)).toContain('A clinician (MD) reviewed this on December 3, 2026.');
    expect(letter.toFill.map(({ slot }) => slot)).toContain('reviewer-name');
  });
});

describe('the notice of an adverse answer', () => {
  const adverse = SAMPLES.filter(({ determination }) => ['deny', 'downgrade'].includes(determination.decision));

  test('holds every element that the check of the answer names, or a blank for it', () => {
    expect(adverse.length).toBeGreaterThan(0);
    for (const { determination, letter, name } of adverse) {
      const wanted = withRights(requestOf(name), determination).rights?.notice ?? [];
      expect(letter.notice.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      const blank = new Set(letter.toFill.map(({ slot }) => slot));
      for (const { at, id, slots, state } of letter.notice) {
        const element = wanted.find((one) => one.id === id);
        if (state === 'payer-must-add') expect(letter.toConfirm.map(({ of }) => of)).toContain(id);
        else if (element?.payerAdds === undefined || slots.length > 0)
          expect(at.length, `${name} ${id}`).toBeGreaterThan(0);
        expect(state === 'left-blank', `${name} ${id}`).toBe(slots.some((slot) => blank.has(slot)));
        if (element?.state === 'filled') expect(state, `${name} ${id}`).toBe('in-letter');
      }
    }
  });

  test('other letters claim none', () => {
    for (const sample of SAMPLES) if (!adverse.includes(sample)) expect(sample.letter.notice).toEqual([]);
  });
});

test('a determination that is handed in is only compared', () => {
  const request = requestOf('sober-house');
  const { determination } = write(request, 'member', 'en');
  const ask = (digest: string) =>
    writeLetter({ request, audience: 'member', language: 'en', determination: digest }, REAL_LIBRARY);
  expect(ask(determination.provenance.determination).ok).toBe(true);
  expect(ask('0'.repeat(64))).toEqual({
    ok: false,
    faults: [{ code: 'determination-mismatch', pointer: '/determination' }],
  });
});

test('the same request gives the same letter', () => {
  for (const { audience, language, letter, name } of SAMPLES.slice(0, 24))
    expect(write(requestOf(name), audience, language).letter).toEqual(letter);
});

test('what could change an answer is told where the answer says it', () => {
  const { determination } = write(requestOf('residential-day-cap'), 'member', 'en');
  const facts = [
    { fact: 'history.lowerLevelAttempts', kind: 'evidence-to-document', question: 'How many?', shown: 1 },
    { fact: 'member.pregnant', kind: 'clinical-change', question: 'Is it so?', shown: true },
  ] as const;
  const gives = { decision: 'approve', reason: 'meets-criteria' } as const;
  const changed: Determination = {
    ...determination,
    wouldChange: {
      statement: '',
      complete: true,
      evaluations: 1,
      sets: [
        { kind: 'evidence-to-document', facts, gives, statement: '' },
        { kind: 'clinical-change', facts: facts.slice(1), gives, statement: '' },
      ],
    },
  };
  const text = textsOf(about(changed, { 'plan.line': 'tricare' }, 'member', 'en')).join('\n');
  expect(text).toContain('To be shown in the record: How many? (1) and Is it so? (yes)');
  expect(text).toContain('If health or need changes: Is it so? (yes)');
  expect(text).toContain('Send only what is true.');
});
