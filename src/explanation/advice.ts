import type { Level } from '../domain/determination.js';
import { codesOf, levelText } from '../domain/level.js';
import { MET } from '../domain/truth.js';
import type { Asked } from '../payer/asked.js';
import { speaksAt } from '../payer/rule-table.js';
import type { Drawn, Matter } from '../resolution/picture.js';
import type { Resolution } from '../resolution/situation.js';
import { say } from './messages.js';
import { list } from './words.js';

/** Sentences worth reading beside the decision; none of them changes it. */
export function adviceOn(
  matter: Matter,
  drawn: Drawn,
  resolution: Resolution,
  asked: Asked,
  laterVersion: string | undefined,
): readonly string[] {
  const advice: string[] = [];
  if (asked.kind === 'asked' && asked.translated !== undefined)
    advice.push(say('advice.translated', { from: asked.translated.from.code, to: asked.translated.to.level }));
  if (resolution.belowNeed !== undefined)
    advice.push(say('advice.below-need', { indicated: levelText(resolution.belowNeed) }));
  if (resolution.difference !== undefined) {
    const { extra, missing } = resolution.difference;
    advice.push(
      say('advice.difference', { extra: list(extra) || say('nothing'), missing: list(missing) || say('nothing') }),
    );
  }
  const [only] = drawn.results;
  const withdrawal = drawn.results.length === 1 ? only?.withdrawal : undefined;
  if (!resolution.exempt && withdrawal !== undefined && WITHDRAWAL_FIRST.has(withdrawal))
    advice.push(say('advice.withdrawal-first', { level: withdrawal }));
  if (resolution.alternatives.length > 0)
    advice.push(say('advice.alternatives', { levels: list(resolution.alternatives.map(levelText)) }));
  for (const code of codesOf(matter.asked.level))
    if (matter.ruleset.coverage[code]?.status === 'unstated')
      advice.push(say('advice.coverage-unstated', { level: code }));
  if (laterVersion !== undefined) advice.push(say('advice.later-version', { version: laterVersion }));
  if (resolution.reason === 'unverified-source') advice.push(say('advice.unverified'));
  return [...advice, ...advisingRules(matter, drawn, resolution.care?.level ?? matter.asked.level)];
}

const WITHDRAWAL_FIRST: ReadonlySet<string> = new Set(['3.2-WM', '3.7-WM', '4-WM']);

function advisingRules(matter: Matter, drawn: Drawn, level: Level): readonly string[] {
  return drawn.rules
    .filter(
      ({ compiled, truth }) =>
        truth === MET && compiled.rule.then.effect === 'advise' && speaksAt(compiled, level, matter.reviewType),
    )
    .map(({ compiled }) => say('advice.rule', { because: compiled.rule.because }));
}
