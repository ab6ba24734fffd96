import type { CriteriaDocument } from '../clinical/documents.js';
import { deepFreeze } from '../domain/deep-freeze.js';
import { importsOf } from './check/imports.js';
import { checkMeaning } from './check/index.js';
import { digest, digestOfDocument } from './digest.js';
import type {
  CaseDocument,
  CrosswalkDocument,
  FactsDocument,
  LevelNamesDocument,
  PayerDocument,
  Publication,
  ReasonDocument,
  Rule,
  RulesDocument,
  RulesetDocument,
} from './documents.js';
import type { Faults, RulesetFault } from './faults.js';
import { createFaults, faultsUpTo } from './faults.js';
import type { LoadedOverlay } from './imports.js';
import { assembleOverlay } from './imports.js';
import type { ClocksDocument, ReviewersDocument, RightsDocument } from './law-documents.js';
import type { LintLawDocument, ThemesDocument } from './lint-documents.js';
import { inForce } from './publication.js';
import type { Source, Sources, VersionSources } from './sources.js';
import { readSources } from './sources.js';
import type { RawFile } from './tree.js';
import { aboutRoot, readTree } from './tree.js';

export type { RulesetFault, RulesetFaultCode } from './faults.js';
export { describeFault, RULESET_FAULTS } from './faults.js';
export type { LoadedOverlay } from './imports.js';

/** The rulesets folder as it was read: accepted whole, frozen, in a fixed order. */
export interface Documents {
  readonly facts: { readonly document: FactsDocument; readonly digest: string };
  readonly reasons: Readonly<Record<string, ReasonDocument>>;
  readonly themes: ThemesDocument;
  readonly lintLaw: LintLawDocument;
  /** The times within which a payer must decide, and what a member may do; no decision reads them. */
  readonly clocks: { readonly document: ClocksDocument; readonly digest: string };
  readonly rights: { readonly document: RightsDocument; readonly digest: string };
  readonly reviewers: { readonly document: ReviewersDocument; readonly digest: string };
  readonly levelNames: LevelNamesDocument;
  readonly crosswalk: CrosswalkDocument;
  /** Sorted by id. */
  readonly criteria: readonly { readonly document: CriteriaDocument; readonly digest: string }[];
  /** Sorted by id, then version. */
  readonly overlays: readonly LoadedOverlay[];
  /** Sorted by id. */
  readonly payers: readonly LoadedPayer[];
  /** What all this was read from: a draft is checked by laying its files over these. */
  readonly files: readonly RawFile[];
}

export interface LoadedPayer {
  readonly document: PayerDocument;
  /** Sorted by `effective.from`. */
  readonly versions: readonly LoadedVersion[];
}

export interface LoadedVersion {
  /** As it is in force: with the end and the withdrawal recorded since it was published. */
  readonly document: RulesetDocument;
  /** As its file has it, and as it was in force before anything was recorded. */
  readonly written: RulesetDocument;
  /** Absent for a draft. */
  readonly published?: Publication;
  /** By file name, then as they stand in the file. */
  readonly rules: readonly Rule[];
  /** The overlays it imports: their rules speak beside its own. */
  readonly imports: readonly LoadedOverlay[];
  readonly cases: readonly CaseDocument[];
  /** Where the rule of this id stands. */
  readonly placeOf: (rule: string) => RulePlace | undefined;
  /** SHA-256 of the canonical form of the ruleset as its file has it, with the pins of its imports, and its rules; cases change no answer and are left out. */
  readonly digest: string;
}

export interface RulePlace {
  /** Relative to the root of the rulesets folder. */
  readonly file: string;
  readonly pointer: string;
  /** Counted from 1. */
  readonly line: number;
}

export type Loaded =
  | { readonly ok: true; readonly documents: Documents }
  | { readonly ok: false; readonly faults: readonly RulesetFault[] };

/** Reads the rulesets folder strictly: either all of it is sound, or every fault in it at once. */
export function loadDocuments(root: string): Loaded {
  const faults = createFaults();
  const files = readTree(root, faults);
  if (faults.list().some(aboutRoot)) return { ok: false, faults: faults.list() };
  const sources = read(files, faults);
  return loaded(sources, files, faults.list());
}

