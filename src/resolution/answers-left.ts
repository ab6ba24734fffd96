import type { Nearby } from '../clinical/place.js';
import type { ClinicalResult } from '../clinical/result.js';
import { resultKey } from '../clinical/result.js';
import { copyFindings, createFindings, reevaluate } from '../conditions/program.js';
import type { Truth } from '../domain/truth.js';
import type { FactValues } from '../facts/catalogue.js';
import { isClinical } from './clinical-reads.js';
import type { Count } from './narrow.js';
import type { ClinicalSide, Drawn, Look, Matter } from './picture.js';
import { clinicalSide, placesOnce } from './picture.js';
import type { Resolver } from './resolving.js';
import { readsOf } from './rule-reads.js';
import { settingOf } from './setting.js';
import type { Setting } from './situation.js';
import type { Picture } from './unknown.js';
import { outcomes, undetermined, waysToFall } from './unknown.js';

/** Tries of single values need only a rough look. */
const QUICK = { effort: 'quick' } as const;
const GLANCE = { effort: 'glance' } as const;

/**
 * Counts the outcomes that trying a value leaves, as far as it tells whether they are fewer than before. A fact that
 * only the criteria read changes only which clinical answers are possible, and what each of those resolves to is known
 * already; one that only rules read leaves those answers be.
 */
export function answersLeft(matter: Matter, drawn: Drawn, resolver: Resolver): Count {
  const { rules } = readsOf(matter);
  const redraw = redrawing(matter, drawn);
  const known = knownOutcomes(drawn, resolver);
  const size = (results: Drawn['results']): number => {
    const keys = new Set<string>();
    for (const result of results) for (const key of known(result).keys) keys.add(key);
    return keys.size;
  };
  const before = size(drawn.results);

  /** The fact is one that only rules read. */
  const amongRules = (values: FactValues, tried: readonly number[]): number =>
    outcomes(redraw(values, withTried(drawn, values, tried), drawn), before, resolver).size;

  /** The fact is one that only the criteria read. */
  const amongAnswers = (values: FactValues, tried: readonly number[]): number => {
    const near = nearby(drawn, tried);
    const kindOf = (result: ClinicalResult): string => known(result).kind;
    if (!placesOnce(matter, values, drawn.question)) {
      // Bounds that already leave fewer outcomes need no closer look.
      const glance = clinicalSide(matter, values, GLANCE, near);
      if (glance.hold !== drawn.hold) return Infinity;
      const roughly = size(glance.results);
      return roughly < before ? roughly : size(clinicalSide(matter, values, { ...QUICK, kindOf }, near).results);
    }
    const found = new Set<string>();
    const look: Look = {
      ...QUICK,
      kindOf,
      enough: () => ({
        few: (bounds) => size(bounds) < before,
        many: (result) => {
          for (const key of known(result).keys) found.add(key);
          return found.size >= before;
        },
      }),
    };
    const { hold, results } = clinicalSide(matter, values, look, near);
    // A value that contradicts what is stated narrows nothing.
    return hold === drawn.hold ? size(results) : Infinity;
  };

  /** The fact is one that both read. */
  const amongBoth = (values: FactValues, tried: readonly number[]): number => {
    const look = placesOnce(matter, values, drawn.question) ? { ...QUICK, enough: enoughOf(values) } : QUICK;
    const side = clinicalSide(matter, values, look, nearby(drawn, tried));
    if (side.hold !== drawn.hold) return Infinity;
    return outcomes(redraw(values, side.evaluated?.values ?? values, side), before, resolver).size;
  };

  /** As many outcomes as before are enough; they are counted only once it is known that there are several answers. */
  const enoughOf =
    (values: FactValues): NonNullable<Look['enough']> =>
    (seen) => {
      const picture = redraw(values, seen, SEVERAL);
      const ways = waysToFall(picture);
      const supposed = new Set(undetermined(picture));
      const found = new Set<string>();
      const add = (result: ClinicalResult): void => {
        for (const met of ways) found.add(resolver(picture.setting, result, met, supposed).key);
      };
      let first: ClinicalResult | undefined;
      let several = false;
      const many = (result: ClinicalResult): boolean => {
        if (first === undefined) {
          first = result;
          return false;
        }
        if (!several) add(first);
        several = true;
        add(result);
        return found.size >= before;
      };
      return { few: () => false, many };
    };

  return (values, tried) => {
    if (tried.length === 0) return before;
    if (!tried.some((fact) => rules.includes(fact))) return amongAnswers(values, tried);
    return tried.some((fact) => isClinical(matter, fact, values))
      ? amongBoth(values, tried)
      : amongRules(values, tried);
  };
}

