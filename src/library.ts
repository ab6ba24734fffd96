import type { ClinicalFinder } from './clinical/finder.js';
import { criteriaFinder, statedFinder } from './clinical/finder.js';
import { leavesOf } from './conditions/condition.js';
import type { Program } from './conditions/program.js';
import { compile as compileConditions } from './conditions/program.js';
import type { LevelWords } from './explanation/words.js';
import { plainWords } from './explanation/words.js';
import type { CriteriaDocument } from './clinical/documents.js';
import type { FactCatalogue, Scalar } from './facts/catalogue.js';
import { createCatalogue } from './facts/catalogue.js';
import { createDeriver } from './facts/derive.js';
import type { Gatherer } from './facts/gather.js';
import { createLevelNameReader } from './facts/level-names.js';
import { createReader } from './facts/read.js';
import type { RequestValidator } from './facts/validate.js';
import { createValidators } from './facts/validate.js';
import type { Crosswalk } from './payer/crosswalk.js';
import { createCrosswalk } from './payer/crosswalk.js';
import { canonical } from './rulesets/digest.js';
import type { RuleTable } from './payer/rule-table.js';
import { compileRules } from './payer/rule-table.js';
import type { PayerDocument, ReasonDocument } from './rulesets/documents.js';
import type { Documents, LoadedVersion, RulesetFault } from './rulesets/load.js';
import { loadDocuments } from './rulesets/load.js';
import type { RawFile } from './rulesets/tree.js';

/** Everything loaded, checked and compiled at start. Frozen; a request keeps the library it began with. */
export interface Library {
  readonly catalogue: FactCatalogue;
  /** The catalogue's version and digest, as every determination names them. */
  readonly facts: { readonly version: string; readonly digest: string };
  readonly gatherer: Gatherer;
  readonly validate: { readonly review: RequestValidator; readonly recommendation: RequestValidator };
  readonly crosswalk: Crosswalk;
  readonly reasons: Readonly<Record<string, ReasonDocument>>;
  readonly payers: ReadonlyMap<string, Payer>;
  readonly criteria: ReadonlyMap<string, CriteriaSet>;
  /** Each criteria set with its default parameters and no payer's rules, for recommendations. */
  readonly alone: ReadonlyMap<string, { readonly finder: ClinicalFinder; readonly table: RuleTable }>;
  /** The files of the set, as they were read. */
  readonly files: readonly RawFile[];
  /** Compiles a version that is not loaded, by the same criteria. */
  readonly compile: (version: LoadedVersion) => Ruleset;
}

export interface Payer {
  readonly document: PayerDocument;
  /** In order of their first day. */
  readonly versions: readonly Ruleset[];
}

export interface Ruleset extends LoadedVersion {
  /** Whom the ruleset binds, as a program of one condition; absent when it binds all. */
  readonly binds?: Program;
  readonly arms: Readonly<Record<Population, Arm>>;
}

export type Population = 'adult' | 'adolescent';

/** An unknown age is read under the adult criteria; the answer then waits wherever the age could change it. */
export const populationAt = (age: number | undefined, adultFrom: number): Population =>
  age !== undefined && age < adultFrom ? 'adolescent' : 'adult';

/** One population's criteria and rules under a ruleset, compiled. */
export interface Arm {
  readonly population: Population;
  readonly finder: ClinicalFinder;
  /** The criteria set that computes, or whose level codes are spoken. */
  readonly criteria: CriteriaSet;
  /** Computes a level for comparison where the finder only repeats a stated one (ruling P10). */
  readonly comparison?: ClinicalFinder;
  readonly table: RuleTable;
  /** Names of the levels as a person reads them. */
  readonly words: LevelWords;
}

export type CriteriaSet = Documents['criteria'][number];

export type LoadedLibrary =
  { readonly ok: true; readonly library: Library } | { readonly ok: false; readonly faults: readonly RulesetFault[] };

/** Reads and compiles a rulesets folder. Any fault in it means no library: the service does not start on part of one. */
export function loadLibrary(root: string): LoadedLibrary {
  const loaded = loadDocuments(root);
  return loaded.ok ? { ok: true, library: createLibrary(loaded.documents) } : loaded;
}

