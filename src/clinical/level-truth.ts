import type { Findings } from '../conditions/program.js';
import type { Truth } from '../domain/truth.js';
import { and, MET, NOT_MET, UNDETERMINED } from '../domain/truth.js';
import type { CompiledCombination, CompiledLevel } from './best-fit.js';

export function combinationTruth(combination: CompiledCombination, findings: Findings): Truth {
  switch (combination.kind) {
    case 'constant':
      return combination.truth;
    case 'criterion':
      return findings.conditions[combination.condition] as Truth;
    case 'atLeast':
      return atLeast(combination.needed, combination.parts, findings);
  }
}

/** Are at least so many of the parts met? Counts the certain and the possible. */
function atLeast(needed: number, parts: readonly CompiledCombination[], findings: Findings): Truth {
  let met = 0;
  let possible = 0;
  for (const part of parts) {
    // Most parts are criteria: those need no call.
    const truth =
      part.kind === 'criterion' ? (findings.conditions[part.condition] as Truth) : combinationTruth(part, findings);
    if (truth === MET) met += 1;
    if (truth !== NOT_MET) possible += 1;
  }
  if (met >= needed) return MET;
  return possible >= needed ? UNDETERMINED : NOT_MET;
}

/** Gates and combination of one level together. */
export function levelTruth(
  level: CompiledLevel,
  use: 'admission' | 'continued',
  findings: Findings,
  doubtUnread = false,
): Truth {
  let truth: Truth = MET;
  for (const gate of level.gates) {
    truth = and(truth, findings.conditions[gate] as Truth);
    if (truth === NOT_MET) return NOT_MET;
  }
  if (doubtUnread && level.unread) return UNDETERMINED;
  return and(truth, combinationTruth(level[use], findings));
}
