import type { Fault, Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import { isRecord } from '../domain/record.js';
import type { Wanted } from './case.js';
import { AUDIENCES, LANGUAGES } from './words/languages.js';

/** A body that asks for a letter, taken apart. */
export interface AskedLetter {
  readonly request: unknown;
  /** Digest of the determination that the caller holds. */
  readonly determination?: string;
  readonly wanted: Wanted;
}

/** What a blank may hold: lines of text, and no control characters. */
const SLOT_LENGTH = 400;
const FORBIDDEN = /(?!\n)[\p{Cc}\p{Cs}\u2028\u2029]/u;
const DIGEST = /^[0-9a-f]{64}$/;
const FIELDS: ReadonlySet<string> = new Set(['request', 'determination', 'audience', 'language', 'slots']);

/** Faults name places in the body and never what stands there. */
export function readAsked(body: unknown, slotNames: ReadonlySet<string>): Outcome<AskedLetter> {
  if (!isRecord(body)) return fail({ code: 'field-type', pointer: '', detail: 'wanted: an object with `request`' });
  const { audience, determination, language, request, slots = {} } = body;
  const faults: readonly Fault[] = [
    ...(Object.keys(body).every((name) => FIELDS.has(name)) ? [] : [{ code: 'field-unknown', pointer: '' } as const]),
    ...(request === undefined ? [{ code: 'field-missing', pointer: '/request' } as const] : []),
    ...oneOf(audience, '/audience', AUDIENCES),
    ...oneOf(language, '/language', LANGUAGES),
    ...digestFaults(determination),
    ...slotFaults(slots, slotNames),
  ];
  if (faults.length > 0) return fail(...faults);
  return succeed({
    request,
    ...(determination === undefined ? {} : { determination: determination as string }),
    wanted: { audience, language, slots } as Wanted,
  });
}

function oneOf(value: unknown, pointer: string, values: readonly string[]): readonly Fault[] {
  if (value === undefined) return [{ code: 'field-missing', pointer }];
  if (typeof value !== 'string') return [{ code: 'field-type', pointer, detail: 'wanted: a text' }];
  return values.includes(value) ? [] : [{ code: 'field-value', pointer, candidates: values }];
}

function digestFaults(value: unknown): readonly Fault[] {
  const pointer = '/determination';
  if (value === undefined) return [];
  if (typeof value !== 'string') return [{ code: 'field-type', pointer, detail: 'wanted: a digest' }];
  return DIGEST.test(value) ? [] : [{ code: 'field-value', pointer, detail: 'wanted: 64 hexadecimal digits' }];
}

function slotFaults(slots: unknown, known: ReadonlySet<string>): readonly Fault[] {
  const pointer = '/slots';
  if (!isRecord(slots)) return [{ code: 'field-type', pointer, detail: 'wanted: an object' }];
  return Object.entries(slots).flatMap(([name, text]): readonly Fault[] => {
    // A name that is not ours is never said again.
    if (!known.has(name)) return [{ code: 'field-unknown', pointer }];
    const at = `${pointer}/${name}`;
    if (typeof text !== 'string') return [{ code: 'field-type', pointer: at, detail: 'wanted: a text' }];
    return text.length <= SLOT_LENGTH && /\S/.test(text) && !FORBIDDEN.test(text)
      ? []
      : [{ code: 'field-value', pointer: at, detail: `1 to ${SLOT_LENGTH} characters, no control characters` }];
  });
}
