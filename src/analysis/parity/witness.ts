import { resultKey } from '../../clinical/result.js';
import type { Determination } from '../../domain/determination.js';
import { levelText } from '../../domain/level.js';
import type { RequestBody } from '../../facts/read.js';
import { statedIn, withStated } from '../../facts/statement.js';
import type { Posed } from '../../pose.js';
import { review } from '../../review.js';
import type { Verdict } from '../../verdict.js';
import { verdict } from '../../verdict.js';
import type { Answer } from './answers.js';
import { ANSWERS, answerTo } from './answers.js';
import type { Cause } from './causes.js';
import { criteriaAlone } from './causes.js';
import { considered, type Ground } from './ground.js';
import type { Found } from './slice.js';

/** A request anybody can send, and what is answered to it. */
export interface Witness {
  readonly body: RequestBody;
  /** How many facts it states. */
  readonly facts: number;
  readonly answer: Answer;
  /** By `review`, as the service gives it. */
  readonly determination: Determination;
}

/** How many points are tried for the shortest witness. */
const MOST_TRIED = 6;

/**
 * The shortest request found in which this cause alone makes the answer less than the criteria find: one that is worst for the person,
 * with every fact left out that changes nothing of that. What is answered comes from `review`.
 */
export function witnessOf(ground: Ground, cause: Cause, found: readonly Found[]): Witness | undefined {
  const asks = ({ point }: Found): number => Object.keys(point.patch).length + levelText(point.level).length;
  const gravest = [...found].sort(
    (a, b) =>
      Number(b.alone) - Number(a.alone) || ANSWERS.indexOf(b.answer) - ANSWERS.indexOf(a.answer) || asks(a) - asks(b),
  );
  const worst = gravest.filter(({ alone, answer }) => alone === gravest[0]?.alone && answer === gravest[0].answer);
  const bodies = worst.slice(0, MOST_TRIED).map(({ point }) => shortest(ground, cause, point.body));
  const count = (body: RequestBody): number => Object.keys(statedIn(body, ground.library.catalogue)).length;
  const [body] = [...bodies].sort((a, b) => count(a) - count(b));
  return body === undefined ? undefined : reviewed(ground, body, count(body));
}

/** The request as it is reviewed. */
export function reviewed({ library }: Ground, body: RequestBody, facts: number): Witness {
  const outcome = review(body, library, 'full');
  if (!outcome.ok) throw new Error(`a witness is refused: ${outcome.faults.map(({ code }) => code).join(', ')}`);
  const { authorized, decision, requested } = outcome.value;
  const answer = answerTo(requested, authorized === undefined ? { decision } : { decision, care: authorized });
  return { body, facts, answer, determination: outcome.value };
}

/** Without the facts that can be left out with nothing changed of what is asked, found, answered, and would be answered. */
function shortest(ground: Ground, cause: Cause, body: RequestBody): RequestBody {
  const wanted = told(ground, cause, body);
  const names = Object.keys(statedIn(body, ground.library.catalogue));
  // Ratings come last: without them the search for the finding is longer.
  const assessed = (name: string): number => Number(ground.space.varied.has(name));
  return [...names]
    .sort((a, b) => assessed(a) - assessed(b))
    .reduce((before, name) => {
      const less = withStated(before, { [name]: undefined });
      return told(ground, cause, less) === wanted ? less : before;
    }, body);
}

/** All that a witness must go on saying. */
function told(ground: Ground, cause: Cause, body: RequestBody): string | undefined {
  const posed = considered(ground, body);
  if (posed === undefined) return undefined;
  const given = verdict(posed);
  const { evaluated, results } = given.clinical;
  if (results.length !== 1 || !cause.met(evaluated?.values ?? posed.values)) return undefined;
  const answers = [posed, cause.lifted(posed), criteriaAlone(ground, posed)].map((one: Posed): Verdict =>
    verdict(one, given.clinical),
  );
  return JSON.stringify([
    levelText(posed.asked.care.level),
    results.map(resultKey),
    answers.map((one) => [answerTo(posed.asked.care, one), levelText(one.care?.level ?? {})]),
  ]);
}
