import type { Level } from '../domain/determination.js';
import { RECOVERY_RESIDENCE } from '../domain/level.js';
import type { Situation } from './situation.js';

/** What the coverage table makes of a candidate. */
export type Covered =
  | { readonly kind: 'covered'; readonly level: Level; readonly at: readonly string[] }
  | { readonly kind: 'excluded'; readonly at: readonly string[]; readonly alternatives: readonly Level[] }
  | { readonly kind: 'unavailable'; readonly alternatives: readonly Level[] };

/**
 * Holds a candidate against the coverage table: where its level is excluded, the least covered level that meets the
 * need and is no more than `ceiling` takes its place; more intensive covered levels become alternatives.
 */
export function cover(situation: Situation, candidate: Level, ceiling: string | undefined): Covered {
  const at: string[] = [];
  let level = candidate;
  if (candidate.recoveryResidence === true && excluded(situation, RECOVERY_RESIDENCE)) {
    const { recoveryResidence: _, ...rest } = level;
    level = rest;
    at.push(RECOVERY_RESIDENCE);
  }
  if (candidate.withdrawal !== undefined && excluded(situation, candidate.withdrawal))
    return { kind: 'excluded', at: [candidate.withdrawal], alternatives: [] };
  if (candidate.otp === true && excluded(situation, 'OTP')) return { kind: 'excluded', at: ['OTP'], alternatives: [] };

  const code = candidate.treatment;
  if (code === undefined) return { kind: 'covered', level, at };
  const barred = excluded(situation, code);
  const lowered = code !== situation.asked.level.treatment;
  if (!barred && !(lowered && situation.unavailable.has(code))) return { kind: 'covered', level, at };

  const meeting = levelsMeeting(situation, code);
  const instead = meeting.find((one) => ceiling !== undefined && situation.scale.dominates(ceiling, one));
  if (instead !== undefined) return { kind: 'covered', level: { ...level, treatment: instead }, at: [...at, code] };
  const alternatives = meeting.map((one) => ({ treatment: one }));
  return barred ? { kind: 'excluded', at: [...at, code], alternatives } : { kind: 'unavailable', alternatives };
}

const excluded = (situation: Situation, code: string): boolean => situation.coverage[code]?.status === 'excluded';

/** Covered, available levels that dominate the need, least intensive first. */
function levelsMeeting(situation: Situation, candidate: string): readonly string[] {
  const { clinical, scale } = situation;
  const need = clinical.treatment.kind === 'level' ? clinical.treatment.code : candidate;
  return scale.treatment.filter(
    (code) =>
      code !== candidate &&
      scale.dominates(code, need) &&
      scale.dominates(code, candidate) &&
      situation.coverage[code] !== undefined &&
      !excluded(situation, code) &&
      !situation.unavailable.has(code),
  );
}
