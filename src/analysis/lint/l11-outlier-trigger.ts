import type { Pattern } from './pattern.js';
import { acts } from './pattern.js';
import { ADVERSE, NEED, seek } from './seek.js';

/** How much care someone has had, or how it compares with others, sets off a review or worse. */
export const outlierTrigger: Pattern<'L11'> = {
  lint: 'L11',
  title: 'outlier trigger',
  find: (scene, law) => {
    const compared = seek(
      scene,
      law,
      { effects: ADVERSE, themes: ['statistic'], applies: 'either', despite: NEED },
      (by) => `${acts(by)} because of how this care compares with that of others, whatever the clinical facts`,
    );
    const counted = seek(
      scene,
      law,
      {
        effects: ['pend'],
        themes: ['used', 'stayLength', 'asked'],
        applies: 'more',
        // A paper that falls due on some day is asked for because it is missing, not because of the day.
        despite: [...NEED, 'papers'],
        declared: true,
      },
      (by) => `${acts(by)} because of how much care there has been, whatever the clinical facts`,
    );
    const known = new Set(compared.map(({ rule }) => rule));
    return [...compared, ...counted.filter(({ rule }) => !known.has(rule))];
  },
};
