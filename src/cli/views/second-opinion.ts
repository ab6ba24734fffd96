import { mark, resultWord } from '../terminal/marks.js';
import { heading, paragraph, type Sheet } from '../terminal/sheet.js';
import type { Opinion, SecondOpinion } from '../../second-opinion/compare.js';

/** The two engines side by side. Without `full`, only conditions the answer cites and those that differ. */
export function opinionLines(
  sheet: Sheet,
  { conditions, engine }: SecondOpinion,
  shown: (id: string) => boolean,
): readonly string[] {
  const differing = conditions.filter(({ agrees }) => !agrees);
  const agreed = conditions.length - differing.length;
  const listed = conditions.filter(({ agrees, id }) => agrees && shown(id));
  const unlisted = agreed - listed.length;
  return [
    ...heading(sheet, `Second opinion: ${engine}`),
    ...paragraph(sheet, summary(conditions.length, agreed), { first: '  ', rest: '  ' }),
    ...differing.flatMap((opinion) => row(sheet, opinion)),
    ...(listed.length === 0 ? [] : [sheet.ink.faint('  ur  reference')]),
    ...listed.flatMap((opinion) => row(sheet, opinion)),
    ...(unlisted === 0
      ? []
      : paragraph(sheet, `and ${unlisted} more that agree (--detail full lists them)`, '  ', sheet.ink.faint)),
  ];
}

function summary(all: number, agreed: number): string {
  if (all === 0) return 'No condition was evaluated: no single ruleset version can be named.';
  return agreed === all
    ? `The engines agree on all ${all} conditions.`
    : `THE ENGINES DIFFER on ${all - agreed} of ${all} conditions. Do not rely on this answer; report it.`;
}

function row(sheet: Sheet, { agrees, id, ours, reference, referenceVerdict }: Opinion): readonly string[] {
  const { ink } = sheet;
  const marks = `  ${mark(ink, ours)}   ${mark(ink, reference)}          `;
  const text = agrees
    ? id
    : `${id}  DIFFERS: ur says ${resultWord(ours)}, the reference ${resultWord(reference)} (its own verdict: ${String(referenceVerdict)})`;
  return paragraph(sheet, text, { first: marks, rest: ' '.repeat(17), wide: 17 });
}
