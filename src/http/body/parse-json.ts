import { isUtf8 } from 'node:buffer';
import { fail, succeed, type Fault, type Outcome } from '../../domain/faults.js';
import { countMembers, surveyNesting } from './nesting.js';
import { duplicateKeys } from './duplicate-keys.js';
import { parseErrorPlace } from './parse-error-place.js';

/** A request is four levels deep; lists of objects would need two more. */
const MAX_DEPTH = 8;

/** Bytes to a JSON value. A key stated twice is a fault: readers would disagree which of the two holds. */
export function parseJson(received: Buffer, deepest = MAX_DEPTH): Outcome<unknown> {
  const bytes = withoutByteOrderMark(received);
  if (!isUtf8(bytes)) return notJson('the body is not valid UTF-8');
  const survey = surveyNesting(bytes, deepest);
  if (survey.tooDeep) return fail({ code: 'body-too-deep' });
  const text = bytes.toString('utf8');
  const value = parse(text);
  if (value === undefined) return notJson(text.trim() === '' ? 'the body is empty' : parseErrorPlace(text));
  const members = countMembers(value);
  if (Number.isNaN(members)) return notJson('it has a number that is too large for a program to hold');
  // Every member has one colon outside strings; fewer keys than colons means that a later one replaced an earlier.
  return members === survey.members ? succeed(value) : fail(...duplicateKeys(text));
}

/** JSON has no `undefined`, so it can stand for "not JSON". */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const notJson = (detail: string): { ok: false; faults: readonly Fault[] } => fail({ code: 'body-not-json', detail });

const withoutByteOrderMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
