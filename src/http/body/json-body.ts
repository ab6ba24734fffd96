import type { IncomingMessage } from 'node:http';
import { fail, type Outcome } from '../../domain/faults.js';
import type { RequestNote } from '../request-log.js';
import { type BodyBounds, USUAL_BOUNDS } from './bounds.js';
import { refuseMediaType } from './media-type.js';
import { parseJson } from './parse-json.js';
import { readBody } from './read-body.js';

export const JSON_BODY = 'application/json';

/** What can be wrong with any JSON body, before its fields are looked at. */
export const BODY_FAULTS = [
  'parameter-invalid',
  'body-not-json',
  'body-too-deep',
  'field-duplicate',
  'body-too-slow',
  'body-too-large',
  'media-type-not-supported',
  'encoding-not-supported',
] as const;

/** What can be wrong with the fields of a body, whatever they are. */
export const FIELD_FAULTS = ['field-unknown', 'field-missing', 'field-type', 'field-value'] as const;

/** The body of a request as a JSON value, within every bound. */
export async function jsonBody(
  request: IncomingMessage,
  note: RequestNote,
  bounds: BodyBounds = USUAL_BOUNDS,
  deepest?: number,
  accepted: readonly string[] = [JSON_BODY],
): Promise<Outcome<unknown>> {
  const body = await bodyBytes(request, note, bounds, accepted);
  return body.ok ? parseJson(body.value, deepest) : body;
}

/** The same before it is parsed. */
export async function bodyBytes(
  request: IncomingMessage,
  note: RequestNote,
  bounds: BodyBounds,
  accepted: readonly string[] = [JSON_BODY],
): Promise<Outcome<Buffer>> {
  const refusal = refuseMediaType(request.headers, accepted);
  if (refusal !== undefined) return fail(refusal);
  const body = await readBody(request, bounds);
  if (body.ok) note.bytesIn = body.value.length;
  return body;
}
