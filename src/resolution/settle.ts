import { leavesOf } from '../conditions/condition.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex, isDerived } from '../facts/catalogue.js';
import { UNDETERMINED } from '../domain/truth.js';
import type { Drawn, Matter } from './picture.js';
import { draw } from './picture.js';
import type { Resolution } from './situation.js';
import { outcomes } from './unknown.js';

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
  const missing = [...new Set([...matter.scopeFacts, ...settled.missing])];
  return { ...settled, resolution: { ...NOTHING_YET, needs: missing }, missing, questions: [] };
}

/** A level of the other edition with no single equivalent: a person must restate or reassess. */
export function mismatched(matter: Matter, stated: FactValues): Settled {
  const drawn: Drawn = {
    ...draw(matter, stated),
    results: [{ treatment: { kind: 'no-level' } }],
    hold: 'edition-mismatch',
  };
  const urgent = drawn.setting.emergency;
  return {
    resolution: { ...NOTHING_YET, reason: urgent ? 'urgent' : 'edition-mismatch' },
    drawn,
    missing: [],
    questions: [],
  };
}

const NOTHING_YET: Resolution = {
  decision: 'pend',
  reason: 'information-needed',
  alternatives: [],
  tension: 'undetermined',
  deciding: [],
  overridden: [],
  needs: [],
  exempt: false,
  lowered: false,
  coverageAt: [],
};

function settleWithin(matter: Matter, stated: FactValues): Settled {
  const drawn = draw(matter, stated);
  const found = outcomes(drawn);
  const [only] = found.values();
  if (found.size === 1 && only !== undefined) {
    const resolution = restsOnUnread(matter, stated, only, drawn) ? unread(only) : only;
    const questions = resolution.decision === 'approve' && drawn.results.length > 1 ? openFacts(matter, drawn) : [];
    return {
      resolution,
      drawn,
      missing: resolution.decision === 'pend' ? needsOf(drawn, resolution, matter, stated) : [],
      questions,
    };
  }
  const needs = [...new Set([...found.values()].flatMap((resolution) => resolution.needs))];
  const missing = [...new Set([...narrowing(matter, stated, drawn, found.size), ...needs])].filter(
    (name) => isUnknown(matter, stated, name) || needs.includes(name),
  );
  const first = [...found.values()].find(({ decision }) => decision === 'pend') ?? (only as Resolution);
  return {
    resolution: { ...NOTHING_YET, overridden: first.overridden, needs: missing },
    drawn,
    missing,
    questions: [],
  };
}

const isUnknown = (matter: Matter, stated: FactValues, name: string): boolean => {
  const index = matter.catalogue.indexOf.get(name);
  return index === undefined || stated[index] === undefined;
};

function needsOf(drawn: Drawn, resolution: Resolution, matter: Matter, stated: FactValues): readonly string[] {
  const needs = resolution.needs.length > 0 ? resolution.needs : drawn.needs;
  return needs.filter((name) => isUnknown(matter, stated, name) || resolution.needs.includes(name));
}

/** Would an adverse answer change if the criteria nobody here could read were unknown? Then it rests on them. */
function restsOnUnread(matter: Matter, stated: FactValues, resolution: Resolution, drawn: Drawn): boolean {
  const adverse = resolution.decision === 'downgrade' || resolution.decision === 'deny';
  if (!adverse || !resolution.lowered || matter.finder.method.kind !== 'best-fit' || drawn.hold !== undefined)
    return false;
  return outcomes(draw(matter, stated, true)).size > 1;
}

function unread(resolution: Resolution): Resolution {
  const { care: _care, notYetReviewable: _rest, ...findings } = resolution;
  return { ...findings, decision: 'pend', reason: 'unverified-source', tension: 'undetermined' };
}

/** How many tries the search for what is missing may cost. */
const MOST_TRIES = 2000;

/**
 * The unknown facts that narrow the outcome alone; when none does, the smallest set found that does together; else all
 * that are open (ruling R29). Found by trying values, not by wording.
 */
