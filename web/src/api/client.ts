import { access } from './access.js';
import { heard, unheard } from './reach.js';
import type { Problem } from './types.js';

/** What came of asking the service: a value, or why not, in words a reviewer can act on. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

export type Trouble =
  /** Nobody answered: the service is away, or this machine is offline. */
  | { readonly kind: 'unreachable' }
  /** The service wants to know who asks, or this caller may not. */
  | { readonly kind: 'access'; readonly problem: Problem }
  | { readonly kind: 'problem'; readonly problem: Problem };

const KINDS = new Map([
  [401, 'access' as const],
  [403, 'access' as const],
]);
const COME_AGAIN: ReadonlySet<number> = new Set([429, 503]);
const PROBLEM = 'application/problem+json';

/** An answer as data. */
export const ask = <T>(path: string, body?: object, signal?: AbortSignal): Promise<Answer<T>> =>
  send(path, 'application/json', async (response) => (await response.json()) as T, body, signal);

/** An answer as a file, such as a letter as a PDF. */
export const askFile = (path: string, mediaType: string, body: object): Promise<Answer<Blob>> =>
  send(path, mediaType, (response) => response.blob(), body);

async function send<T>(
  path: string,
  accept: string,
  read: (response: Response) => Promise<T>,
  body?: object,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  const key = access.get();
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
      cache: 'no-store',
      credentials: 'omit',
    });
    const isProblem = response.headers.get('content-type')?.startsWith(PROBLEM) === true;
    // A front that stands before a service which is away answers for it, and not in its words. One that is overloaded or
    // stopping is asked again as if it were away.
    if ((!response.ok && !isProblem) || COME_AGAIN.has(response.status)) throw new TypeError('not an answer');
    const answer: Answer<T> = response.ok
      ? { ok: true, value: await read(response) }
      : {
          ok: false,
          trouble: { kind: KINDS.get(response.status) ?? 'problem', problem: (await response.json()) as Problem },
        };
    heard();
    return answer;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    unheard();
    return { ok: false, trouble: { kind: 'unreachable' } };
  }
}
