import type { Pattern } from './pattern.js';
import { acts } from './pattern.js';
import { ADVERSE, NEED, seek } from './seek.js';

/** Less intensive care must fail before the care that is needed is paid. */
export const failFirst: Pattern<'L3'> = {
  lint: 'L3',
  title: 'fail first',
  find: (scene, law) =>
    seek(
      scene,
      law,
      { effects: ADVERSE, themes: ['tried'], applies: 'less', despite: NEED, declared: true },
      (by) => `${acts(by)} until less intensive care has been tried, however great the need is now`,
    ),
};
