/** One way of doing the work. It returns something of what it made, so that making it cannot be skipped. */
export type Work = (turn: number) => number | Promise<number>;

/** A module that the measuring process imports: its contenders by name, each built in a process of its own. */
export interface ContenderModule<O> {
  readonly build: (name: string, options: O) => Work | Promise<Work>;
}
