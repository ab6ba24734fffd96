import type { Pattern } from './pattern.js';
import { acts } from './pattern.js';
import { ADVERSE, NEED, seek } from './seek.js';

/** Low readiness, or a family that does not take part, counts against the person. */
export const motivationRequired: Pattern<'L4'> = {
  lint: 'L4',
  title: 'motivation required',
  find: (scene, law) =>
    seek(
      scene,
      law,
      { effects: ADVERSE, themes: ['engagement'], applies: 'less', despite: NEED },
      (by) =>
        `${acts(by)} because the person or the family is not engaged enough, which is a reason for more treatment`,
    ),
};
