import type { Fault, Outcome } from '../../domain/faults.js';
import { fail, succeed } from '../../domain/faults.js';
import { checkPosted, MOST_FAULTS } from '../../rulesets/posted.js';
import type { RawFile } from '../../rulesets/tree.js';
import { boundsOf } from '../body/bounds.js';
import { BODY_FAULTS, JSON_BODY, jsonBody } from '../body/json-body.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { flag, list, map, object, text } from './schema.js';

const FILES = 100;

export const rulesetCheck = ({ library, limits, payers }: Context): Operation => ({
  id: 'checkRuleset',
  method: 'post',
  path: '/v1/rulesets/check',
  scope: 'rulesets:check',
  group: 'Rulesets and criteria',
  summary: 'Check a ruleset that is being written',
  description:
    'Takes the files of a payer’s ruleset as texts and lists every fault with its place, held against the facts, reasons, criteria and overlays that are loaded. Files of the same payer that are loaded and not sent count as they are. Nothing is kept and nothing decides by it. Faults quote the text that was sent: it is its author’s, not a person’s.',
  parameters: [],
  requestBody: {
    mediaType: JSON_BODY,
    description: `The files, at most ${FILES} and ${limits.rulesetBodyKB} KB together.`,
    schema: {
      ...object('A ruleset in files.', {
        files: map(
          'Path within the rulesets folder, such as `payers/lake-health/2026-01-01/ruleset.json`, to the text of the file.',
          text('The text of the file.'),
        ),
      }),
      additionalProperties: false,
    },
  },
  answer: {
    status: 200,
    description: 'Every fault; none when the ruleset is sound.',
    schema: object('What was found.', {
      ok: flag('True when there is no fault.'),
      count: { type: 'integer', minimum: 0, description: 'How many faults are listed.' },
      faults: list(
        `The faults in the order of files and places; of very many, the first ${MOST_FAULTS} that are found.`,
        object('One fault.', {
          code: text('Stable code; see docs/errors.md.'),
          file: text('Path of the file.'),
          line: { type: 'integer', minimum: 1, description: 'Line, counted from 1.' },
          column: { type: 'integer', minimum: 1, description: 'Column, counted from 1.' },
          pointer: text('JSON pointer into the file; empty for the whole of it.'),
          message: text('What is wrong.'),
          hint: text('What to do.'),
        }),
      ),
    }),
  },
  faults: [...BODY_FAULTS, 'field-unknown', 'field-missing', 'field-type', 'field-value', 'payer-not-allowed'],
  handle: async ({ request, note }) => {
    const body = await jsonBody(request, note, boundsOf(limits, limits.rulesetBodyKB));
    if (!body.ok) return refused(...body.faults);
    const files = filesIn(body.value);
    if (!files.ok) return refused(...files.faults);
    if (files.value.some((file) => !isOfOneOf(payers, file))) return refused({ code: 'payer-not-allowed' });
    const faults = checkPosted(library.files, files.value);
    return json({ ok: faults.length === 0, count: faults.length, faults });
  },
});

/** A caller with payers of its own checks files of these and no others: what is loaded of a payer counts in a check. */
const isOfOneOf = (payers: ReadonlySet<string> | undefined, { path }: RawFile): boolean =>
  payers === undefined || payers.has(/^payers\/([^/]+)\//.exec(path)?.[1] ?? '');

/** The texts as files; what is wrong with the body itself is a fault of the request. */
function filesIn(body: unknown): Outcome<readonly RawFile[]> {
  if (!isRecord(body)) return fail({ code: 'field-type', pointer: '', detail: 'an object with `files`' });
  const { files, ...rest } = body;
  const faults: Fault[] = Object.keys(rest).length === 0 ? [] : [{ code: 'field-unknown', pointer: '' }];
  if (files === undefined) return fail(...faults, { code: 'field-missing', pointer: '/files' });
  if (!isRecord(files)) return fail(...faults, { code: 'field-type', pointer: '/files', detail: 'path to text' });
  const entries = Object.entries(files);
  if (entries.length === 0 || entries.length > FILES)
    faults.push({ code: 'field-value', pointer: '/files', detail: `1 to ${FILES} files` });
  if (entries.some(([, value]) => typeof value !== 'string'))
    faults.push({ code: 'field-type', pointer: '/files', detail: 'each file is a text' });
  if (faults.length > 0) return fail(...faults);
  const encoder = new TextEncoder();
  return succeed(entries.map(([path, value]) => ({ path, bytes: encoder.encode(value as string) })));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
