import type { Theme } from '../../rulesets/lint-documents.js';
import type { LawOn, Pattern } from './pattern.js';
import { acts } from './pattern.js';
import { ADVERSE, LESSENING, NEED, seek } from './seek.js';

/** What lies behind the person counts against them: abstinence, confinement, a broken-off stay, days already spent. */
export const punishingHistory: Pattern<'L12'> = {
  lint: 'L12',
  title: 'punishing history',
  find: (scene, law) => {
    const [despite, considers] = [law?.atAll === true ? [] : NEED, considered(law)];
    const past = considers.filter((theme) => theme !== 'stayLength');
    const held = seek(
      scene,
      law,
      { effects: ADVERSE, themes: past, applies: 'more', despite, declared: true },
      (by) => `${acts(by)} because of abstinence or something else in the past`,
    );
    if (!considers.includes('stayLength')) return held;
    const known = new Set(held.map(({ rule }) => rule));
    const stayed = seek(
      scene,
      law,
      { effects: LESSENING, themes: ['stayLength'], applies: 'more', despite, declared: true },
      (by) => `${acts(by)} because of the length of the stay so far`,
    );
    return [...held, ...stayed.filter(({ rule }) => !known.has(rule))];
  },
};

const considered = (law: LawOn<'L12'> | undefined): readonly Theme[] =>
  law?.considers ?? ['abstinence', 'history', 'stayLength'];
