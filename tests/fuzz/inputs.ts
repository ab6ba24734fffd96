import { SERVICES } from '../../src/cds/services.js';
import { artifactsOf } from '../../src/fhir/artifacts/artifacts.js';
import type { Operation } from '../../src/http/operation.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import { bodiesOf } from './bodies.js';
import type { Chance } from './chance.js';
import type { Input } from './inject.js';
import { MARK } from './marks.js';
import { mutateBytes } from './mutate-bytes.js';
import { mutate, nodeOf, write } from './mutate-json.js';
import { DAYS, ENCODINGS, MEDIA_TYPES, SEGMENTS, TEXTS } from './nasty.js';

/** A request for an operation with a few things wrong, or nothing. `straight`: the address and method are the operation's. */
export interface Shot extends Input {
  readonly operation: Operation;
  readonly straight: boolean;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'M-SEARCH'];

export function shotAt(operation: Operation, chance: Chance): Shot {
  const oddMethod = chance.once(25);
  const path = pathOf(operation, chance);
  const query = queryOf(operation, chance);
  return {
    operation,
    straight: !oddMethod && !path.odd,
    method: oddMethod ? chance.pick(METHODS) : operation.method.toUpperCase(),
    url: path.text + query,
    headers: headersOf(operation, chance),
    body: bodyOf(operation, chance),
  };
}

const GOOD: Readonly<Record<string, readonly string[]>> = {
  payer: [...REAL_LIBRARY.payers.keys()],
  version: [...REAL_LIBRARY.payers.values()].flatMap(({ versions }) =>
    versions.map(({ document }) => document.version),
  ),
  digest: [...REAL_LIBRARY.payers.values()].flatMap(({ versions }) => versions.map(({ digest }) => digest)),
};
/** An `id` is of whatever the address is of. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  '/v1/criteria/{id}': [...REAL_LIBRARY.criteria.keys()],
  '/cds-services/{id}': SERVICES.map(({ id }) => id),
  ...Object.fromEntries(
    Object.entries(artifactsOf(REAL_LIBRARY)).map(([type, some]) => [
      `/fhir/${type}/{id}`,
      some.map(({ id = '' }) => id),
    ]),
  ),
};

function pathOf({ path }: Operation, chance: Chance): { readonly text: string; readonly odd: boolean } {
  let text = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    chance.once(2) ? chance.pick(SEGMENTS) : chance.pick(GOOD[name] ?? IDS[path] ?? SEGMENTS),
  );
  let odd = /[/?#]{2}|\/\.|[?#]|%|\/$/.test(text) && text !== path;
  if (chance.once(20)) {
    odd = true;
    const at = chance.below(text.length + 1);
    text = chance.pick([
      `${text}/`,
      `/${text}`,
      `${text}/${chance.pick(SEGMENTS)}`,
      text.toUpperCase(),
      `${text.slice(0, at)}${chance.pick(SEGMENTS)}${text.slice(at)}`,
      `http://${MARK}.example${text}`,
      '*',
      text.slice(0, at),
    ]);
  }
  // The parser of HTTP lets no space, no control character and nothing beyond Latin-1 through.
  return { text: text === '' ? '/' : text, odd };
}

function queryOf({ parameters }: Operation, chance: Chance): string {
  const own = parameters.filter((one) => one.in === 'query');
  const good = own.map(({ name, example, values }) => `${name}=${encodeURIComponent(example ?? values?.[0] ?? '2.1')}`);
  const odd = (): string =>
    `${chance.once(2) && own.length > 0 ? chance.pick(own).name : encodeURIComponent(chance.pick(['__proto__', MARK, 'detail', '', 'a[b]', 'constructor']))}=${chance.pick([MARK, '', '%', '%zz', '%00', '%ff', '+', encodeURIComponent(wellFormed(chance.pick(TEXTS))), encodeURIComponent(chance.pick(DAYS)), 'z'.repeat(3_000)])}`;
  const given = [
    ...good.filter(() => !chance.once(4)),
    ...(chance.once(5) ? [odd()] : []),
    ...(chance.once(12) ? [odd(), odd()] : []),
  ];
  return given.length === 0 ? chance.pick(['', '', '', '?']) : `?${given.join('&')}`;
}

const wellFormed = (text: string): string => text.replaceAll(/[\ud800-\udfff]/g, 'x');

function headersOf({ requestBody }: Operation, chance: Chance): Input['headers'] {
  const usual = requestBody?.mediaType;
  const type = chance.once(12) ? chance.pick(MEDIA_TYPES) : usual;
  return [
    ['host', chance.once(20) ? MARK : '127.0.0.1'],
    ...(type === undefined ? [] : [['content-type', type] as const]),
    ...(chance.once(25) ? [['content-encoding', chance.pick(ENCODINGS)] as const] : []),
    ...(chance.once(15)
      ? [['content-length', chance.pick(['0', '-1', '1e3', '999999999', MARK, '12, 12'])] as const]
      : []),
    ...(chance.once(6)
      ? [
          [
            chance.pick([
              'x-request-id',
              'authorization',
              'cookie',
              'referer',
              'user-agent',
              'traceparent',
              'x-forwarded-for',
              'accept',
              'if-none-match',
              'range',
              'x-http-method-override',
              'origin',
            ]),
            chance.pick([MARK, `Bearer ${MARK}`, `bytes=0-${MARK}`, 'é'.repeat(500), '*/*']),
          ] as const,
        ]
      : []),
  ];
}

function bodyOf(operation: Operation, chance: Chance): Buffer {
  if (operation.requestBody === undefined) return chance.once(20) ? Buffer.from(MARK) : Buffer.alloc(0);
  if (operation.requestBody.mediaType !== 'application/x-ndjson') return oneBody(operation, chance);
  const lines = Array.from({ length: chance.below(4) }, () => oneBody(operation, chance));
  const end = Buffer.from(chance.pick(['\n', '\r\n', '\n\n', '\n \n', '\n']));
  return Buffer.concat(lines.flatMap((line) => [line, end]));
}

function oneBody(operation: Operation, chance: Chance): Buffer {
  const body = nodeOf(chance.pick(bodiesOf(operation)));
  for (let changes = chance.pick([0, 1, 1, 1, 2, 2, 3, 6]); changes > 0; changes -= 1) mutate(body, chance);
  const text = write(body);
  return chance.once(6) ? mutateBytes(text, chance) : Buffer.from(text);
}
