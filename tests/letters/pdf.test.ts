/** The PDF, read back by another library: its sentences, tags, language, marks and metadata; the same bytes each time. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../src/letters/letter.js';
import { letterPdf } from '../../src/letters/pdf/pdf.js';
import { dayOfLetter } from '../../src/letters/write.js';
import { requestOf } from '../http/real-service.js';
import { SAMPLES, textsOf, write } from './written.js';

interface Tree {
  readonly role?: string;
  readonly children?: readonly Tree[];
}

interface ReadBack {
  readonly pages: readonly string[];
  readonly roles: ReadonlySet<string>;
  readonly language: unknown;
  readonly info: Readonly<Record<string, unknown>>;
}

const rolesOf = ({ children = [], role }: Tree): readonly string[] => [
  ...(role === undefined ? [] : [role]),
  ...children.flatMap(rolesOf),
];

async function readBack(bytes: Buffer): Promise<ReadBack> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    for (const role of rolesOf(((await page.getStructTree()) ?? {}) as Tree)) roles.add(role);
  }
  const { info } = await pdf.getMetadata();
  const language = (info as { Language?: unknown }).Language;
  await pdf.loadingTask.destroy();
  return { pages, roles, language, info: info as Readonly<Record<string, unknown>> };
}

/** Lines are broken where they fit, so spaces say nothing. */
const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

const made = (sample: (typeof SAMPLES)[number]): Promise<Buffer> => letterPdf(sample.letter, dayOfLetter(sample));

/** Broken over two pages, a text has the foot of one and the head of the next in it. */
function without(letter: Letter, { pages }: ReadBack): string {
  const text = pages.join('');
  const draft = letter.draft ?? '';
  return squeezed(text)
    .replaceAll(/(?:Page|Página)\d+(?:of|de)\d+/g, '')
    .replaceAll(squeezed(draft) || '\u0000', '');
}

/** Every example for one reader after the other; for every reader with UR_TEST_LETTERS=all. */
const CHOSEN = SAMPLES.filter(
  (_, index) => process.env['UR_TEST_LETTERS'] === 'all' || index % 4 === Math.floor(index / 4) % 4,
);

describe.each(['en', 'es'] as const)('in %s', (language) => {
  test.each(['member', 'provider'] as const)('the %s’s holds every sentence, on tagged pages', async (audience) => {
    for (const sample of CHOSEN.filter((one) => one.language === language && one.audience === audience)) {
      const { letter, name } = sample;
      const back = await readBack(await made(sample));
      const text = without(letter, back);
      for (const one of textsOf(letter))
        if (one !== letter.draft) expect(text, `${name}: ${one}`).toContain(squeezed(one));
      expect(back.language).toBe(language);
      expect(back.info['Title']).toBe(letter.title);
      expect([...back.roles], name).toEqual(
        expect.arrayContaining(['Document', 'Sect', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']),
      );
      back.pages.forEach((page, index) => {
        expect(squeezed(page)).toMatch(new RegExp(`(Page|Página)${index + 1}(of|de)${back.pages.length}`));
        expect(page.includes(letter.draft ?? 'DRAFT'), name).toBe(letter.draft !== undefined);
      });
      const lines = back.pages.join('').match(/_{20,}/g) ?? [];
      expect(lines.length, name).toBeGreaterThanOrEqual(letter.toFill.length);
    }
  });
});

const SLOTS = { 'member-name': 'María Ñandú', 'member-id': 'M-4711', 'plan-name': 'Plan' };

test('the same letter gives the same bytes', async () => {
  const one = write(requestOf('sober-house'), 'member', 'es', SLOTS);
  const [first, second] = [
    await letterPdf(one.letter, dayOfLetter(one)),
    await letterPdf(one.letter, dayOfLetter(one)),
  ];
  expect(first.equals(second)).toBe(true);
});

test('nothing of the request or the member is in the metadata, and the date is of the request', async () => {
  const one = write({ ...requestOf('sober-house'), reference: 'ZZREF-1' }, 'member', 'en', SLOTS);
  const bytes = await letterPdf(one.letter, dayOfLetter(one));
  const { info, pages } = await readBack(bytes);
  expect(pages.join('')).toContain('María Ñandú');
  expect(pages.join('')).toContain('ZZREF-1');
  expect(JSON.stringify(info)).not.toMatch(/ZZREF|Mar|4711/);
  expect(info['CreationDate']).toBe('D:20261202000000Z');
  expect(info).toMatchObject({ Producer: 'utilization-review', Creator: 'utilization-review' });
});

test('a request without any date has a fixed one', async () => {
  const request = requestOf('residential-date-unknown');
  const { receivedAt: _at, ...review } = request['review'] as Record<string, unknown>;
  const one = write({ ...request, review }, 'provider', 'en');
  expect((await readBack(await letterPdf(one.letter, dayOfLetter(one)))).info['CreationDate']).toBe(
    'D:20000101000000Z',
  );
});
