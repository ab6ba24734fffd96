import { isIP } from 'node:net';

/** How the text of a variable is read, and what it must be in plain words: `NAME must be …`. */
export interface Kind<T> {
  readonly words: string;
  /** Undefined when the text is not of this kind. */
  readonly read: (text: string) => T | undefined;
}

const matching = (words: string, pattern: RegExp): Kind<string> => ({
  words,
  read: (text) => (pattern.test(text) ? text : undefined),
});

export const host = matching('a host name or an IP address, without a port', /^[\w.:-]+$/);
export const claim = matching('the name of a claim', /^[\w:/.-]{1,100}$/);
export const anyText: Kind<string> = { words: 'a text', read: (text) => text };
export const folder: Kind<string> = { words: 'the path of a folder', read: (text) => text };
export const file: Kind<string> = { words: 'the path of a file', read: (text) => text };

/** A share of a whole, such as 0.01. */
export const share: Kind<number> = {
  words: 'a number from 0 to 1',
  read: (text) => (/^(0|1|0?\.\d{1,9}|0\.0|1\.0)$/.test(text) ? Number(text) : undefined),
};

export function whole(least: number, most: number): Kind<number> {
  return {
    words: `a whole number from ${least} to ${most}`,
    read: (text) => {
      const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
  };
}

export function oneOf<const T extends string>(values: readonly T[], words = `one of ${values.join(', ')}`): Kind<T> {
  return { words, read: (text) => values.find((value) => value === text) };
}

/** Comma-separated, none twice. */
export function listOf<T>(kind: Kind<T>, words: string): Kind<readonly T[]> {
  return {
    words,
    read: (text) => {
      const items = text.split(',').map((item) => kind.read(item.trim()));
      const known = items.filter((item) => item !== undefined);
      return known.length === items.length && new Set(known).size === known.length ? known : undefined;
    },
  };
}

/** Keys that decide who may call must not be fetched over a wire that others can write on. */
export const secureUrl: Kind<URL> = {
  words: 'an https:// address, without a user name (http:// only on this machine)',
  read: (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || url.username !== '' || url.password !== '') return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)) ? url : undefined;
  },
};

/** No stars: a whole domain is more than anybody can vouch for. */
const ORIGIN = /^https?:\/\/[\w.[\]:-]+$/;

/** As a browser sends it in `Origin`: scheme, host and port, nothing behind them. */
export const origin: Kind<string> = {
  words: 'an origin such as https://portal.example',
  read: (text) => (ORIGIN.test(text) && URL.canParse(text) && new URL(text).origin === text ? text : undefined),
};

/** An address that only this machine reaches. Of names only `localhost` counts: what others stand for can change. */
export function isLoopback(hostName: string): boolean {
  const name = hostName.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(name) === 4) return name.startsWith('127.');
  return name === 'localhost' || name === '::1' || /^::ffff:127\.\d+\.\d+\.\d+$/.test(name);
}
