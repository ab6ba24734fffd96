import type { Library } from './library.js';
import { ask, pose } from './pose.js';
import { judge } from './resolution/judge.js';
import { select } from './rulesets/select.js';
import type { Given } from './would-change/given.js';

/**
 * What the answer to a body would give, without saying why: the first five steps of a review. Nothing where it gives
 * nothing, waits or is refused.
 */
export function glance(body: unknown, library: Library): Given | undefined {
  const read = ask(body, library);
  if (!read.ok) return undefined;
  const { dates, payer } = read.value;
  const selection = select(payer.versions, payer.document.gaps, dates);
  if (selection.kind !== 'version' || library.held?.(selection.version) === true) return undefined;
  const posed = pose(read.value, selection.version);
  if (!posed.ok || posed.value.asked.kind === 'edition-mismatch') return undefined;
  const { arm, matter, values } = posed.value;
  if (matter.scopeFacts.length > 0) return undefined;
  const judged = judge(matter, values, { enough: 2 });
  if (judged.kind !== 'answer') return undefined;
  const { care, decision } = judged.resolution;
  if (care === undefined || (decision !== 'approve' && decision !== 'downgrade')) return undefined;
  return { decision, care, scale: arm.finder.scale };
}
