import type { ClinicalFinder } from './clinical/finder.js';
import type { Condition } from './conditions/condition.js';
import { isLeaf, leavesOf } from './conditions/condition.js';
import type { Question } from './domain/determination.js';
import type { Outcome } from './domain/faults.js';
import { fail, succeed } from './domain/faults.js';
import { draftInstead } from './drafts.js';
import { questions } from './explanation/questions.js';
import { unreadable } from './facts/gather.js';
import { factIndex, isDerived } from './facts/catalogue.js';
import type { Arm, Library, Population } from './library.js';
import type { ReviewType, Rule } from './rulesets/documents.js';
import { select } from './rulesets/select.js';

export interface MinimumFactsQuery {
  readonly payer: string;
  readonly level: string;
  /** First day of care asked for, or the policy's date, as the payer's rulesets select; the latest version without it. */
  readonly date?: string;
  readonly reviewType?: ReviewType;
  readonly population?: Population;
}

/** What a payer and level make it necessary to ask, and nothing more (minimum necessary, 45 CFR 164.502(b)). */
export interface MinimumFacts {
  readonly payer: string;
  readonly version: string;
  readonly level: string;
  readonly reviewType: ReviewType;
  readonly population: Population;
  /** Needed for every request. */
  readonly always: readonly Question[];
  /** Needed only when the other answers leave something open; the determination then asks for them. */
  readonly depending: readonly Question[];
}

export function minimumFacts(library: Library, query: MinimumFactsQuery): Outcome<MinimumFacts> {
  const payer = library.payers.get(query.payer);
  if (payer === undefined) return fail({ code: 'payer-unknown', pointer: '/payer' });
  const date = query.date;
  const dates = { serviceFrom: date, serviceTo: date, policyDate: date, pinned: undefined };
  const selection = select(payer.versions, payer.document.gaps, dates);
  const ruleset =
    selection.kind === 'version' ? selection.version : date === undefined ? payer.versions.at(-1) : undefined;
  if (ruleset === undefined)
    return fail({ code: 'no-version-in-force', pointer: '/date', ...draftInstead(payer, dates) });
  const population = query.population ?? 'adult';
  const arm = ruleset.arms[population];
  const reading = library.gatherer.levelNames(query.level, arm.finder.scale.edition);
  const fault = unreadable(reading, '/level');
  if (fault !== undefined) return fail(fault);
  if (reading.kind !== 'code') return fail({ code: 'level-unknown', pointer: '/level' });

  const reviewType = query.reviewType ?? 'prior-authorization';
  const level = reading.code;
  const { document } = ruleset;
  const selecting = document.effective.by === 'policy-date' ? 'plan.policyDate' : 'requested.from';
  const rules = rulesAt(arm, level, reviewType);
  const always = [
    selecting,
    'member.age',
    ...(document.binds.when === undefined ? [] : leavesOf(document.binds.when).map(({ fact }) => fact)),
    ...ratingsOf(arm.finder, library),
    ...rules.flatMap(({ when }) => shallow(when)),
  ];
  const depending = [
    ...rules.flatMap(({ when }) => leavesOf(when).map(({ fact }) => fact)),
    ...besideRatings(arm.finder, level, library),
  ];
  const first = askable(library, always);
  const rest = askable(library, depending).filter((name) => !first.includes(name));
  return succeed({
    payer: query.payer,
    version: document.version,
    level,
    reviewType,
    population,
    always: questions(library.catalogue, first),
    depending: questions(library.catalogue, rest),
  });
}

/** Rules that can change the outcome at this level; advice needs no asking. */
function rulesAt(arm: Arm, level: string, reviewType: ReviewType): readonly Rule[] {
  return arm.table.rules
    .filter(({ polarity }) => polarity !== 'neutral')
    .filter(({ levels }) => levels === undefined || levels.has(level))
    .filter(({ reviewTypes }) => reviewTypes === undefined || reviewTypes.has(reviewType))
    .map(({ rule }) => rule);
}

/** Facts at the top of a condition; what is nested deeper matters only when these leave the rule open. */
function shallow(condition: Condition): readonly string[] {
  if (isLeaf(condition)) return [condition.fact];
  if ('not' in condition) return [];
  return ('all' in condition ? condition.all : condition.any).flatMap((part) => (isLeaf(part) ? [part.fact] : []));
}

const RATING = /^assessment\.asam3\.d[1-6]$|^assessment\.asam3\.d3[a-e]$/;

function ratingsOf(finder: ClinicalFinder, library: Library): readonly string[] {
  const { method } = finder;
  const nameOf = (fact: number): string => library.catalogue.facts[fact]?.name ?? '';
  switch (method.kind) {
    case 'join':
      return method.set.subdimensions.map(({ fact }) => nameOf(fact));
    case 'best-fit': {
      const ratings = finder.variables.map(({ fact }) => nameOf(fact)).filter((name) => RATING.test(name));
      // Adults are rated on Dimension 3 as a whole, adolescents on its parts.
      const whole = method.set.document.population === 'adult';
      return [...ratings.filter((name) => !whole || !/d3[a-e]$/.test(name)), 'assessment.sudDiagnosis'];
    }
    case 'stated':
      return ['assessment.stated.tool', nameOf(method.fact)];
    case 'certification':
      return [nameOf(method.fact)];
  }
}

/** What the criteria up to this level read beside the ratings: a lower level that fits goes before it. */
function besideRatings(finder: ClinicalFinder, level: string, library: Library): readonly string[] {
  const { method } = finder;
  if (method.kind !== 'best-fit') return [];
  const { document, program } = method.set;
  const until = document.order.indexOf(level);
  const tried = new Set(until === -1 ? [level] : document.order.slice(0, until + 1));
  const read = document.criteria.flatMap(({ levels }, index) =>
    levels.some((one) => tried.has(one)) ? (program.reads[index] ?? []) : [],
  );
  return [...new Set(read)].map((fact) => library.catalogue.facts[fact]?.name ?? '');
}

/** Asked facts behind these, each once, in the catalogue's order. */
function askable(library: Library, names: readonly string[]): readonly string[] {
  const asked = new Set(
    names.flatMap((name) => {
      const fact = library.catalogue.facts[factIndex(library.catalogue, name)];
      return fact !== undefined && isDerived(fact) ? (fact.derivedFrom ?? []) : [name];
    }),
  );
  return library.catalogue.facts.map(({ name }) => name).filter((name) => asked.has(name));
}
