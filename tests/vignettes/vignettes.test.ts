import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../src/library.js';
import type { Vignette } from './evaluate.js';
import { ADMINISTRATIVE, answer, inWords, library, published, stated, stating, verdict, vignettes } from './evaluate.js';
import { EXPLANATIONS } from './explanations.js';
import { blocks, DOCUMENT, place, readSummary } from './summary.js';

/**
 * Pins what the engine says about each published vignette and what docs/clinical-validation.md reports of it. A change
 * here is not a failure of the case: run `npx tsx scripts/vignettes.ts --quick`, read what moved and explain it anew.
 */

const all = vignettes();
const known = published();
const lines = new Map(readSummary().map((line) => [line.id, line]));

const asked = ({ request }: Vignette): string | undefined =>
  (stated(request, 'requested.level') ?? stated(request, 'requested.withdrawalLevel')) as string | undefined;

let engine: Library;
beforeAll(() => {
  engine = library();
});

describe('the vignettes', () => {
  it('are all there, published and reported', () => {
    const ids = all.map(({ vignette }) => vignette);
    expect(ids).toHaveLength(24);
    expect([...known.keys()].sort()).toEqual([...ids].sort());
    expect([...lines.keys()].sort()).toEqual([...ids].sort());
  });

  it.each(all.map((vignette) => [vignette.vignette, vignette] as const))('%s', (id, vignette) => {
    const line = lines.get(id);
    const request = stating(vignette.request, vignette.kind === 'determination' ? ADMINISTRATIVE : {});
    const given = answer(engine, vignette, request);
    const one = known.get(id);
    if (one === undefined) throw new Error(`${id} is not published`);
    expect({
      answer: inWords(given),
      filed: inWords(answer(engine, vignette, vignette.request)),
      indicated: given.indicated,
      possible: [...given.possible].sort(),
      missing: [...given.missing].sort(),
      verdict: verdict(vignette, given, one),
    }).toEqual({
      answer: line?.answer,
      filed: line?.filed,
      indicated: line?.indicated,
      possible: [...(line?.possible ?? [])].sort(),
      missing: [...(line?.missing ?? [])].sort(),
      verdict: line?.verdict,
    });
  });
});

describe('the report', () => {
  it('explains the answers given', () => {
    const explained = Object.fromEntries(Object.entries(EXPLANATIONS).map(([id, one]) => [id, [one.of, one.result]]));
    expect(explained).toEqual(Object.fromEntries([...lines].map(([id, line]) => [id, [line.answer, line.verdict]])));
  });

  it('shows the tables of the summary', () => {
    const levels = new Map(
      all.flatMap((vignette) => {
        const level = asked(vignette);
        return level === undefined ? [] : [[vignette.vignette, level] as const];
      }),
    );
    const document = readFileSync(DOCUMENT, 'utf8');
    expect(document).toBe(place(document, blocks([...lines.values()], known, levels, EXPLANATIONS)));
  });
});
