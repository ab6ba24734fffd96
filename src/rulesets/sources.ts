import type { CriteriaDocument } from '../clinical/documents.js';
import type { FactCatalogue } from '../facts/catalogue.js';
import { createCatalogue } from '../facts/catalogue.js';
import type {
  CaseDocument,
  CrosswalkDocument,
  FactsDocument,
  LevelNamesDocument,
  OverlayDocument,
  PayerDocument,
  Publication,
  PublishedDocument,
  ReasonsDocument,
  RulesDocument,
  RulesetDocument,
} from './documents.js';
import type { Faults, Placed } from './faults.js';
import type { ClocksDocument, ReviewersDocument, RightsDocument } from './law-documents.js';
import type { LintLawDocument, ThemesDocument } from './lint-documents.js';
import { parseJson } from './json.js';
import { checkSchema } from './schemas.js';
import type { SoundRule } from './sound-rules.js';
import { soundRulesOf } from './sound-rules.js';
import type { FileKind, RawFile } from './tree.js';
import { kindOf } from './tree.js';

/**
 * A document that its schema admits, with the places of its file. Conditions are not checked yet: a `when` may be
 * anything until `conditions/check.ts` has accepted it.
 */
export interface Source<T> {
  readonly file: Placed;
  readonly document: T;
}

export interface VersionSources {
  readonly payer: string;
  readonly version: string;
  readonly ruleset?: Source<RulesetDocument> | undefined;
  /** In the order of the file names. */
  readonly rules: readonly Source<RulesDocument>[];
  /** Out of files with faults: checked like the others, so that no fault waits until another is mended. */
  readonly soundRules: readonly SoundRule[];
  readonly cases: readonly Source<CaseDocument>[];
  /** Its record in `published.json`; a version without one is a draft. */
  readonly published?: Publication | undefined;
  /** Kinds of which a file is there and could not be used: what it says is not known. */
  readonly broken: ReadonlySet<FileKind>;
}

export interface OverlaySources {
  readonly overlay: string;
  readonly version: string;
  readonly document?: Source<OverlayDocument> | undefined;
  /** In the order of the file names. */
  readonly rules: readonly Source<RulesDocument>[];
  /** A file of it is there and could not be used: what it says is not known. */
  readonly broken: boolean;
}

export interface PayerSources {
  readonly payer: string;
  readonly document?: Source<PayerDocument> | undefined;
  readonly versions: readonly VersionSources[];
}

/** Everything that could be read; a document with faults is left out, so that the other checks still run. */
export interface Sources {
  readonly facts?: Source<FactsDocument> | undefined;
  readonly catalogue?: FactCatalogue | undefined;
  readonly reasons?: Source<ReasonsDocument> | undefined;
  readonly themes?: Source<ThemesDocument> | undefined;
  readonly lintLaw?: Source<LintLawDocument> | undefined;
  readonly clocks?: Source<ClocksDocument> | undefined;
  readonly rights?: Source<RightsDocument> | undefined;
  readonly reviewers?: Source<ReviewersDocument> | undefined;
  readonly levelNames?: Source<LevelNamesDocument> | undefined;
  readonly crosswalk?: Source<CrosswalkDocument> | undefined;
  readonly criteria: readonly (Source<CriteriaDocument> & { readonly set: string })[];
  readonly criteriaBroken: boolean;
  readonly published?: Source<PublishedDocument> | undefined;
  readonly overlays: readonly OverlaySources[];
  readonly payers: readonly PayerSources[];
}

/** What was read, by place. */
interface Shelf {
  /** The folders directly in one that hold a document, sorted. */
  readonly folders: (parent: string) => readonly string[];
  /** The document at a place where one must be. */
  get<T>(path: string): Source<T> | undefined;
  /** The documents in a folder, in the order of their names. */
  all<T>(folder: string): { readonly sources: readonly Source<T>[]; readonly broken: boolean };
  soundRules(folder: string): readonly SoundRule[];
}

/** Parses every file and checks it against its schema; reports documents that are missing. */
export function readSources(files: readonly RawFile[], faults: Faults): Sources {
  const shelf = createShelf(files, faults);
  const { folders, get } = shelf;
  const facts = get<FactsDocument>('facts.json');
  const sets = folders('criteria');
  const criteria = sets.flatMap((set) => {
    const source = get<CriteriaDocument>(`criteria/${set}/criteria.json`);
    return source === undefined ? [] : [{ ...source, set }];
  });
  const published = get<PublishedDocument>('published.json');
  const records = published?.document.records ?? [];
  return {
    facts,
    catalogue: facts === undefined ? undefined : createCatalogue(facts.document),
    reasons: get('reasons.json'),
    themes: get('themes.json'),
    lintLaw: get('lint-law.json'),
    clocks: get('law/clocks.json'),
    rights: get('law/rights.json'),
    reviewers: get('law/reviewers.json'),
    levelNames: get('level-names.json'),
    crosswalk: get('crosswalk.json'),
    criteria,
    criteriaBroken: criteria.length < sets.length,
    published,
    overlays: folders('overlays').flatMap((overlay) =>
      folders(`overlays/${overlay}`).map((version) => overlaySources(overlay, version, shelf)),
    ),
    payers: folders('payers').map((payer) => ({
      payer,
      document: get<PayerDocument>(`payers/${payer}/payer.json`),
      versions: folders(`payers/${payer}`).map((version) => ({
        ...versionSources(payer, version, shelf),
        published: records.find((record) => record.payer === payer && record.version === version),
      })),
    })),
  };
}

