import { request as asked } from 'express';
import type { IncomingMessage } from 'node:http';
import type { Letter } from '../../letters/letter.js';
import { dayOfLetter, writeLetter } from '../../letters/write.js';
import { unsigned } from '../auth/attesting.js';
import { boundsOf } from '../body/bounds.js';
import { JSON_BODY, jsonBody } from '../body/json-body.js';
import { letterPage } from '../letters/page.js';
import { type Context, json, type Operation, refused, type Reply } from '../operation.js';
import { noteDetermination } from '../request-log.js';
import { REVIEW_FAULTS } from './review-faults.js';
import { component } from './schema.js';

const HTML = 'text/html';
const PDF = 'application/pdf';

/** The body holds a request, one level deeper than a request alone. */
export const DEEPEST_LETTER = 5;

export const letters = ({ library, limits }: Context): Operation => ({
  id: 'letter',
  method: 'post',
  path: '/v1/letters',
  scope: 'determine',
  group: 'Decide',
  summary: 'Write the letter about an answer',
  description:
    'Takes a review request, whom to write to and in which language; makes the determination again and answers with the letter about it: as data, as a page (`Accept: text/html`) or as a tagged PDF (`Accept: application/pdf`). Approvals, approvals in part, denials and open requests all have one. What only the payer knows is a visible blank in the letter and stands in `toFill`; `slots` fills blanks. Until the answer may leave, every page says that it is a draft. Nothing is kept, and nothing of the body is logged.',
  parameters: [],
  requestBody: {
    mediaType: JSON_BODY,
    description: 'The request, the reader and the language.',
    schema: component('LetterRequest'),
  },
  answer: {
    status: 200,
    description: 'The letter.',
    schema: component('Letter'),
    alsoAs: [
      { mediaType: HTML, schema: { type: 'string', description: 'The letter as an HTML page.' } },
      { mediaType: PDF, schema: { type: 'string', contentMediaType: PDF, description: 'The letter as a PDF.' } },
    ],
  },
  faults: [...REVIEW_FAULTS, 'not-acceptable', 'determination-mismatch'],
  handle: async ({ request, note }) => {
    const form = formOf(request);
    if (form === undefined) return refused({ code: 'not-acceptable', candidates: FORMS });
    const body = await jsonBody(request, note, boundsOf(limits), DEEPEST_LETTER);
    if (!body.ok) return refused(...body.faults);
    const refusal = unsigned(request)((body.value as { readonly request?: unknown } | null)?.request);
    if (refusal !== undefined) return refused({ ...refusal, pointer: '/request/attestation' });
    const outcome = writeLetter(body.value, library);
    if (!outcome.ok) return refused(...outcome.faults);
    const { determination, letter } = outcome.value;
    noteDetermination(note, determination);
    return WRITE[form](letter, dayOfLetter(outcome.value));
  },
});

const FORMS = [JSON_BODY, HTML, PDF] as const;

type Form = (typeof FORMS)[number];

const formOf = (request: IncomingMessage): Form | undefined => {
  const accepted = asked.accepts.call(request, ...FORMS);
  return FORMS.find((form) => form === accepted);
};

const WRITE: Readonly<Record<Form, (letter: Letter, on: Date) => Reply | Promise<Reply>>> = {
  [JSON_BODY]: (letter) => json(letter),
  [HTML]: (letter) => ({ kind: 'text', mediaType: `${HTML}; charset=utf-8`, text: letterPage(letter) }),
  // Read when the first PDF is asked for: the start and every other answer pay nothing for it.
  [PDF]: async (letter, on) => {
    const { letterPdf } = await import('../../letters/pdf/pdf.js');
    return { kind: 'file', mediaType: PDF, name: 'letter.pdf', bytes: await letterPdf(letter, on) };
  },
};
