import { drivers } from '../../clinical/join.js';
import type { Join } from '../../clinical/join.js';
import { levelText } from '../../domain/level.js';
import type { FactCatalogue, FactValues } from '../../facts/catalogue.js';
import { factIndex } from '../../facts/catalogue.js';
import type { Edition } from '../../facts/level-names.js';
import type { Library, Population } from '../../library.js';
import type { Posed } from '../../pose.js';

/** What a request is counted by. All words are of the catalogue and the rulesets: nothing of the request's own text. */
export interface Traits {
  /** As the first version reads it. */
  readonly level: string;
  readonly population: PopulationWord;
  /** The dimension of the assessment that weighs most. */
  readonly driver: Driver;
  /** Each dimension that is rated, with its rating. */
  readonly ratings: readonly Rating[];
}

/** `moved`: an adult under one version and an adolescent under the other. */
export type PopulationWord = Population | 'unknown-age' | 'moved';

export interface Driver {
  readonly edition?: Edition;
  /** `D1` to `D6`; `several` that weigh alike; `none` where nothing is rated above the least; `unrated`. */
  readonly dimension: string;
}

export interface Rating {
  readonly edition: Edition;
  readonly dimension: string;
  /** The fact that holds it, as the catalogue names it. */
  readonly fact: string;
  readonly rating: string;
}

interface RatedFact {
  readonly index: number;
  readonly name: string;
  readonly dimension: string;
  /** One trait for each rating, made once. */
  readonly known: Map<string, Rating>;
}

/** Reads the traits of requests. */
export function createTraitReader(library: Library): (before: Posed, after: Posed) => Traits {
  const rated = { '3': ratedFacts(library.catalogue, THIRD), '4': ratedFacts(library.catalogue, FOURTH) };
  const join = joinIn(library);
  const age = factIndex(library.catalogue, 'member.age');
  return (before, after) => {
    const { values } = before;
    const own = before.arm.finder.scale.edition;
    const other = own === '3' ? '4' : '3';
    const ofOwn = ratingsIn(rated[own], own, values);
    const edition = ofOwn.length === 0 ? other : own;
    const ratings = ofOwn.length === 0 ? ratingsIn(rated[other], other, values) : ofOwn;
    return {
      level: levelText(before.asked.care.level) || '–',
      population: populationOf(before, after, values[age] === undefined),
      driver: ratings.length === 0 ? UNRATED : edition === '3' ? highest(ratings) : leading(ratings, join, values),
      ratings,
    };
  };
}

const THIRD = /^assessment\.asam3\.(d[1-6])$/;
const FOURTH = /^assessment\.asam4\.(d[1-6])[a-z]$/;

function ratedFacts({ facts }: FactCatalogue, pattern: RegExp): readonly RatedFact[] {
  return facts.flatMap(({ name }, index) => {
    const dimension = pattern.exec(name)?.[1]?.toUpperCase();
    return dimension === undefined ? [] : [{ index, name, dimension, known: new Map<string, Rating>() }];
  });
}

function ratingsIn(facts: readonly RatedFact[], edition: Edition, values: FactValues): readonly Rating[] {
  const ratings: Rating[] = [];
  for (const { dimension, index, known, name } of facts) {
    const value = values[index];
    if (value === undefined) continue;
    const rating = String(value);
    const trait = known.get(rating) ?? { edition, dimension, fact: name, rating };
    known.set(rating, trait);
    ratings.push(trait);
  }
  return ratings;
}

function populationOf(before: Posed, after: Posed, ageUnknown: boolean): PopulationWord {
  if (ageUnknown) return 'unknown-age';
  return before.arm.population === after.arm.population ? before.arm.population : 'moved';
}

const UNRATED: Driver = { dimension: 'unrated' };

/** Third edition: the dimension rated highest. */
function highest(ratings: readonly Rating[]): Driver {
  const most = ratings.reduce((top, { rating }) => (rating > top ? rating : top), '0');
  return alone(most === '0' ? [] : ratings.filter(({ rating }) => rating === most), '3');
}

/** Fourth edition: the dimension whose ratings set the level (ruling R20). */
function leading(ratings: readonly Rating[], join: Join | undefined, values: FactValues): Driver {
  const driving = new Set(join === undefined ? [] : drivers(join, values));
  return alone(
    ratings.filter(({ fact }) => driving.has(fact)),
    '4',
  );
}

function alone(ratings: readonly Rating[], edition: Edition): Driver {
  const dimensions = new Set(ratings.map(({ dimension }) => dimension));
  const [only] = dimensions;
  return { edition, dimension: only === undefined ? 'none' : dimensions.size === 1 ? only : 'several' };
}

/** The fourth edition's table of ratings; there is one. */
function joinIn({ alone: sets }: Library): Join | undefined {
  for (const { finder } of sets.values()) if (finder.method.kind === 'join') return finder.method.set;
  return undefined;
}
