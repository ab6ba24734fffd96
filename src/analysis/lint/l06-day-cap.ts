import type { Pattern } from './pattern.js';
import { acts } from './pattern.js';
import { LESSENING, NEED, seek } from './seek.js';

/** A fixed number of days, visits or stays, whatever the need. */
export const dayCap: Pattern<'L6'> = {
  lint: 'L6',
  title: 'day or visit cap',
  find: (scene, law) => {
    const used = seek(
      scene,
      law,
      { effects: LESSENING, themes: ['used', 'stayLength'], applies: 'more', despite: NEED, declared: true },
      (by) => `${acts(by)} past a fixed number of days, visits or stays, however great the need`,
    );
    // A limit that looks at the amount asked for is a block of an authorization (L10), not a cap.
    const asked = seek(
      scene,
      law,
      { effects: ['deny', 'downgrade'], themes: ['asked'], applies: 'more', despite: NEED },
      (by) => `${acts(by)} because more is asked for than a fixed amount, however great the need`,
    );
    const known = new Set(used.map(({ rule }) => rule));
    return [...used, ...asked.filter(({ rule }) => !known.has(rule))];
  },
};