/** Stands for clinical answers of which there are more than one. */
const SEVERAL: Pick<ClinicalSide, 'results' | 'hold'> = {
  results: [{ treatment: { kind: 'no-level' } }, { treatment: { kind: 'none-indicated' } }],
};

/** The clinical half as drawn, as a place to look from at the same with more facts stated. */
export const nearby = ({ evaluated, hold }: ClinicalSide, since: readonly number[]): Nearby | undefined =>
  evaluated === undefined || hold !== undefined ? undefined : { root: evaluated, since };

/** What was seen as it was drawn, beside facts tried since that the clinical half does not look at. */
function withTried({ evaluated }: Drawn, tried: FactValues, facts: readonly number[]): FactValues {
  if (evaluated === undefined) return tried;
  const values = evaluated.values.slice();
  for (const fact of facts) values[fact] = tried[fact];
  return values;
}

interface Known {
  readonly keys: readonly string[];
  /** All of them in one word. */
  readonly kind: string;
}

/** Stands for what an answer resolves to that was not among those left open. */
const UNSEEN: Known = { keys: ['unseen'], kind: 'unseen' };

/** What each clinical answer left open resolves to, whatever the rules turn out to be. */
function knownOutcomes(drawn: Drawn, resolver: Resolver): (result: ClinicalResult) => Known {
  const known = new Map<ClinicalResult, Known>();
  const byKey = new Map<string, Known>();
  const ways = waysToFall(drawn);
  const supposed = new Set(undetermined(drawn));
  for (const result of drawn.results) {
    const keys = [...new Set(ways.map((met) => resolver(drawn.setting, result, met, supposed).key))];
    const one: Known = { keys, kind: keys.join(' ') };
    known.set(result, one);
    byKey.set(resultKey(result), one);
  }
  return (result) => known.get(result) ?? byKey.get(resultKey(result)) ?? UNSEEN;
}

/** Draws the picture anew with values tried: only rules that read a fact that has changed are evaluated again. */
function redrawing(
  matter: Matter,
  drawn: Drawn,
): (stated: FactValues, seen: FactValues, side: Pick<ClinicalSide, 'results' | 'hold'>) => Picture {
  const { program } = matter.table;
  const reads = readsOf(matter);
  const findings = createFindings(program);
  const settings = new Map<boolean, Setting>([[drawn.setting.clinicalKnown, drawn.setting]]);
  /** Pictures in the same setting share it, so that what was resolved in one is known in the other. */
  const sameSetting = (clinicalKnown: boolean): Setting => {
    const setting = settings.get(clinicalKnown) ?? { ...drawn.setting, clinicalKnown };
    settings.set(clinicalKnown, setting);
    return setting;
  };
  return (stated, seen, { results, hold }) => {
    const changed = (fact: number): boolean => seen[fact] !== drawn.values[fact];
    copyFindings(drawn.ruleFindings, findings);
    for (const fact of reads.rules) if (changed(fact)) reevaluate(program, fact, seen, findings);
    const clinicalKnown = hold === undefined && results.length === 1;
    return {
      results,
      ...(hold === undefined ? {} : { hold }),
      setting: reads.setting.some(changed)
        ? settingOf(matter, stated, seen, clinicalKnown)
        : sameSetting(clinicalKnown),
      rules: drawn.rules.map((rule) => {
        const truth = findings.conditions[rule.compiled.condition] as Truth;
        return truth === rule.truth ? rule : { compiled: rule.compiled, truth };
      }),
    };
  };
}
