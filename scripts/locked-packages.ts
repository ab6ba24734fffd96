/** What `package-lock.json` says of one package. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly integrity: string | undefined;
  readonly resolved: string | undefined;
  readonly installScript: boolean;
  readonly development: boolean;
}

interface Entry {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

export interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Entry>>;
}

export const readLock = (text: string): Lock => JSON.parse(text) as Lock;

/** Every package but our own, by name. */
export const lockedPackages = (text: string): readonly Locked[] =>
  Object.entries(readLock(text).packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license = 'none', integrity, resolved, hasInstallScript, dev, devOptional }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      integrity,
      resolved,
      installScript: hasInstallScript === true,
      development: dev === true || devOptional === true,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Those that the service is delivered with. */
export const productionPackages = (text: string): readonly Locked[] =>
  lockedPackages(text).filter(({ development }) => !development);

/** Licences that ask for no more than their text and the name of the author beside the code, which each package brings. */
const PLAIN: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Unlicense',
  '0BSD',
]);
/** What `package.json` of a package leaves out and its LICENSE file says, for the version that was read. */
const SAID_IN_FILE: ReadonlyMap<string, string> = new Map([['png-js 2.0.0', 'MIT']]);
/** Allowed too, where NOTICE names the package and says what holds for it. */
const NAMED: ReadonlySet<string> = new Set(['PSF-2.0', '(ISC AND CC-BY-3.0)']);

/** What is not allowed as it is, in sentences. */
export const faultsOf = (packages: readonly Locked[], notice: string): readonly string[] =>
  packages.flatMap(({ name, version, licence: stated }) => {
    const licence = stated === 'none' ? (SAID_IN_FILE.get(`${name} ${version}`) ?? 'that it does not state') : stated;
    if (PLAIN.has(licence)) return [];
    if (!NAMED.has(licence)) return [`${name}: the licence ${licence} is not on the list of those allowed`];
    return notice.split(/[\s(),]+/).includes(name) ? [] : [`${name}: NOTICE does not name it, as ${licence} asks`];
  });