export function createLibrary(documents: Documents): Library {
  const catalogue = createCatalogue(documents.facts.document);
  const criteria = new Map(documents.criteria.map((set) => [set.document.id, set]));
  const finders = createFinders(catalogue);
  const compile = (version: LoadedVersion): Ruleset => compileRuleset(version, criteria, finders, catalogue);
  const payers = documents.payers.map(({ document, versions }): [string, Payer] => [
    document.payer,
    { document, versions: versions.map(compile) },
  ]);
  const crosswalk = createCrosswalk(documents.crosswalk);
  const gatherer: Gatherer = {
    catalogue,
    read: createReader(catalogue),
    derive: createDeriver(catalogue),
    levelNames: createLevelNameReader(documents.levelNames),
    translate: (edition, code) => {
      const targets = crosswalk(edition, code);
      return targets.length === 1 && targets[0]?.condition === null ? targets[0].level : undefined;
    },
  };
  return Object.freeze({
    catalogue,
    facts: { version: catalogue.version, digest: documents.facts.digest },
    gatherer,
    validate: createValidators(catalogue),
    crosswalk,
    reasons: documents.reasons,
    payers: new Map(payers),
    criteria,
    alone: new Map(
      documents.criteria.map(({ document }) => [
        document.id,
        { finder: finders.computed(document), table: compileRules([], catalogue) },
      ]),
    ),
    files: documents.files,
    compile,
  });
}

/** Compiles each reading of a criteria set once: versions that share one put the same question to the same finder. */
interface Finders {
  readonly computed: (document: CriteriaDocument, parameters?: Readonly<Record<string, Scalar>>) => ClinicalFinder;
  readonly stated: (choice: string, edition: CriteriaDocument) => ClinicalFinder;
}

function createFinders(catalogue: FactCatalogue): Finders {
  const known = new Map<string, ClinicalFinder>();
  const once = (key: readonly unknown[], make: () => ClinicalFinder): ClinicalFinder => {
    const name = canonical(key);
    const finder = known.get(name) ?? make();
    known.set(name, finder);
    return finder;
  };
  return {
    computed: (document, parameters = {}) =>
      once([document.id, parameters], () => criteriaFinder(document, catalogue, parameters)),
    stated: (choice, edition) => once([choice, edition.id], () => statedFinder(choice, edition, catalogue)),
  };
}

function compileRuleset(
  version: LoadedVersion,
  criteria: ReadonlyMap<string, CriteriaSet>,
  finders: Finders,
  catalogue: FactCatalogue,
): Ruleset {
  const { document } = version;
  const { when } = document.binds;
  const arm = (population: Population): Arm => compileArm(version, population, criteria, finders, catalogue);
  return {
    ...version,
    ...(when === undefined || leavesOf(when).length === 0 ? {} : { binds: compileConditions([when], catalogue) }),
    arms: { adult: arm('adult'), adolescent: arm('adolescent') },
  };
}

/** The set that computes for a population where only an edition is named. */
export const setOf = (edition: 'asam-3' | 'asam-4', population: Population): string =>
  // The fourth edition has no adolescent volume: the third governs them.
  population === 'adolescent' ? 'asam-3-adolescent' : `${edition}-adult`;

function compileArm(
  { document, rules }: LoadedVersion,
  population: Population,
  sets: ReadonlyMap<string, CriteriaSet>,
  finders: Finders,
  catalogue: FactCatalogue,
): Arm {
  const choice =
    document.criteria.find((one) => one.population === population)?.set ?? setOf(document.levels, population);
  const own = sets.get(choice);
  const criteria = own ?? (sets.get(setOf(document.levels, population)) as CriteriaSet);
  const parameters: Readonly<Record<string, Scalar>> = document.parameters?.[criteria.document.id] ?? {};
  const finder =
    own === undefined ? finders.stated(choice, criteria.document) : finders.computed(own.document, parameters);
  const payer = {
    kind: 'payer',
    id: document.payer,
    version: document.version,
    references: document.references,
  } as const;
  const service = {
    kind: 'service',
    id: criteria.document.id,
    version: criteria.document.version,
    references: criteria.document.references,
  } as const;
  // A tool we do not hold, or a physician, brings its own service definitions.
  const serviceRules = own === undefined ? [] : criteria.document.serviceRules;
  const table = compileRules(
    [
      { origin: payer, rules },
      { origin: service, rules: serviceRules },
    ],
    catalogue,
  );
  return {
    population,
    finder,
    criteria,
    ...(own === undefined ? { comparison: finders.computed(criteria.document) } : {}),
    table,
    words: plainWords(criteria.document.edition),
  };
}
