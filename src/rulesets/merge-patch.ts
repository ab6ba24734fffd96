import { isRecord } from '../domain/record.js';

/** RFC 7396: members of the patch replace those of the target, objects are merged, null removes. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const kept = isRecord(target) ? target : {};
  const changed: Record<string, unknown> = {};
  for (const key of Object.keys(kept))
    if (!Object.hasOwn(patch, key)) set(changed, key, kept[key]);
    else if (patch[key] !== null) set(changed, key, mergePatch(kept[key], patch[key]));
  for (const key of Object.keys(patch))
    if (patch[key] !== null && !Object.hasOwn(kept, key)) set(changed, key, mergePatch(undefined, patch[key]));
  return changed;
}

/** Also where the key is `__proto__`, which would otherwise be no member. */
function set(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(record, key, { value, ...ORDINARY });
  else record[key] = value;
}

const ORDINARY = { enumerable: true, configurable: true, writable: true } as const;

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
