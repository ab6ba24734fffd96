import type { ClinicalFinder } from './clinical/finder.js';
import { criteriaFinder, statedFinder } from './clinical/finder.js';
import { leavesOf } from './conditions/condition.js';
import type { Program } from './conditions/program.js';
import { compile as compileConditions } from './conditions/program.js';
import { lasting } from './explanation/known-text.js';
import type { LevelWords } from './explanation/words.js';
import { plainWords } from './explanation/words.js';
import type { ClockBook } from './clocks/book.js';
import { clockBook } from './clocks/book.js';
import type { CriteriaDocument } from './clinical/documents.js';
import type { FactCatalogue, Scalar } from './facts/catalogue.js';
import { createCatalogue } from './facts/catalogue.js';
import { createDeriver } from './facts/derive.js';
import type { Gatherer } from './facts/gather.js';
import { createLevelNameReader } from './facts/level-names.js';
import { createReader } from './facts/read.js';
import { membersOf, requestSchema } from './facts/request-schema.js';
import type { RequestValidator } from './facts/validate.js';
import { createValidators } from './facts/validate.js';
import type { Crosswalk } from './payer/crosswalk.js';
import { createCrosswalk } from './payer/crosswalk.js';
import { canonical } from './domain/canonical.js';
import type { ReviewersBook } from './reviewers/book.js';
import { reviewersBook } from './reviewers/book.js';
import type { RightsBook } from './rights/book.js';
import { rightsBook } from './rights/book.js';
import type { RuleTable } from './payer/rule-table.js';
import { compileRules } from './payer/rule-table.js';
import type { DigestKey, RequestDigest } from './request-digest.js';
import { digestsBy } from './request-digest.js';
import type { Population } from './rulesets/criteria-for.js';
import { criteriaFor } from './rulesets/criteria-for.js';
import type { PayerDocument, ReasonDocument } from './rulesets/documents.js';
import type { LintLawDocument, ThemesDocument } from './rulesets/lint-documents.js';
import type { Documents, LoadedVersion, RulesetFault } from './rulesets/load.js';
import { loadDocuments } from './rulesets/load.js';
import { endedByDrafts } from './rulesets/publication.js';
import type { RawFile } from './rulesets/tree.js';

/** Everything loaded, checked and compiled at start. Frozen; a request keeps the library it began with. */
export interface Library {
  readonly catalogue: FactCatalogue;
  /** The catalogue's version and digest, as every determination names them. */
  readonly facts: { readonly version: string; readonly digest: string };
  readonly gatherer: Gatherer;
  readonly validate: { readonly review: RequestValidator; readonly recommendation: RequestValidator };
  readonly crosswalk: Crosswalk;
  /** How answers name the request they are to. */
  readonly digests: readonly [RequestDigest, ...RequestDigest[]];
  /** Versions whose answers wait for a person until the rulesets are read again; no other version where absent. */
  readonly held?: (ruleset: Ruleset) => boolean;
  readonly reasons: Readonly<Record<string, ReasonDocument>>;
  /** What `ur rulesets lint` reads beside the rules; no decision does. */
  readonly lint: { readonly themes: ThemesDocument; readonly law: LintLawDocument };
  /** The law of times, rights and reviewers: added where it is asked for. A decision reads only where none may be proposed. */
  readonly law: { readonly clocks: ClockBook; readonly rights: RightsBook; readonly reviewers: ReviewersBook };
  readonly payers: ReadonlyMap<string, Payer>;
  readonly criteria: ReadonlyMap<string, CriteriaSet>;
  /** The files of the set, as they were read. */
  readonly files: readonly RawFile[];
  /** Each criteria set with its default parameters and no payer's rules, for recommendations. */
  readonly alone: ReadonlyMap<string, { readonly finder: ClinicalFinder; readonly table: RuleTable }>;
  /** Compiles a version that is not loaded, by the same criteria. */
  readonly compile: (version: LoadedVersion) => Ruleset;
}

export interface Payer {
  readonly document: PayerDocument;
  /** Those that decide, in order of their first day. */
  readonly versions: readonly Ruleset[];
  /** Loaded and checked like the others; they decide only where drafts do. */
  readonly drafts: readonly Ruleset[];
}

export interface LibraryOptions {
  /** Do versions decide that are not published? */
  readonly drafts?: Drafts;
  /** Keys that digests of requests are made with, the current one first; plain digests where there is none. */
  readonly digestKeys?: readonly DigestKey[];
}

export type Drafts = 'on' | 'off';

export type { Population } from './rulesets/criteria-for.js';

export interface Ruleset extends LoadedVersion {
  /** Whom the ruleset binds, as a program of one condition; absent when it binds all. */
  readonly binds?: Program;
  readonly arms: Readonly<Record<Population, Arm>>;
}

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
export function loadLibrary(root: string, options: LibraryOptions = {}): LoadedLibrary {
  const loaded = loadDocuments(root);
  return loaded.ok ? { ok: true, library: createLibrary(loaded.documents, options) } : loaded;
}

export function createLibrary(documents: Documents, { drafts = 'off', digestKeys = [] }: LibraryOptions = {}): Library {
  const catalogue = createCatalogue(documents.facts.document);
  const criteria = new Map(documents.criteria.map((set) => [set.document.id, set]));
  const finders = createFinders(catalogue);
  const compile = (version: LoadedVersion): Ruleset => compileRuleset(version, criteria, finders, catalogue);
  const payers = documents.payers.map(({ document, versions }): [string, Payer] => {
    const compiled = (some: readonly LoadedVersion[]): readonly Ruleset[] => some.map(compile);
    if (drafts === 'on') return [document.payer, { document, versions: compiled(endedByDrafts(versions)), drafts: [] }];
    const isDraft = ({ published }: LoadedVersion): boolean => published === undefined;
    const [own, rest] = [versions.filter((one) => !isDraft(one)), versions.filter(isDraft)];
    return [document.payer, { document, versions: compiled(own), drafts: compiled(rest) }];
  });
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
    facts: lasting({ version: catalogue.version, digest: documents.facts.digest }),
    gatherer,
    validate: createValidators(catalogue),
    crosswalk,
    digests: digestsBy(digestKeys, membersOf(requestSchema(catalogue))),
    reasons: documents.reasons,
    lint: { themes: documents.themes, law: documents.lintLaw },
    law: {
      clocks: clockBook(documents.clocks, catalogue),
      rights: rightsBook(documents.rights, catalogue),
      reviewers: reviewersBook(documents.reviewers, catalogue),
    },
    payers: new Map(payers),
    criteria,
    files: documents.files,
    alone: new Map(
      documents.criteria.map(({ document }) => [
        document.id,
        { finder: finders.computed(document), table: compileRules([], catalogue) },
      ]),
    ),
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

function compileArm(
  { document, imports, rules }: LoadedVersion,
  population: Population,
  sets: ReadonlyMap<string, CriteriaSet>,
  finders: Finders,
  catalogue: FactCatalogue,
): Arm {
  const { choice, set } = criteriaFor(document, population, sets);
  const own = sets.get(choice);
  const criteria = sets.get(set) as CriteriaSet;
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
      ...imports.map(({ document: { overlay, version, references }, rules: imported }) => ({
        origin: { kind: 'overlay', id: overlay, version, references } as const,
        rules: imported,
      })),
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
