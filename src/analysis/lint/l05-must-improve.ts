import type { CompiledRule } from '../../payer/rule-table.js';
import type { Pattern } from './pattern.js';
import { acts } from './pattern.js';
import { LESSENING, NEED, seek } from './seek.js';
import { most, rankOf } from './themes.js';

/** Staying depends on getting better, with no way for someone who works at it, holds a gain, or would fall back. */
export const mustImprove: Pattern<'L5'> = {
  lint: 'L5',
  title: 'must improve',
  find: (scene, law) => {
    const say = (by: CompiledRule): string =>
      `${acts(by)} for want of improvement, though the plan was revised and no lower level would do`;
    const sought = {
      themes: ['progress'],
      applies: 'less',
      despite: NEED,
      place: ({ reviewType }: { readonly reviewType: string }) => reviewType === 'concurrent',
    } as const;
    const lessened = seek(scene, law, { ...sought, effects: LESSENING }, say);
    // Handing a stay that has come to a halt to a clinician is what the criteria themselves do; one on its way is not that.
    const held = seek(
      scene,
      law,
      {
        ...sought,
        effects: ['pend'],
        choose: (fact, values) => {
          const rank = rankOf(scene.themes, fact, ['progress']) ?? Number;
          const best = most(values, rank);
          return [
            ...best,
            ...most(
              values.filter((value) => !best.includes(value)),
              rank,
            ),
          ];
        },
      },
      say,
    );
    return [...lessened, ...held];
  },
};
