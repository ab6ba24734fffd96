import type { CitedCriterion, Determination, Question } from '../../api/types.js';
import { traceLeaves } from '../../parts/leaves.js';
import { levelCodes } from '../../parts/level-words.js';
import { dayWords } from '../../time/remaining.js';

/** A message to the provider, ready to send: what is needed, and why. It never says what to write. */
export function providerMessage(answer: Determination, reference: string | undefined): string {
  const { findings, missing, requested } = answer;
  const from = requested.from === undefined ? '' : ` from ${dayWords(requested.from)}`;
  const criteria = findings.clinical.criteria?.title;
  return [
    ...(reference === undefined || reference === '' ? [] : [`Reference: ${reference} (not an approval)`, '']),
    `To answer the request for Level ${levelCodes(requested.level)}${from} we need:`,
    '',
    ...missing.flatMap((question, index) => [
      `${index + 1}. ${question.question}`,
      ...bearing(question, answer).map(({ title }) => `   Why: ${title}`),
    ]),
    '',
    ...(criteria === undefined ? [] : [`Criteria used: ${criteria}.`]),
    'Please send what the record shows. If something is not documented, say so. Nothing has been denied.',
  ].join('\n');
}

const AT_MOST = 2;

/** The criteria at the level asked for that wait for the fact. */
function bearing({ fact }: Question, { criteria, requested }: Determination): readonly CitedCriterion[] {
  const { treatment, withdrawal } = requested.level;
  return criteria
    .filter(({ result }) => result === 'undetermined')
    .filter(({ level }) => level === undefined || level === treatment || level === withdrawal)
    .filter(({ trace }) => traceLeaves(trace).some((leaf) => leaf.fact === fact))
    .slice(0, AT_MOST);
}
