/** Rights and notice elements in denials of every line of business, in the states that have rules of their own. */
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import { RIGHTS_EN } from '../../src/letters/words/rights-en.js';
import { RIGHTS_ES } from '../../src/letters/words/rights-es.js';
import { rightsFor } from '../../src/rights/rights.js';
import { library, valuesOf } from '../clocks/facts.js';
import { requestOf } from '../http/real-service.js';
import { about, READERS, textsOf, write } from './written.js';

const WORDS = { en: RIGHTS_EN, es: RIGHTS_ES } as const;
const {
  clocks: _clocks,
  rights: _rights,
  ...DENIED
} = write(requestOf('sober-house'), 'member', 'en').determination as Determination;
const PLANS = library.law.rights.document.lines.flatMap(({ line }) =>
  ['OH', 'TX', 'WA', 'NY', 'CO', 'NJ'].flatMap((state) =>
    ['prior-authorization', 'concurrent', 'claim'].map((type) => ({ line, state, type })),
  ),
);

describe.each(READERS)('to the $audience in $language', ({ audience, language }) => {
  test('every right of every plan is told, and no time from memory', () => {
    const told = new Set<string>();
    for (const { line, state, type } of PLANS) {
      const facts = {
        'plan.line': line,
        'plan.state': state,
        'plan.funding': 'insured',
        'review.type': type,
        'review.receivedAt': '2026-11-22T09:00:00-05:00',
        'review.writtenDecisionOn': '2026-11-23',
        'review.urgent': false,
      };
      const letter = about(DENIED, facts, audience, language);
      const text = textsOf(letter).join('\n');
      const { rights } = letterRights(facts);
      for (const { decide, file, id, kind } of rights) {
        told.add(id);
        expect(text).toContain(WORDS[language][id]?.title);
        expect(text).toContain(WORDS[language][id]?.says);
        const blank = (purpose: string): boolean => letter.toFill.some(({ slot }) => slot === `${kind}.${purpose}`);
        if (file !== undefined) expect(blank('time-to-ask') || file.evidence !== 'unverified').toBe(true);
        if (decide !== undefined) expect(blank('time-to-decide') || decide.evidence !== 'unverified').toBe(true);
        if (file?.lastDay !== undefined && file.evidence !== 'unverified')
          expect(text).toContain(spoken(file.lastDay, language));
        if (file?.evidence === 'unverified') expect(letter.toConfirm.map(({ of }) => of)).toContain(`${id}.to-ask`);
      }
      expect(
        letter.notice.filter(
          ({ at, slots, state: how }) => how === 'left-blank' && (slots.length === 0 || at.length === 0),
        ),
      ).toEqual([]);
      expect(letter.toConfirm.filter(({ of, what }) => what === 'untranslated' && WORDS.en[of] !== undefined)).toEqual(
        [],
      );
      if (audience === 'member')
        expect(language === 'en' ? 8 - letter.reading.value : letter.reading.value - 55).toBeGreaterThanOrEqual(0);
    }
    expect(told.size).toBeGreaterThan(28);
  });
});

const letterRights = (facts: Parameters<typeof about>[1]) => rightsFor(library.law.rights, valuesOf(facts), DENIED);

const spoken = (date: string, language: 'en' | 'es'): string =>
  new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