function createShelf(files: readonly RawFile[], faults: Faults): Shelf {
  const sound = new Map<string, Source<unknown>>();
  const soundRules: SoundRule[] = [];
  for (const file of files) {
    const source = readSource(file, faults, soundRules);
    if (source !== undefined) sound.set(file.path, source);
  }
  const known = new Set(files.map(({ path }) => path));
  const contents = contentsOf(known);
  return {
    folders: (parent) => [...(contents.get(parent) ?? NOTHING).folders].sort(),
    get<T>(path: string) {
      if (!known.has(path)) faults.addFile(path, 'file-missing', `\`${path}\` is missing`);
      return sound.get(path) as Source<T> | undefined;
    },
    all<T>(folder: string) {
      const { files: names, folders } = contents.get(folder) ?? NOTHING;
      const within = [...names].sort();
      const sources = within.flatMap((name) => (sound.get(`${folder}/${name}`) as Source<T> | undefined) ?? []);
      return { sources, broken: sources.length < within.length || folders.size > 0 };
    },
    soundRules: (folder) => soundRules.filter(({ file }) => file.path.startsWith(`${folder}/`)),
  };
}

/** Documents without a fault by their bytes: whoever reads a folder again with one file changed parses that one. */
const known = new WeakMap<Uint8Array, Source<unknown>>();

function readSource(file: RawFile, faults: Faults, soundRules: SoundRule[]): Source<unknown> | undefined {
  const { path, bytes } = file;
  if (bytes === undefined) return undefined;
  const before = known.get(bytes);
  if (before?.file.path === path) return before;
  const source = readNew(path, bytes, faults, soundRules);
  if (source !== undefined) known.set(bytes, source);
  return source;
}

function readNew(
  path: string,
  bytes: Uint8Array,
  faults: Faults,
  soundRules: SoundRule[],
): Source<unknown> | undefined {
  const kind = kindOf(path);
  if (kind === undefined) {
    faults.addFile(path, 'file-stray', `\`${path}\` does not belong here`);
    return undefined;
  }
  const parsed = parseJson(bytes);
  if (!parsed.ok) {
    for (const fault of parsed.faults)
      faults.add({ path, place: () => fault }, fault.code, fault.pointer, fault.message);
    return undefined;
  }
  const file: Placed = { path, place: (pointer) => parsed.place(pointer) };
  if (!checkSchema(kind, parsed, file, faults)) {
    if (kind === 'rules') soundRules.push(...soundRulesOf(parsed.value, file));
    return undefined;
  }
  // For editors: where the schemas lie says nothing about the document.
  const { $schema: _, ...document } = parsed.value as { readonly $schema?: string };
  return { file, document };
}

function overlaySources(overlay: string, version: string, { all, get }: Shelf): OverlaySources {
  const home = `overlays/${overlay}/${version}`;
  const document = get<OverlayDocument>(`${home}/overlay.json`);
  const { sources, broken } = all<RulesDocument>(`${home}/rules`);
  return { overlay, version, document, rules: sources, broken: broken || document === undefined };
}

function versionSources(payer: string, version: string, { all, get, soundRules }: Shelf): VersionSources {
  const home = `payers/${payer}/${version}`;
  const ruleset = get<RulesetDocument>(`${home}/ruleset.json`);
  const rules = all<RulesDocument>(`${home}/rules`);
  const cases = all<CaseDocument>(`${home}/cases`);
  const broken = new Set<FileKind>();
  if (ruleset === undefined) broken.add('ruleset');
  if (rules.broken) broken.add('rules');
  if (cases.broken) broken.add('cases');
  return {
    payer,
    version,
    ruleset,
    rules: rules.sources,
    soundRules: soundRules(`${home}/rules`),
    cases: cases.sources,
    broken,
  };
}

interface Contents {
  readonly files: Set<string>;
  readonly folders: Set<string>;
}

const NOTHING: Contents = { files: new Set(), folders: new Set() };

/** What lies directly in each folder, by its path: looked up for each version, of which there may be a thousand. */
function contentsOf(paths: Iterable<string>): ReadonlyMap<string, Contents> {
  const contents = new Map<string, Contents>();
  const within = (folder: string): Contents => {
    const before = contents.get(folder);
    if (before !== undefined) return before;
    const made: Contents = { files: new Set(), folders: new Set() };
    contents.set(folder, made);
    if (folder !== '') within(parentOf(folder)).folders.add(nameOf(folder));
    return made;
  };
  for (const path of paths) within(parentOf(path)).files.add(nameOf(path));
  return contents;
}

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
