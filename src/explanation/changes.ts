import type { Changes, CriterionChange, Previous } from '../domain/changes.js';
import type { CitedCriterion, Determination } from '../domain/determination.js';
import { levelText } from '../domain/level.js';
import { say } from './messages.js';

/**
 * What is otherwise than in the determination a request continues. `evaluated` is all that was evaluated now: what an
 * answer leaves out has not changed for that.
 */
export function changesSince(previous: Previous, answer: Determination, evaluated: readonly CitedCriterion[]): Changes {
  const now = new Map(evaluated.map((one) => [keyOf(one), one]));
  const before = new Map((previous.criteria ?? []).map((one) => [keyOf(one), one]));
  const changed = [...before].flatMap(([key, { id, level, result }]): readonly CriterionChange[] => {
    const after = now.get(key);
    if (after?.result === result) return [];
    return [changeOf(after ?? { id, ...(level === undefined ? {} : { level }) }, result, after)];
  });
  const added = before.size === 0 ? [] : answer.criteria.filter((one) => !before.has(keyOf(one)));
  const criteria = [...changed, ...added.map((one) => changeOf(one, undefined, one))];
  const version = answer.provenance.ruleset?.version;
  const level = levelText(answer.authorized?.level ?? {});
  const moved = previous.decision !== undefined && previous.decision !== answer.decision;
  const otherLevel = previous.level !== undefined && level !== '' && previous.level !== level;
  const sameVersion = previous.rulesetVersion === undefined ? undefined : previous.rulesetVersion === version;
  return {
    statement: [
      say(before.size === 0 ? 'changes.not-stated' : criteria.length === 0 ? 'changes.none' : 'changes.some', {
        count: String(criteria.length),
      }),
      ...(sameVersion === false ? [say('changes.other-version')] : []),
    ].join(' '),
    ...(previous.determination === undefined ? {} : { previous: previous.determination }),
    ...(sameVersion === undefined ? {} : { sameVersion }),
    ...(moved ? { decision: { before: previous.decision, after: answer.decision } } : {}),
    ...(otherLevel ? { level: { before: previous.level, after: level } } : {}),
    criteria,
    unchanged: before.size - changed.length,
  };
}

/** One criterion may be cited at several levels. */
const keyOf = ({ id, level = '' }: { readonly id: string; readonly level?: string }): string =>
  JSON.stringify([id, level]);

const changeOf = (
  { id, level }: { readonly id: string; readonly level?: string },
  before: CriterionChange['before'],
  after: CitedCriterion | undefined,
): CriterionChange => ({
  id,
  ...(level === undefined ? {} : { level }),
  ...(after === undefined ? {} : { title: after.title }),
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after: after.result }),
  deciding: after?.deciding ?? false,
});
