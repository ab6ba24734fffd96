import { UNDETERMINED } from '../domain/truth.js';
import type { FactValues } from '../facts/catalogue.js';
import { pend } from './answers.js';
import { answersLeft, nearby } from './answers-left.js';
import type { Judged } from './judge.js';
import { judge } from './judge.js';
import type { Count, Open } from './narrow.js';
import { isUnknown, narrowing, narrowingAlone, toAsk } from './narrow.js';
import type { Drawn, Matter } from './picture.js';
import { clinicalSide, draw } from './picture.js';
import type { Resolution } from './situation.js';
import { couldSpeak } from './unknown.js';
import { worthTrying } from './worth-trying.js';

/** One answer, whatever is unknown. */
export interface Settled {
  readonly resolution: Resolution;
  readonly drawn: Drawn;
  /** Facts that can still change the outcome; empty unless the answer pends for information. */
  readonly missing: readonly string[];
  /** Unknown facts that could only raise the need and hold nothing up. */
  readonly questions: readonly string[];
}

/** Draws the picture, resolves it every way that matters and gives one answer: the common outcome, or a question. */
export function settle(matter: Matter, stated: FactValues): Settled {
  const settled = settleWithin(matter, stated);
  if (matter.scopeFacts.length === 0 || settled.resolution.reason === 'urgent') return settled;
  // Whether the ruleset binds at all comes before what it says (ruling P4).
  const others = settled.missing.filter((name) => isUnknown(matter.catalogue, stated, name));
  const missing = [...new Set([...matter.scopeFacts, ...others])];
  return { ...settled, resolution: { ...NOTHING_YET, needs: missing }, missing, questions: [] };
}

/** A level of the other edition with no single equivalent: a person must restate or reassess. */
export function mismatched(matter: Matter, stated: FactValues): Settled {
  const drawn: Drawn = {
    ...draw(matter, stated),
    results: [{ treatment: { kind: 'no-level' } }],
    hold: 'edition-mismatch',
  };
  const reason = drawn.setting.emergency ? 'urgent' : 'edition-mismatch';
  return { resolution: { ...NOTHING_YET, reason }, drawn, missing: [], questions: [] };
}

const NOTHING_YET: Resolution = pend('information-needed');

function settleWithin(matter: Matter, stated: FactValues): Settled {
  const judged = judge(matter, stated);
  switch (judged.kind) {
    case 'answer':
      return answered(matter, stated, judged.drawn, judged.resolution);
    case 'unmentioned':
      return { ...judged, resolution: { ...NOTHING_YET, needs: judged.missing }, questions: [] };
    case 'open':
      return asking(matter, stated, judged);
  }
}

type Opened = Extract<Judged, { readonly kind: 'open' }>;

/** More than one outcome is left: what would settle it is searched for and asked. */
function asking(matter: Matter, stated: FactValues, { drawn, found, resolver }: Opened): Settled {
  const narrower = narrowing(stated, openFacts(matter, drawn), answersLeft(matter, drawn, resolver));
  const asks = toAsk(matter.catalogue, narrower, stated);
  const question = questionOf(found, asks);
  // What a rule asks for and is stated already is asked for again only where it is what is wrong.
  const needs = found.flatMap((resolution) => resolution.needs);
  const open =
    question.reason === 'hours-below-level' ? needs : needs.filter((name) => isUnknown(matter.catalogue, stated, name));
  const missing = [...new Set([...asks, ...open])];
  // Kept out whatever the unknowns turn out to be.
  const overridden = found[0]?.overridden.filter((id) => found.every((one) => one.overridden.includes(id))) ?? [];
  return { resolution: { ...NOTHING_YET, ...question, needs: missing, overridden }, drawn, missing, questions: [] };
}

/** Hours that are stated and too few are the question, whatever else could excuse them; hours left out are information. */
function questionOf(
  found: readonly Resolution[],
  asks: readonly string[],
): Pick<Resolution, 'reason'> & Partial<Pick<Resolution, 'at' | 'reasonCode'>> {
  const [only, ...more] = found.filter(({ decision }) => decision !== 'approve');
  if (only?.reason !== 'hours-below-level' || more.length > 0 || asks.some((fact) => HOURS.has(fact)))
    return { reason: 'information-needed' };
  return {
    reason: only.reason,
    ...(only.at === undefined ? {} : { at: only.at }),
    ...(only.reasonCode === undefined ? {} : { reasonCode: only.reasonCode }),
  };
}

const HOURS: ReadonlySet<string> = new Set(['requested.hoursPerWeek', 'requested.hoursPerDay']);

/** Every way of being gives the same outcome. */
function answered(matter: Matter, stated: FactValues, drawn: Drawn, resolution: Resolution): Settled {
  const raising = resolution.decision === 'approve' && drawn.results.length > 1;
  const ownNeeds = resolution.reason === drawn.hold ? drawn.needs : [];
  const needs = resolution.needs.length > 0 ? resolution.needs : ownNeeds;
  return {
    resolution,
    drawn,
    missing: resolution.decision === 'pend' ? needs : [],
    questions: raising ? couldRaise(matter, stated, drawn) : [],
  };
}

/** Unknown facts that the clinical method or an undetermined rule reads, with values to try. */
function openFacts(matter: Matter, drawn: Drawn): readonly Open[] {
  const { program } = matter.table;
  const open = new Map<number, Open>();
  const add = (one: Open): void => {
    if (drawn.values[one.fact] === undefined && !open.has(one.fact)) open.set(one.fact, one);
  };
  if (drawn.results.length > 1) clinicallyOpen(matter, drawn).forEach(add);
  for (const { compiled, truth } of drawn.rules) {
    if (truth !== UNDETERMINED || !couldSpeak(compiled, drawn.setting)) continue;
    for (const fact of program.reads[compiled.condition] ?? []) add(worthTrying(matter, fact));
  }
  return [...open.values()];
}

/** Unknown facts that could decide between the clinical answers. */
export function clinicallyOpen({ finder }: Matter, { open, values }: Drawn): readonly Open[] {
  return finder.variables.filter(({ fact }) => values[fact] === undefined && (open === undefined || open.has(fact)));
}

function couldRaise(matter: Matter, stated: FactValues, drawn: Drawn): readonly string[] {
  const count: Count = (values, tried) => clinicalSide(matter, values, GLANCE, nearby(drawn, tried)).results.length;
  const telling = narrowingAlone(stated, clinicallyOpen(matter, drawn), count);
  return toAsk(matter.catalogue, telling, stated).filter((name) => isUnknown(matter.catalogue, stated, name));
}

/** What holds nothing up needs only a glance. */
const GLANCE = { effort: 'glance' } as const;
