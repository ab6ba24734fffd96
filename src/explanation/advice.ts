import { NOT_MET } from '../domain/truth.js';
import { codesOf } from '../domain/level.js';
import { MET } from '../domain/truth.js';
import type { Asked } from '../payer/asked.js';
import { speaksAt } from '../payer/rule-table.js';
import type { Drawn, Matter } from '../resolution/picture.js';
import type { Resolution } from '../resolution/situation.js';
import { distinct } from './distinct.js';
import { WITHDRAWAL_FIRST } from './findings.js';
import { isMessage, say } from './messages.js';
import { capabilityWords, codeLabel, levelLabel, either, list } from './words.js';

export interface Advising {
  readonly matter: Matter;
  readonly drawn: Drawn;
  readonly resolution: Resolution;
  readonly asked: Asked;
  readonly flags: readonly string[];
  readonly laterVersion: string | undefined;
}

/** Sentences worth reading beside the decision; none of them changes it. */
export function adviceOn(advising: Advising): readonly string[] {
  const advice: string[] = [];
  aboutTheRequest(advising, advice);
  aboutTheNeed(advising, advice);
  aboutTheAnswer(advising, advice);
  advisingRules(advising, advice);
  return distinct(advice);
}

function aboutTheRequest({ asked, matter, laterVersion }: Advising, advice: string[]): void {
  if (asked.kind === 'asked' && asked.translated !== undefined)
    advice.push(
      say('advice.translated', {
        from: codeLabel(asked.translated.from.code),
        to: codeLabel(asked.translated.to.level),
      }),
    );
  if (asked.kind === 'edition-mismatch') {
    const candidates = asked.candidates.map(({ level, condition }) =>
      condition === null ? level : `${level} (${condition})`,
    );
    const { code } = asked;
    advice.push(
      candidates.length > 0
        ? say('advice.edition-candidates', { code, candidates: list(candidates) })
        : say('advice.edition-none', { code }),
    );
  }
  for (const code of codesOf(matter.asked.level))
    if (matter.ruleset.coverage[code]?.status === 'unstated')
      advice.push(say('advice.coverage-unstated', { level: codeLabel(code) }));
  if (laterVersion !== undefined) advice.push(say('advice.later-version', { version: laterVersion }));
}

function aboutTheNeed({ resolution, drawn, flags }: Advising, advice: string[]): void {
  if (resolution.belowNeed !== undefined)
    advice.push(say('advice.below-need', { indicated: levelLabel(resolution.belowNeed) }));
  if (resolution.standsInFor !== undefined)
    advice.push(say('advice.stands-in', { indicated: levelLabel(resolution.standsInFor) }));
  if (resolution.difference !== undefined) {
    const words = (names: readonly string[]): string => list(names.map(capabilityWords)) || say('nothing');
    const { extra, missing } = resolution.difference;
    advice.push(say('advice.difference', { extra: words(extra), missing: words(missing) }));
  }
  const [only] = drawn.results;
  const withdrawal = drawn.results.length === 1 ? only?.withdrawal : undefined;
  const gives = drawn.setting.withdrawalCoveredBy[drawn.setting.asked.level.treatment ?? ''];
  const given =
    gives !== undefined &&
    withdrawal !== undefined &&
    drawn.setting.scale.compareWithdrawal(gives, withdrawal) !== 'less';
  if (!resolution.exempt && !given && withdrawal !== undefined && WITHDRAWAL_FIRST.has(withdrawal))
    advice.push(say('advice.withdrawal-first', { level: withdrawal }));
  for (const flag of flags) {
    const key = `flag.${flag}`;
    if (isMessage(key)) advice.push(say(key));
  }
}

function aboutTheAnswer({ matter, resolution, drawn }: Advising, advice: string[]): void {
  if (resolution.alternatives.length > 0)
    advice.push(say('advice.alternatives', { levels: either(resolution.alternatives.map(levelLabel)) }));
  if (resolution.reason === 'unverified-source') advice.push(say('advice.unverified'));
  const adverse = resolution.decision === 'downgrade' || resolution.decision === 'deny';
  if (!adverse) return;
  const gates = failedGates(matter, drawn, resolution).map((gate) => `“${gate}”`);
  if (gates.length > 0)
    advice.push(say('advice.unsafe', { level: levelLabel(resolution.care?.level ?? {}), gates: list(gates) }));
}

/** Where a payer's rule lowers the level, the gates of the criteria that say the lower one is not enough. */
function failedGates(matter: Matter, drawn: Drawn, resolution: Resolution): readonly string[] {
  const { method } = matter.finder;
  const level = resolution.care?.level.treatment;
  const { evaluated } = drawn;
  if (
    method.kind !== 'best-fit' ||
    resolution.tension !== 'payer-prevailed' ||
    level === undefined ||
    evaluated === undefined
  )
    return [];
  const { criteria } = method.set.document;
  const gates = method.set.readings[0]?.levels.get(level)?.gates ?? [];
  return gates
    .filter((gate) => evaluated.criteria.conditions[gate] === NOT_MET)
    .map((gate) => criteria[gate]?.title ?? '');
}

/** The payer's and the criteria's own advice speaks on what was asked for, not on what was put in its place. */
function advisingRules({ matter, drawn }: Advising, advice: string[]): void {
  for (const { compiled, truth } of drawn.rules)
    if (
      truth === MET &&
      compiled.rule.then.effect === 'advise' &&
      speaksAt(compiled, matter.asked.level, matter.reviewType)
    )
      advice.push(compiled.rule.because);
}
