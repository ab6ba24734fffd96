/**
 * Runs the published vignettes, writes tests/vignettes/summary.json and puts its tables into docs/clinical-validation.md.
 * A test fails when an answer, a count or a table differs from what is checked in. With `--quick` the two slow parts, the
 * ranges and the settling questions, are kept as they were.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Answer, Body, Vignette } from '../tests/vignettes/evaluate.js';
import {
  ADMINISTRATIVE,
  answer,
  inWords,
  library as load,
  published,
  readings,
  stated,
  stating,
  verdict,
  vignettes,
} from '../tests/vignettes/evaluate.js';
import { EXPLANATIONS } from '../tests/vignettes/explanations.js';
import type { Line } from '../tests/vignettes/summary.js';
import { blocks, DOCUMENT, place, readSummary, SUMMARY } from '../tests/vignettes/summary.js';

const library = load();
const known = published();
const earlier = process.argv.includes('--quick') ? new Map(readSummary().map((one) => [one.id, one])) : undefined;
const lines = vignettes().map(line);
writeFileSync(SUMMARY, `${JSON.stringify(lines, null, 2)}\n`);

for (const { id, answer: given, verdict: result } of lines) {
  const explained = EXPLANATIONS[id];
  if (explained?.of !== given || explained.result !== result) console.warn(`${id}: explain anew: ${given}, ${result}`);
}
const asked = new Map(
  vignettes().flatMap(({ vignette, request }) => {
    const level = stated(request, 'requested.level') ?? stated(request, 'requested.withdrawalLevel');
    return typeof level === 'string' ? [[vignette, level] as const] : [];
  }),
);
const document = readFileSync(DOCUMENT, 'utf8');
writeFileSync(DOCUMENT, place(document, blocks(lines, known, asked, EXPLANATIONS)));

function line(vignette: Vignette): Line {
  const request = stating(vignette.request, vignette.kind === 'determination' ? ADMINISTRATIVE : {});
  const given = answer(library, vignette, request);
  const one = known.get(vignette.vignette);
  if (one === undefined) throw new Error(`${vignette.vignette} is not published`);
  const before = earlier?.get(vignette.vignette);
  const question = before === undefined ? settling(vignette, request, given) : before.question;
  console.log(vignette.vignette, inWords(given));
  return {
    id: vignette.vignette,
    filed: inWords(answer(library, vignette, vignette.request)),
    answer: inWords(given),
    ...(given.indicated === undefined ? {} : { indicated: given.indicated }),
    possible: given.possible,
    missing: given.missing,
    verdict: verdict(vignette, given, one),
    defensible: before === undefined ? tally(vignette, request) : before.defensible,
    ...(question === undefined ? {} : { question }),
  };
}

function tally(vignette: Vignette, request: Body): Readonly<Record<string, number>> {
  if (!vignette.usable) return {};
  const times: Record<string, number> = {};
  for (const reading of readings(vignette)) {
    const words = inWords(answer(library, vignette, stating(request, reading)));
    times[words] = (times[words] ?? 0) + 1;
  }
  return times;
}

/** Tries every value of every missing fact that has a short list of values; a question that decides goes first. */
function settling(vignette: Vignette, request: Body, given: Answer): Line['question'] {
  if (!vignette.usable) return undefined;
  const tried = given.missing.flatMap((fact) => {
    const values = domain(fact);
    if (values.length === 0) return [];
    const answers: Record<string, string> = {};
    let settles = 0;
    let decides = 0;
    for (const value of values) {
      const next = answer(library, vignette, stating(request, { [fact]: value }));
      if (contradicts(next)) continue;
      const open = next.decision === undefined ? next.indicated === undefined : next.reason === 'information-needed';
      if (!open) settles += 1;
      if (!open && next.decision !== 'pend') decides += 1;
      answers[String(value)] = open ? 'more to ask' : inWords(next);
    }
    return [{ fact, settles, answers, share: settles / Object.keys(answers).length, decides }];
  });
  const best = tried.sort((one, other) => other.decides - one.decides || other.share - one.share)[0];
  return best === undefined ? undefined : { fact: best.fact, settles: best.settles, answers: best.answers };
}

/** The value cannot stand beside what the case states. */
function contradicts({ decision, reason, indicated, possible }: Answer): boolean {
  if (decision !== undefined) return reason === 'inconsistent-facts';
  return indicated === undefined && possible.length === 0;
}

function domain(name: string): readonly (string | number | boolean)[] {
  const fact = library.catalogue.facts.find((one) => one.name === name);
  if (fact === undefined) return [];
  if (fact.type === 'boolean') return [true, false];
  if (fact.values !== undefined) return Object.keys(fact.values);
  const { minimum, maximum } = fact;
  if (fact.type !== 'integer' || minimum === undefined || maximum === undefined || maximum - minimum > 9) return [];
  return Array.from({ length: maximum - minimum + 1 }, (_, step) => minimum + step);
}
