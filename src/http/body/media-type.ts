import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from '../../domain/faults.js';

/** Why a body of this type and encoding cannot be read; undefined when it can. Compressed bodies are refused: their size is no bound. */
export function refuseMediaType(headers: IncomingHttpHeaders, accepted: readonly string[]): Fault | undefined {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (!accepted.includes(type))
    return { code: 'media-type-not-supported', detail: `accepted here: ${accepted.join(', ')}` };
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !UTF8.has(charset))
    return { code: 'encoding-not-supported', detail: 'the character set must be UTF-8' };
  const encoding = headers['content-encoding']?.toLowerCase();
  if (encoding !== undefined && encoding !== 'identity') {
    return { code: 'encoding-not-supported', detail: 'the body must not be compressed' };
  }
  return undefined;
}

const UTF8 = new Set(['utf-8', 'utf8', '"utf-8"', '"utf8"']);