function narrowing(matter: Matter, stated: FactValues, drawn: Drawn, before: number): readonly string[] {
  const open = openVariables(matter, drawn);
  let tries = 0;
  const narrows = (values: FactValues): boolean => {
    tries += 1;
    return outcomes(draw(matter, values)).size < before;
  };
  const alone = open.filter(({ fact, domain }) =>
    domain.some((value) => tries < MOST_TRIES && narrows(withValue(stated, fact, value))),
  );
  if (alone.length > 0)
    return asked(
      matter,
      alone.map(({ fact }) => fact),
      stated,
    );
  for (const [position, first] of open.entries()) {
    for (const second of open.slice(position + 1)) {
      for (const a of first.domain) {
        for (const b of second.domain) {
          if (tries >= MOST_TRIES)
            return asked(
              matter,
              open.map(({ fact }) => fact),
              stated,
            );
          if (narrows(withValue(withValue(stated, first.fact, a), second.fact, b)))
            return asked(matter, [first.fact, second.fact], stated);
        }
      }
    }
  }
  return asked(
    matter,
    open.map(({ fact }) => fact),
    stated,
  );
}

function withValue(stated: FactValues, fact: number, value: Scalar): FactValues {
  const values = stated.slice();
  values[fact] = value;
  return values;
}

/** What to ask for: the fact itself, or the unknown asked facts behind a derived one. */
function asked(matter: Matter, facts: readonly number[], stated: FactValues): readonly string[] {
  const names = facts.flatMap((index) => {
    const fact = matter.catalogue.facts[index];
    if (fact === undefined) return [];
    if (!isDerived(fact)) return [fact.name];
    return (fact.derivedFrom ?? []).filter((name) => isUnknown(matter, stated, name));
  });
  return [...new Set(names)];
}

/** Unknown facts that the clinical method or an undetermined rule reads, with values to try. */
function openVariables(
  matter: Matter,
  drawn: Drawn,
): readonly { readonly fact: number; readonly domain: readonly Scalar[] }[] {
  const open = new Map<number, readonly Scalar[]>();
  if (drawn.results.length > 1)
    for (const { fact, domain } of matter.finder.variables)
      if (drawn.values[fact] === undefined) open.set(fact, domain);
  for (const { compiled, truth } of drawn.rules) {
    if (truth !== UNDETERMINED || compiled.polarity === 'neutral') continue;
    for (const leaf of leavesOf(compiled.rule.when)) {
      const fact = factIndex(matter.catalogue, leaf.fact);
      if (drawn.values[fact] === undefined && !open.has(fact)) open.set(fact, samples(matter, fact));
    }
  }
  return [...open].map(([fact, domain]) => ({ fact, domain }));
}

function openFacts(matter: Matter, drawn: Drawn): readonly string[] {
  const clinical = matter.finder.variables.filter(({ fact }) => drawn.values[fact] === undefined);
  const before = drawn.results.length;
  const telling = clinical.filter(({ fact, domain }) =>
    domain.some((value) => draw(matter, withValue(drawn.values, fact, value)).results.length < before),
  );
  return asked(
    matter,
    telling.map(({ fact }) => fact),
    drawn.values,
  );
}

/** Values around every threshold that a rule of the matter sets on this fact. */
function samples(matter: Matter, index: number): readonly Scalar[] {
  const fact = matter.catalogue.facts[index];
  if (fact?.type === 'boolean') return [true, false];
  if (fact?.values !== undefined) return Object.keys(fact.values);
  const wanted = matter.table.rules
    .flatMap(({ rule }) => leavesOf(rule.when))
    .filter((leaf) => leaf.fact === fact?.name)
    .flatMap((leaf) => (Array.isArray(leaf.value) ? (leaf.value as readonly Scalar[]) : [leaf.value as Scalar]));
  const around = wanted.flatMap((value): readonly Scalar[] =>
    typeof value === 'number' ? [value - 1, value, value + 1] : [value, OTHER_TEXT],
  );
  return [...new Set(around)];
}

const OTHER_TEXT = '';
