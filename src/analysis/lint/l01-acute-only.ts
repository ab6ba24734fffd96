import type { Pattern } from './pattern.js';
import { acts, isDayOrResidential } from './pattern.js';
import { ADVERSE, seek } from './seek.js';

/** Day and residential care only for those in a crisis, or only while the crisis lasts. */
export const acuteOnly: Pattern<'L1'> = {
  lint: 'L1',
  title: 'acute only',
  find: (scene, law) =>
    seek(
      scene,
      law,
      {
        effects: ADVERSE,
        themes: ['acute'],
        applies: 'less',
        despite: ['chronic'],
        place: ({ level }) => isDayOrResidential(level),
      },
      (by, { reviewType }) =>
        `${acts(by)} unless there is a crisis${reviewType === 'concurrent' ? ' still' : ''}; the worst readiness, risk of relapse and environment do not help`,
    ),
};
