import type { Staged } from '../domain/staged.js';
import { COMPANY, type Ended, inStep } from '../domain/staged.js';

/** Takes work that may be done in step with other work of the same turn, and gives what it comes to. */
export type Together = <T>(work: Staged<T>) => Promise<T>;

/**
 * Work that comes within one turn of the event loop is done when the turn ends, stage by stage, and all of it before any
 * answer is sent: parsing HTTP and entering the kernel in between would empty the processor's caches. Who comes alone waits
 * for nobody; who comes after many, for the next turn.
 */
export function takeTogether(): Together {
  const waiting: Waiting[] = [];
  const turn = (): void => {
    const these = waiting.splice(0, COMPANY);
    if (waiting.length > 0) setImmediate(turn);
    inStep(these.map(({ work }) => work)).forEach((end, index) => (these[index] as Waiting).tell(end));
  };
  return <T>(work: Staged<T>) =>
    new Promise<T>((resolve, reject) => {
      const one: Waiting = {
        work,
        tell: (end) => (end.done ? resolve(end.value as T) : reject(end.thrown as Error)),
      };
      if (waiting.push(one) === 1) setImmediate(turn);
    });
}

interface Waiting {
  readonly work: Staged<unknown>;
  readonly tell: (end: Ended<unknown>) => void;
}
