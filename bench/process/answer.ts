import type { ChildProcess } from 'node:child_process';

/** What a child says next. @throws when it ends instead. */
export function answerOf<T>(child: ChildProcess, name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const said = (message: unknown): void => {
      child.off('exit', ended);
      resolve(message as T);
    };
    const ended = (code: number | null): void => {
      child.off('message', said);
      reject(new Error(`the process of "${name}" ended with ${String(code)}`));
    };
    child.once('message', said).once('exit', ended);
  });
}
