import type { ClinicalFinder } from '../clinical/finder.js';
import type { Effort, Question } from '../clinical/question.js';
import type { ClinicalResult } from '../clinical/result.js';
import type { Level } from '../domain/determination.js';
import { axisOf } from '../domain/level.js';
import type { Fact, FactValues, Scalar } from '../facts/catalogue.js';
import type { RequestBody } from '../facts/read.js';
import type { Statement } from '../facts/statement.js';
import { withStated } from '../facts/statement.js';
import type { Arm, Library } from '../library.js';
import type { Asking } from './base-request.js';

/**
 * Ratings, the mildest that do, by which the criteria indicate this level and nothing beside it. A search begun with
 * milder values can lose itself among ratings that never reach the level, so it is given up soon and begun elsewhere.
 */
export function withRatings(library: Library, arm: Arm, body: RequestBody, asking: Asking): RequestBody | undefined {
  const search = searchFor(library, arm, body, asking);
  const mildest = mildestFirst(arm.finder);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const found = search.from(attempt === 0 ? mildest : mildest.map((one, index) => turned(one, attempt * index)));
    if (found === undefined) continue;
    const rated = mildest.reduce((values, one) => search.milder(values, one), found);
    const { facts } = library.catalogue;
    const stated = Object.fromEntries(mildest.map(({ fact }) => [(facts[fact] as Fact).name, rated[fact]]));
    return withStated(body, { ...stated, ...toolOf(arm.finder, body) });
  }
  return undefined;
}

const MOST_ATTEMPTS = 200;
const MOST_TRIES = 60;

type Variable = ClinicalFinder['variables'][number];

const turned = ({ fact, domain }: Variable, by: number): Variable => {
  const cut = by % domain.length;
  return { fact, domain: [...domain.slice(cut), ...domain.slice(0, cut)] };
};

interface Search {
  /** Values found by trying each variable's values in the order given. */
  readonly from: (variables: readonly Variable[]) => FactValues | undefined;
  /** The same with the mildest value of one variable that still does. */
  readonly milder: (values: FactValues, variable: Variable) => FactValues;
}

function searchFor({ gatherer }: Library, { finder }: Arm, body: RequestBody, asking: Asking): Search {
  const wanted = axisOf(asking.level);
  const question: Question = {
    axes: { withdrawal: true, otp: wanted.otp === true, recoveryResidence: wanted.recoveryResidence === true },
    ...(asking.reviewType === 'concurrent' ? { stay: { level: asking.level } } : {}),
  };
  const stated = gatherer.read(body);
  const can = (values: FactValues, effort: Effort): readonly ClinicalResult[] => {
    gatherer.derive(body, values);
    const { contradictions, results } = finder.place(values, { ...question, effort });
    return contradictions.length === 0 && results.some((result) => indicates(result, wanted)) ? results : [];
  };
  const from = (variables: readonly Variable[]): FactValues | undefined => {
    let tries = 0;
    const visit = (values: FactValues, at: number): FactValues | undefined => {
      tries += 1;
      const variable = variables[at];
      const results = can(values, variable === undefined ? 'thorough' : 'glance');
      if (variable === undefined) return results.length === 1 ? values : undefined;
      if (results.length === 0 || tries > MOST_TRIES) return undefined;
      if (stated[variable.fact] !== undefined) return visit(values, at + 1);
      for (const value of variable.domain) {
        const found = visit(changed(values, variable.fact, value), at + 1);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    return visit(stated, 0);
  };
  const milder = (values: FactValues, { fact, domain }: Variable): FactValues => {
    if (stated[fact] !== undefined) return values;
    const tried = domain.map((value) => changed(values, fact, value));
    return tried.find((one) => can(one, 'thorough').length === 1) ?? values;
  };
  return { from, milder };
}

function changed(values: FactValues, fact: number, value: Scalar): FactValues {
  const tried = values.slice();
  tried[fact] = value;
  return tried;
}

/** The fourth edition lists its ratings from the gravest down, all else begins with the mildest. */
function mildestFirst({ method, variables }: ClinicalFinder): ClinicalFinder['variables'] {
  if (method.kind !== 'join') return variables;
  const ratings = new Set(method.set.subdimensions.map(({ fact }) => fact));
  return variables.map(({ fact, domain }) => ({ fact, domain: ratings.has(fact) ? [...domain].reverse() : domain }));
}

function indicates({ treatment, withdrawal, otp, recoveryResidence }: ClinicalResult, wanted: Level): boolean {
  if (wanted.withdrawal !== undefined) return withdrawal === wanted.withdrawal;
  if (wanted.otp === true) return otp === true;
  if (wanted.recoveryResidence === true) return recoveryResidence === true;
  const alone = withdrawal === undefined || withdrawal === 'none';
  return alone && treatment.kind === 'level' && treatment.code === wanted.treatment;
}

/** Who gives the level where a tool that is not here, or a physician, does. */
function toolOf({ method }: ClinicalFinder, body: RequestBody): Statement {
  if (method.kind === 'stated') return { 'assessment.stated.tool': method.tool };
  if (method.kind !== 'certification') return {};
  const { from } = body['requested'] as { readonly from: string };
  return { 'certification.by': 'physician', 'certification.on': from };
}
