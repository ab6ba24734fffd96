import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { type Question, setOf } from './questions.js';

/** What came of the load so far. */
export interface Tally {
  /** Questions put; each is asked again until it is answered or given up. */
  asked: number;
  /** Right answers by the set of rulesets they name. */
  readonly right: Record<string, number>;
  /** Clean failures, by what the caller saw; each was tried again. */
  readonly failed: Record<string, number>;
  /** Answers that are wrong, or by a set that was not in force. */
  readonly wrong: string[];
  /** Questions that no try answered. */
  givenUp: number;
  /** Milliseconds from the first try to the right answer. */
  readonly took: number[];
}

export interface LoadOptions {
  /** Where to ask, looked up for each try: a balancer may change its mind. */
  readonly origin: () => string;
  readonly questions: readonly Question[];
  readonly perSecond: number;
  readonly connections: number;
  /** How often a question that failed cleanly is asked again. */
  readonly retries?: number;
}

export interface Load {
  readonly tally: Tally;
  /** The sets whose answers are right from now on; an answer may still be by a set that was in force when it was asked for. */
  readonly inForce: (...sets: readonly string[]) => void;
  /** Ends when every question put has its answer. */
  readonly stop: () => Promise<Tally>;
}

/**
 * Statuses that say: nothing was decided, ask again. 408 too: a service that stood still for longer than a caller has to
 * send its headers cannot tell which of the two was slow.
 */
const ASK_AGAIN = new Set([408, 502, 503, 504]);
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
/** When so many wait, the service is not keeping up: asking more would only measure how long the queue is. */
const MOST_WAITING = 64;

/** Asks at a steady rate on connections that are kept open, and checks every answer against the one that is right. */
export function steadyLoad({ origin, questions, perSecond, connections, retries = 0 }: LoadOptions): Load {
  const tally: Tally = { asked: 0, right: {}, failed: {}, wrong: [], givenUp: 0, took: [] };
  const pools = new Map<string, Pool>();
  const waiting = new Set<Promise<void>>();
  let sets: ReadonlySet<string> = new Set(questions[0]?.answers.keys());
  let stopped = false;

  const poolOf = (url: string): Pool => {
    const pool = pools.get(url) ?? new Pool(url, { connections, pipelining: 1 });
    pools.set(url, pool);
    return pool;
  };

  /** One try: true when the question is done with, rightly or wrongly. */
  const attempt = async (question: Question, since: number): Promise<boolean> => {
    const before = sets;
    try {
      const { statusCode, body } = await poolOf(origin()).request({
        method: 'POST',
        path: question.path,
        headers: { 'content-type': question.mediaType },
        body: question.body,
      });
      const text = await body.text();
      if (ASK_AGAIN.has(statusCode)) {
        count(tally.failed, String(statusCode));
        return false;
      }
      const set = statusCode === 200 ? setOf(question, text) : undefined;
      if (set === undefined) tally.wrong.push(`${question.path}: ${statusCode} ${text.slice(0, 200)}`);
      else if (!before.has(set) && !sets.has(set)) tally.wrong.push(`${question.path}: by the set ${set}`);
      else {
        count(tally.right, set);
        tally.took.push(performance.now() - since);
      }
      return true;
    } catch (error) {
      count(tally.failed, codeOf(error));
      return false;
    }
  };

  const ask = async (question: Question, since: number): Promise<void> => {
    tally.asked += 1;
    for (let tries = 0; tries <= retries; tries += 1) {
      if (tries > 0) await wait(Math.min(PAUSE_MS * tries, LONGEST_PAUSE_MS));
      if (await attempt(question, since)) return;
    }
    tally.givenUp += 1;
  };

  const run = async (): Promise<void> => {
    const startedAt = performance.now();
    for (let put = 0; !stopped;) {
      const due = startedAt + (put * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0 || waiting.size >= MOST_WAITING) {
        await wait(Math.max(early, 1));
        continue;
      }
      const question = questions[put % questions.length] as Question;
      const asking: Promise<void> = ask(question, performance.now()).finally(() => waiting.delete(asking));
      waiting.add(asking);
      put += 1;
    }
  };
  const running = run();

  const stop = async (): Promise<Tally> => {
    stopped = true;
    await running;
    await Promise.all(waiting);
    await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    return tally;
  };
  const inForce = (...names: readonly string[]): void => {
    sets = new Set(names);
  };
  return { tally, inForce, stop };
}

/** The value below which this share of them lies; rounded to a tenth. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
