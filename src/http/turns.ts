import { COMPANY, type Ended, inStep, type Staged } from '../domain/staged.js';

/** Takes work to be done when this turn of the event loop ends, and gives what it comes to. */
export interface Turns {
  /** In step with other work of the turn. */
  readonly together: <T>(work: Staged<T>) => Promise<T>;
  /** Work that may take long keeps out of company: one piece a turn. */
  readonly alone: <T>(work: Staged<T>) => Promise<T>;
}

/**
 * Work that comes within one turn of the event loop is done when the turn ends, stage by stage, and all of it before any
 * answer is sent: parsing HTTP and entering the kernel in between would empty the processor's caches. Who comes alone waits
 * for nobody; who comes after many, for the next turn.
 */
export function takeTurns(): Turns {
  const company: Waiting[] = [];
  const others: Waiting[] = [];
  let wasCompany = false;
  /** A company, then one alone, and so on: nobody's answer waits for both, and neither waits for ever. */
  const next = (): readonly Waiting[] => {
    const isAlone = company.length === 0 || (wasCompany && others.length > 0);
    wasCompany = !isAlone;
    return isAlone ? others.splice(0, 1) : company.splice(0, COMPANY);
  };
  const turn = (): void => {
    const these = next();
    if (company.length + others.length > 0) setImmediate(turn);
    inStep(these.map(({ work }) => work)).forEach((end, index) => (these[index] as Waiting).tell(end));
  };
  const joining =
    (queue: Waiting[]) =>
    <T>(work: Staged<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        if (company.length + others.length === 0) setImmediate(turn);
        queue.push({ work, tell: (end) => (end.done ? resolve(end.value as T) : reject(end.thrown as Error)) });
      });
  return { together: joining(company), alone: joining(others) };
}

interface Waiting {
  readonly work: Staged<unknown>;
  readonly tell: (end: Ended<unknown>) => void;
}
