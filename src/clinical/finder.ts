import type { FactCatalogue, FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { BestFit } from './best-fit.js';
import { compileBestFit } from './best-fit.js';
import type { CriteriaDocument } from './documents.js';
import type { Join } from './join.js';
import { compileJoin, placeJoin } from './join.js';
import type { Nearby, Placed } from './place.js';
import type { Question } from './question.js';
import { placeBestFit } from './place.js';
import type { ClinicalResult, Possible } from './result.js';
import type { Scale } from './scale.js';
import { createScale } from './scale.js';

/** One way of finding the level a person's needs indicate. */
export interface ClinicalFinder {
  readonly method: Method;
  readonly scale: Scale;
  readonly place: (
    stated: FactValues,
    question: Question,
    nearby?: Nearby,
  ) => Possible & Partial<Pick<Placed, 'root' | 'open'>>;
  /** Weekly hours by level, where a source we could read gives them. */
  readonly hours: ReadonlyMap<string, Hours>;
  /** Facts that may be unknown and that the method reads, with the values each can take. */
  readonly variables: readonly { readonly fact: number; readonly domain: readonly Scalar[] }[];
}

export interface Hours {
  readonly from?: number;
  readonly through?: number;
  readonly below?: number;
}

const hoursOf = (document: CriteriaDocument): ReadonlyMap<string, Hours> =>
  new Map(
    document.levels.flatMap(({ code, hoursPerWeek, status }) =>
      hoursPerWeek === undefined || status === 'unverified' ? [] : [[code, hoursPerWeek] as const],
    ),
  );

export type Method =
  | { readonly kind: 'best-fit'; readonly set: BestFit }
  | { readonly kind: 'join'; readonly set: Join }
  | { readonly kind: 'stated'; readonly tool: string; readonly fact: number }
  | { readonly kind: 'certification'; readonly fact: number };

export function criteriaFinder(
  document: CriteriaDocument,
  catalogue: FactCatalogue,
  parameters: Readonly<Record<string, Scalar>> = {},
): ClinicalFinder {
  const scale = createScale(document);
  if (document.method === 'best-fit') {
    const set = compileBestFit(document, catalogue, parameters);
    return {
      method: { kind: 'best-fit', set },
      scale,
      hours: hoursOf(document),
      variables: set.variables,
      place: (stated, question, nearby) => placeBestFit(set, scale, stated, question, nearby),
    };
  }
  const set = compileJoin(document, catalogue);
  const continued = new Set(set.continuedProgram.reads.flat());
  const rated = set.subdimensions.map(({ fact, ratings }) => ({ fact, domain: [...ratings.keys()] }));
  const stay = [...continued].map((fact) => ({ fact, domain: shortDomain(catalogue, fact) }));
  return {
    method: { kind: 'join', set },
    scale,
    hours: hoursOf(document),
    variables: [...rated, ...stay],
    place: (stated, question) => placeJoin(set, scale, stated, question),
  };
}

/** A level that a tool we do not hold, or a certifying physician, gives (ruling P10). `edition` is the one whose codes are spoken. */
export function statedFinder(choice: string, edition: CriteriaDocument, catalogue: FactCatalogue): ClinicalFinder {
  const scale = createScale(edition);
  const certification = choice === 'certification';
  const fact = factIndex(catalogue, certification ? 'certification.level' : 'assessment.stated.level');
  const codes = edition.levels.map((level) => level.code);
  const answer = (code: string): ClinicalResult => {
    if (scale.withdrawal.includes(code)) return { treatment: { kind: 'no-level' }, withdrawal: code };
    if (code === 'OTP') return { treatment: { kind: 'no-level' }, otp: true };
    return { treatment: { kind: 'level', code } };
  };
  return {
    method: certification
      ? { kind: 'certification', fact }
      : { kind: 'stated', tool: choice.slice('stated:'.length), fact },
    scale,
    hours: new Map(),
    variables: [{ fact, domain: codes }],
    place: (stated) => {
      const code = stated[fact];
      const results = code === undefined ? codes.map(answer) : [answer(code as string)];
      return { results, contradictions: [] };
    },
  };
}

function shortDomain(catalogue: FactCatalogue, index: number): readonly Scalar[] {
  const fact = catalogue.facts[index];
  return fact?.type === 'boolean' ? [false, true] : Object.keys(fact?.values ?? {});
}
