import { isRecord } from '../domain/record.js';

/** RFC 7396: members of the patch replace those of the target, objects are merged, null removes. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const merged = new Map(isRecord(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/** The patch that turns the target into what is wanted, which holds no null; `undefined` where they are equal. */
export function patchFrom(target: unknown, wanted: unknown): unknown {
  if (!isRecord(target) || !isRecord(wanted))
    return JSON.stringify(target) === JSON.stringify(wanted) ? undefined : wanted;
  const removed = Object.keys(target).filter((key) => !Object.hasOwn(wanted, key));
  const changed = Object.entries(wanted).flatMap(([key, value]) => {
    const patch = Object.hasOwn(target, key) ? patchFrom(target[key], value) : value;
    return patch === undefined ? [] : [[key, patch] as const];
  });
  const members = [...removed.map((key) => [key, null] as const), ...changed];
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
