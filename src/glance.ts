import type { Library } from './library.js';
import { ask, pose } from './pose.js';
import { judge } from './resolution/judge.js';
import { draw } from './resolution/picture.js';
import { outcomes } from './resolution/unknown.js';
import { select } from './rulesets/select.js';
import type { Given } from './would-change/given.js';

/**
 * What the answer to a body would give where that is wanted, without saying why: the first steps of a review, and no
 * more of them than it takes. Nothing where it gives nothing or something else, waits or is refused.
 */
export function glance(body: unknown, library: Library, wanted: (given: Given) => boolean): Given | undefined {
  const read = ask(body, library);
  if (!read.ok) return undefined;
  const { dates, payer } = read.value;
  const selection = select(payer.versions, payer.document.gaps, dates);
  if (selection.kind !== 'version' || library.held?.(selection.version) === true) return undefined;
  const posed = pose(read.value, selection.version);
  if (!posed.ok || posed.value.asked.kind === 'edition-mismatch') return undefined;
  const { arm, matter, values } = posed.value;
  if (matter.scopeFacts.length > 0) return undefined;
  const drawn = draw(matter, values);
  const [only, ...others] = outcomes(drawn, 2).values();
  if (only?.care === undefined || (only.decision !== 'approve' && only.decision !== 'downgrade')) return undefined;
  const given: Given = { decision: only.decision, care: only.care, scale: arm.finder.scale };
  if (others.length > 0 || !wanted(given)) return undefined;
  return judge(matter, values, { clinical: drawn, enough: 2 }).kind === 'answer' ? given : undefined;
}
