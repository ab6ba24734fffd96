import { type AuthConfig, authOf, authProblems } from './auth.js';
import { SETTINGS, type Setting, type Values } from './settings.js';
import { unknownVariables } from './unknown.js';

/** What may be asked of this process at once, and for how long. */
export type Limits = Values<typeof SETTINGS.limits>;

export interface Config extends Values<typeof SETTINGS.service> {
  readonly auth: AuthConfig;
  readonly limits: Limits;
}

export type ConfigOutcome =
  { readonly ok: true; readonly value: Config } | { readonly ok: false; readonly problems: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;
type Table = Readonly<Record<string, Setting<unknown>>>;

/** Reads the environment; an empty variable counts as not set. All problems at once. */
export function readConfig(environment: Environment): ConfigOutcome {
  const problems: string[] = [];
  const text = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : environment[name]?.trim() || undefined;
  const isSet = ({ name, also }: Setting<unknown>): boolean => (text(name) ?? text(also)) !== undefined;
  const read = ({ name, also, kind, unset }: Setting<unknown>): unknown => {
    const from = text(name) === undefined && text(also) !== undefined ? (also as string) : name;
    const given = text(from);
    if (given === undefined) return unset;
    const value = kind.read(given);
    if (value === undefined) problems.push(`${from} must be ${kind.words}`);
    return value ?? unset;
  };
  const values = <T extends Table>(table: T): Values<T> =>
    Object.fromEntries(Object.entries(table).map(([key, setting]) => [key, read(setting)])) as Values<T>;

  const service = values(SETTINGS.service);
  const auth = values(SETTINGS.auth);
  const limits = values(SETTINGS.limits);
  const { mode } = SETTINGS.auth;
  // Of a way that nobody knows nothing can be said to be missing.
  if (!isSet(mode) || text(mode.name) === auth.mode) problems.push(...authProblems(auth.mode, service.host, isSet));
  problems.push(...unknownVariables(environment, NAMES));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { ...service, auth: authOf(auth), limits } };
}

const NAMES = Object.values(SETTINGS).flatMap((table) =>
  Object.values<Setting<unknown>>(table).map(({ name }) => name),
);

/** The limits as they are when nothing is set. */
export const USUAL_LIMITS: Limits = Object.freeze(
  Object.fromEntries(Object.entries(SETTINGS.limits).map(([key, { unset }]) => [key, unset])),
) as Limits;
