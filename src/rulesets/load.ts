import type { CriteriaDocument } from '../clinical/documents.js';
import { checkMeaning } from './check/index.js';
import { digest } from './digest.js';
import type {
  CaseDocument,
  CrosswalkDocument,
  FactsDocument,
  LevelNamesDocument,
  PayerDocument,
  ReasonDocument,
  Rule,
  RulesetDocument,
} from './documents.js';
import type { RulesetFault } from './faults.js';
import { createFaults } from './faults.js';
import type { Sources, VersionSources } from './sources.js';
import { readSources } from './sources.js';
import type { RawFile } from './tree.js';
import { readTree } from './tree.js';

export type { RulesetFault, RulesetFaultCode } from './faults.js';
export { describeFault, RULESET_FAULTS } from './faults.js';

/** The rulesets folder as it was read: accepted whole, frozen, in a fixed order. */
export interface Documents {
  readonly facts: { readonly document: FactsDocument; readonly digest: string };
  readonly reasons: Readonly<Record<string, ReasonDocument>>;
  readonly levelNames: LevelNamesDocument;
  readonly crosswalk: CrosswalkDocument;
  /** Sorted by id. */
  readonly criteria: readonly { readonly document: CriteriaDocument; readonly digest: string }[];
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
  readonly document: RulesetDocument;
  /** By file name, then as they stand in the file. */
  readonly rules: readonly Rule[];
  readonly cases: readonly CaseDocument[];
  /** SHA-256 of the canonical form of the ruleset and its rules; cases change no answer and are left out. */
  readonly digest: string;
}

export type Loaded =
  | { readonly ok: true; readonly documents: Documents }
  | { readonly ok: false; readonly faults: readonly RulesetFault[] };

/** Reads the rulesets folder strictly: either all of it is sound, or every fault in it at once. */
export function loadDocuments(root: string): Loaded {
  const faults = createFaults();
  const files = readTree(root, faults);
  const rootFaults = faults.list();
  if (rootFaults.some((fault) => fault.code === 'root-missing')) return { ok: false, faults: rootFaults };
  return accept(files, faults);
}

/** The same from files already in memory. */
export const loadFiles = (files: readonly RawFile[]): Loaded => accept(files, createFaults());

function accept(files: readonly RawFile[], faults: ReturnType<typeof createFaults>): Loaded {
  const sources = readSources(files, faults);
  checkMeaning(sources, faults);
  const found = faults.list();
  return found.length > 0 ? { ok: false, faults: found } : { ok: true, documents: Object.freeze({ ...deepFreeze(assemble(sources)), files }) };
}

/** Only for sources without a fault: everything optional in them is there. */
function assemble({ facts, reasons, levelNames, crosswalk, criteria, payers }: Sources): Omit<Documents, 'files'> {
  const withDigest = <T>(document: T): { readonly document: T; readonly digest: string } => ({ document, digest: digest(document) });
  return {
    facts: withDigest(sure(facts).document),
    reasons: sure(reasons).document.reasons,
    levelNames: sure(levelNames).document,
    crosswalk: sure(crosswalk).document,
    criteria: criteria.map(({ document }) => withDigest(document)),
    payers: payers.map(({ document, versions }) => ({
      document: sure(document).document,
      versions: versions.map(assembleVersion).sort(byStart),
    })),
  };
}

function assembleVersion({ ruleset, rules, cases }: VersionSources): LoadedVersion {
  const { document } = sure(ruleset);
  const inOrder = rules.flatMap((source) => source.document.rules);
  return {
    document,
    rules: inOrder,
    cases: cases.map((source) => source.document),
    digest: digest({ ruleset: document, rules: inOrder }),
  };
}

function byStart(a: LoadedVersion, b: LoadedVersion): number {
  const [ours, theirs] = [a.document.effective.from, b.document.effective.from];
  if (ours !== theirs) return ours < theirs ? -1 : 1;
  return a.document.version < b.document.version ? -1 : 1;
}

function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a document is missing that no fault reported');
  return value;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
