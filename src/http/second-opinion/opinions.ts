import { setImmediate as otherWork, setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Determination } from '../../domain/determination.js';
import type { Detail } from '../../explanation/subject.js';
import type { Library, Ruleset } from '../../library.js';
import type { Metrics } from '../../observe/metrics.js';
import type { ReviewRequest } from '../../request.js';
import { check, type Given } from '../../second-opinion/check.js';
import { describeError } from '../failure.js';

/** A version whose answers wait for a person. */
export interface HeldVersion {
  readonly payer: string;
  readonly version: string;
}

/** The second opinion on the answers of one set of rulesets, beside the work. */
export interface Opinions {
  /** Takes a share of the answers to be checked. Returns at once. */
  readonly sample: (request: unknown, answer: Determination, detail: Detail) => void;
  readonly isHeld: (ruleset: Ruleset) => boolean;
  readonly held: () => readonly HeldVersion[];
  readonly waiting: () => number;
  /** Checks what is waiting without resting, and ends. */
  readonly drained: () => Promise<void>;
}

export interface OpinionOptions {
  readonly library: Library;
  /** Of the answers given, from 0 to 1. */
  readonly share: number;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'checked' | 'differed'>;
  /** Chance decides, never the request: what is checked must tell nothing of what was asked. */
  readonly random?: () => number;
  readonly checkWith?: typeof check;
  readonly rest?: (busyMs: number, wake: AbortSignal) => Promise<void>;
}

/** Each holds a request and its answer in memory, some hundred kilobytes at most. */
const MOST_WAITING = 100;
/** Checking takes this many times its own time off, so at most a tenth of a core. */
const REST = 9;
/** Ids in one line of the log. */
const MOST_NAMED = 20;

export function createOpinions(options: OpinionOptions): Opinions {
  const { checkWith = check, library, log, metrics, random = Math.random, share } = options;
  const { rest = restFor } = options;
  const waiting: Given[] = [];
  const held = new Map<string, HeldVersion>();
  let working: Promise<void> | undefined;
  const drain = new AbortController();

  const look = async (given: Given): Promise<number> => {
    const { payer, version } = given.answer.provenance.ruleset as HeldVersion;
    let busyMs = 0;
    let since = performance.now();
    const pause = async (): Promise<void> => {
      busyMs += performance.now() - since;
      await otherWork();
      since = performance.now();
    };
    try {
      const { again, agrees, differing } = await checkWith(given, pause);
      metrics.checked(agrees ? 'agreed' : 'differed');
      if (!agrees) {
        metrics.differed(payer, version);
        held.set(nameOf(payer, version), { payer, version });
        log.error(
          { payer, version, rules: differing.slice(0, MOST_NAMED), again },
          'second opinion differs: the version is held until the rulesets are read again',
        );
      }
    } catch (error) {
      metrics.checked('failed');
      log.error({ payer, version, error: describeError(error) }, 'second opinion failed');
    }
    return busyMs + performance.now() - since;
  };

  const work = async (): Promise<void> => {
    for (let given = waiting.shift(); given !== undefined; given = waiting.shift()) {
      await otherWork();
      const busyMs = await look(given);
      if (!drain.signal.aborted) await rest(busyMs, drain.signal);
    }
    working = undefined;
  };

  return {
    sample: (request, answer, detail) => {
      const { ruleset } = answer.provenance;
      if (ruleset === undefined || random() >= share) return;
      // Where one version is held, an answer of another may rest on that: it would not come out the same again.
      if ([...held.values()].some(({ payer }) => payer === ruleset.payer)) return;
      if (waiting.length >= MOST_WAITING) return metrics.checked('dropped');
      // The schema has accepted it: it has got an answer.
      waiting.push({ library, request: request as ReviewRequest, detail, answer });
      working ??= work();
    },
    isHeld: ({ document: { payer, version } }) => held.has(nameOf(payer, version)),
    held: () => [...held.values()],
    waiting: () => waiting.length,
    drained: async () => {
      drain.abort();
      await working;
    },
  };
}

const restFor = async (busyMs: number, wake: AbortSignal): Promise<void> => {
  await after(busyMs * REST, undefined, { ref: false, signal: wake }).catch(() => undefined);
};

const nameOf = (payer: string, version: string): string => `${payer} ${version}`;
