import type { CriteriaDocument } from '../clinical/documents.js';
import type { FactCatalogue } from '../facts/catalogue.js';
import { createCatalogue } from '../facts/catalogue.js';
import type {
  CaseDocument,
  CrosswalkDocument,
  FactsDocument,
  LevelNamesDocument,
  PayerDocument,
  ReasonsDocument,
  RulesDocument,
  RulesetDocument,
} from './documents.js';
import type { Faults, Placed } from './faults.js';
import type { LintLawDocument, ThemesDocument } from './lint-documents.js';
import { parseJson } from './json.js';
import { checkSchema } from './schemas.js';
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
  readonly cases: readonly Source<CaseDocument>[];
  /** Kinds of which a file is there and could not be used: what it says is not known. */
  readonly broken: ReadonlySet<FileKind>;
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
  readonly levelNames?: Source<LevelNamesDocument> | undefined;
  readonly crosswalk?: Source<CrosswalkDocument> | undefined;
  readonly criteria: readonly (Source<CriteriaDocument> & { readonly set: string })[];
  readonly criteriaBroken: boolean;
  readonly payers: readonly PayerSources[];
}

/** Parses every file and checks it against its schema; reports documents that are missing. */
export function readSources(files: readonly RawFile[], faults: Faults): Sources {
  const sound = new Map<string, Source<unknown>>();
  for (const file of files) {
    const source = readSource(file, faults);
    if (source !== undefined) sound.set(file.path, source);
  }
  const paths = files.map((file) => file.path);
  const get = <T>(path: string): Source<T> | undefined => {
    if (!paths.includes(path)) faults.addFile(path, 'file-missing', `\`${path}\` is missing`);
    return sound.get(path) as Source<T> | undefined;
  };
  const facts = get<FactsDocument>('facts.json');
  const sets = foldersIn(paths, 'criteria');
  const criteria = sets.flatMap((set) => {
    const source = get<CriteriaDocument>(`criteria/${set}/criteria.json`);
    return source === undefined ? [] : [{ ...source, set }];
  });
  return {
    facts,
    catalogue: facts === undefined ? undefined : createCatalogue(facts.document),
    reasons: get('reasons.json'),
    themes: get('themes.json'),
    lintLaw: get('lint-law.json'),
    levelNames: get('level-names.json'),
    crosswalk: get('crosswalk.json'),
    criteria,
    criteriaBroken: criteria.length < sets.length,
    payers: foldersIn(paths, 'payers').map((payer) => ({
      payer,
      document: get<PayerDocument>(`payers/${payer}/payer.json`),
      versions: foldersIn(paths, `payers/${payer}`).map((version) => versionSources(payer, version, paths, sound, get)),
    })),
  };
}

function readSource({ path, bytes }: RawFile, faults: Faults): Source<unknown> | undefined {
  if (bytes === undefined) return undefined;
  const kind = kindOf(path);
  if (kind === undefined) {
    faults.addFile(path, 'file-stray', `\`${path}\` does not belong here`);
    return undefined;
  }
  const parsed = parseJson(bytes);
  if (!parsed.ok) {
    for (const fault of parsed.faults) faults.add({ path, place: () => fault }, fault.code, fault.pointer, fault.message);
    return undefined;
  }
  const file: Placed = { path, place: (pointer) => parsed.place(pointer) };
  return checkSchema(kind, parsed.value, file, faults) ? { file, document: parsed.value } : undefined;
}

function versionSources(
  payer: string,
  version: string,
  paths: readonly string[],
  sound: ReadonlyMap<string, Source<unknown>>,
  get: <T>(path: string) => Source<T> | undefined,
): VersionSources {
  const home = `payers/${payer}/${version}`;
  const broken = new Set<FileKind>();
  const all = <T>(kind: 'rules' | 'cases'): readonly Source<T>[] =>
    paths
      .filter((path) => path.startsWith(`${home}/${kind}/`))
      .sort()
      .flatMap((path) => {
        const source = sound.get(path);
        if (source === undefined) broken.add(kind);
        return source === undefined ? [] : [source as Source<T>];
      });
  const ruleset = get<RulesetDocument>(`${home}/ruleset.json`);
  if (ruleset === undefined) broken.add('ruleset');
  return { payer, version, ruleset, rules: all('rules'), cases: all('cases'), broken };
}

/** The folders directly in `parent` that hold a document, sorted. */
function foldersIn(paths: readonly string[], parent: string): readonly string[] {
  const within = paths.filter((path) => path.startsWith(`${parent}/`)).map((path) => path.slice(parent.length + 1).split('/'));
  return [...new Set(within.filter((steps) => steps.length > 1).map(([first]) => first as string))].sort();
}