/** The same from files already in memory, up to a number of faults. */
export function loadFiles(files: readonly RawFile[], mostFaults = Infinity): Loaded {
  let sources = NOTHING;
  const found = faultsUpTo(mostFaults, (faults) => {
    sources = read(files, faults);
  });
  return loaded(sources, files, found);
}

const loaded = (sources: Sources, files: readonly RawFile[], found: readonly RulesetFault[]): Loaded =>
  found.length > 0 ? { ok: false, faults: found } : { ok: true, documents: documentsOf(sources, files) };

function read(files: readonly RawFile[], faults: Faults): Sources {
  const sources = readSources(files, faults);
  checkMeaning(sources, faults);
  return sources;
}

/** The folder as its author sees it: every document that could be read, with its places, and the errors so far. */
export function readForAuthor(root: string): {
  readonly sources: Sources;
  readonly files: readonly RawFile[];
  readonly faults: Faults;
} {
  const faults = createFaults();
  const files = readTree(root, faults);
  return { sources: faults.list().some(aboutRoot) ? NOTHING : read(files, faults), files, faults };
}

const NOTHING: Sources = { criteria: [], criteriaBroken: false, overlays: [], payers: [] };

/** The documents of sources without an error. */
export const documentsOf = (sources: Sources, files: readonly RawFile[]): Documents =>
  Object.freeze({ ...deepFreeze(assemble(sources)), files });

/** Only for sources without a fault: everything optional in them is there. */
function assemble(sources: Sources): Omit<Documents, 'files'> {
  const {
    facts,
    reasons,
    themes,
    lintLaw,
    clocks,
    rights,
    reviewers,
    levelNames,
    crosswalk,
    criteria,
    overlays,
    payers,
  } = sources;
  const withDigest = <T extends object>(document: T): { readonly document: T; readonly digest: string } => ({
    document,
    digest: digestOfDocument(document),
  });
  return {
    facts: withDigest(sure(facts).document),
    reasons: sure(reasons).document.reasons,
    themes: sure(themes).document,
    lintLaw: sure(lintLaw).document,
    clocks: withDigest(sure(clocks).document),
    rights: withDigest(sure(rights).document),
    reviewers: withDigest(sure(reviewers).document),
    levelNames: sure(levelNames).document,
    crosswalk: sure(crosswalk).document,
    criteria: criteria.map(({ document }) => withDigest(document)),
    overlays: overlays.map((overlay) => sure(assembleOverlay(overlay))),
    payers: payers.map(({ document, versions }) => ({
      document: sure(document).document,
      versions: versions.map((version) => assembleVersion(version, sources)).sort(byStart),
    })),
  };
}

function assembleVersion(version: VersionSources, sources: Sources): LoadedVersion {
  const { ruleset, rules, cases, published } = version;
  const { document } = sure(ruleset);
  const inOrder = rules.flatMap((source) => source.document.rules);
  return {
    document: inForce(document, published),
    written: document,
    ...(published === undefined ? {} : { published }),
    rules: inOrder,
    imports: importsOf(version, sources),
    cases: cases.map((source) => source.document),
    placeOf: placesIn(rules),
    digest: digest({ ruleset: document, rules: inOrder }),
  };
}

const placesIn =
  (files: readonly Source<RulesDocument>[]): LoadedVersion['placeOf'] =>
  (rule) => {
    for (const { file, document } of files) {
      const index = document.rules.findIndex(({ id }) => id === rule);
      const pointer = `/rules/${index}`;
      if (index !== -1) return { file: file.path, pointer, line: file.place(pointer).line };
    }
    return undefined;
  };

function byStart(a: LoadedVersion, b: LoadedVersion): number {
  const [ours, theirs] = [a.document.effective.from, b.document.effective.from];
  if (ours !== theirs) return ours < theirs ? -1 : 1;
  return a.document.version < b.document.version ? -1 : 1;
}

function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a document is missing that no fault reported');
  return value;
}
