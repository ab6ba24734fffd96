import type { Replay } from '../../replay/replay.js';
import type { Difference } from '../../replay/differences.js';
import { field, heading, paragraph, type Sheet } from '../terminal/sheet.js';

const KINDS = {
  answer: 'The answer itself',
  origin: 'What it was made from',
  words: 'How it is said and shown',
} as const satisfies Record<Difference['kind'], string>;

/** A replay for the eye: what came of it, then every place that differs, the gravest first. */
export function replayLines(sheet: Sheet, replay: Replay): readonly string[] {
  const { differences, engine, outcome, request, seal, statement } = replay;
  const { ink } = sheet;
  const word = outcome.toUpperCase();
  const good = outcome === 'identical' || outcome === 'equivalent';
  return [
    ...paragraph(sheet, statement, {
      first: `${ink.strong(good ? ink.good(word) : ink.bad(word))}  `,
      rest: '  ',
      wide: word.length + 2,
    }),
    ...field(sheet, 'Engine', engine.stored === engine.now ? engine.now : `${engine.stored} then, ${engine.now} now`),
    ...field(sheet, 'Request', request === 'unchecked' ? 'its digest cannot be checked' : `its digest ${request}`),
    ...field(sheet, 'Seal', seal === 'unchecked' ? 'of another engine version, not checked' : seal),
    ...(['answer', 'origin', 'words'] as const).flatMap((kind) => {
      const some = differences.filter((one) => one.kind === kind);
      return some.length === 0 ? [] : [...heading(sheet, KINDS[kind]), ...some.flatMap((one) => lines(sheet, one))];
    }),
  ];
}

function lines(sheet: Sheet, { now, pointer, stored }: Difference): readonly string[] {
  return [
    ...paragraph(sheet, pointer === '' ? 'the whole' : harmless(pointer), '  '),
    ...paragraph(sheet, shown(stored), { first: '    stored  ', rest: '            ' }, sheet.ink.faint),
    ...paragraph(sheet, shown(now), { first: '    now     ', rest: '            ' }),
  ];
}

const LONGEST = 300;

function shown(value: unknown): string {
  if (value === undefined) return '(nothing)';
  const text = harmless(JSON.stringify(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The file is anybody's: nothing in it may steer the terminal. */
const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => `\\u${(sign.codePointAt(0) as number).toString(16).padStart(4, '0')}`);
