import { PARTIALS } from '../src/x12/answer.js';
import { ACTIONS, type Code278, REASONS } from '../src/x12/codes.js';
import { REQUEST_FIELDS } from '../src/x12/request-fields.js';
import { RESPONSE_FIELDS } from '../src/x12/response-fields.js';
import { CONFIDENCE } from '../src/x12/source.js';
import { table } from './markdown-table.js';

/** `docs/x12.md`: the 278 beside our facts and answers, from the tables in code. */
export function x12Page(): string {
  return [
    '# X12 278',
    '',
    '<!-- Written by `npx tsx scripts/write-x12.ts`; do not edit. -->',
    '',
    'What of a health care services review (278, 005010X217) the facts of a request and the answer of this service stand',
    'for. It is for whoever converts between the two: a clearinghouse, or the payer. This service neither reads nor writes',
    'X12. `POST /v1/x12-278` takes a review request and answers with what goes in each place below.',
    '',
    'The implementation guide and the code lists belong to X12. None of their text is here, and they were not read: every',
    'row says how it is known, in words of ours. Confirm each against the licensed guide before relying on it.',
    '',
    ...table(
      ['known as', 'meaning'],
      Object.entries(CONFIDENCE).map(([mark, meaning]) => [mark, meaning]),
    ),
    '',
    '## Request',
    '',
    ...table(
      ['place', 'what', 'facts', 'FHIR', 'note', 'known as', 'source'],
      REQUEST_FIELDS.map(({ place, what, facts, fhir, note, confidence, source }) => [
        place,
        what,
        facts.map((fact) => `\`${fact}\``).join(', '),
        fhir,
        note,
        confidence,
        source,
      ]),
    ),
    '',
    '## Answer',
    '',
    ...table(
      ['place', 'what', 'ours', 'FHIR', 'known as', 'source'],
      RESPONSE_FIELDS.map(({ place, what, ours, fhir, confidence, source }) => [
        place,
        what,
        ours,
        fhir,
        confidence,
        source,
      ]),
    ),
    '',
    '### HCR01, list 306',
    '',
    ...codes(ACTIONS),
    '',
    'A wrong list stands in several public programs: A5 for modified, A6 for contact payer, A3 for partial. The one above',
    'is the one that the published HL7 examples bear out for A1, A3, A4 and A6.',
    '',
    'When an attested downgrade is A2 is a choice of the payer (`partial`):',
    '',
    ...Object.entries(PARTIALS).map(([choice, meaning]) => `- \`${choice}\`: ${meaning}`),
    '',
    '### HCR03, list 886',
    '',
    ...codes(REASONS),
    '',
    'A code is no reason by itself: the MSG fields carry the reason and the criteria in words.',
    '',
    '## What is not here',
    '',
    '- AAA (a request that cannot be processed): what is wrong is answered as a problem document ([errors](errors.md)).',
    '- Envelopes, loops, qualifiers, the 275: for the converter.',
    '',
  ].join('\n');
}

const codes = (listed: Readonly<Record<string, Code278>>): readonly string[] =>
  table(
    ['code', 'in our words', 'given for', 'known as', 'source'],
    Object.entries(listed).map(([code, { meaning, given, confidence, source }]) => [
      code,
      meaning,
      given,
      confidence,
      source,
    ]),
  );
