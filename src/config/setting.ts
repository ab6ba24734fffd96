import type { Kind } from './kind.js';

/** One variable of the environment: what the start reads, complains about and the table in docs/operations.md says. */
export interface Setting<T> {
  readonly name: string;
  /** A name that other programs use for the same; it counts when ours is not set. */
  readonly also?: string;
  readonly kind: Kind<unknown>;
  /** The value when it is not set. */
  readonly unset: T;
  /** How the table writes that, where the value itself says too little or depends on the machine. */
  readonly unsetWords?: string;
  readonly unit?: string;
  readonly description: string;
}

type Described<T, U> = Omit<Setting<T | U>, 'kind' | 'unset'> & { readonly kind: Kind<T>; readonly unset: U };

export const setting = <T, const U extends T | undefined>(described: Described<T, U>): Setting<T | U> => described;
