import type { ReactNode } from 'react';
import type { Reference } from '../api/reference.js';
import { TroubleNotice } from './trouble-notice.js';

/** What the service publishes, once it is here. */
export function Loaded<T>({
  of,
  children,
}: {
  readonly of: Reference<T>;
  readonly children: (value: T) => ReactNode;
}): ReactNode {
  if (of.state === 'waiting') return <p className="waiting">One moment …</p>;
  return of.state === 'trouble' ? <TroubleNotice trouble={of.trouble} facts={undefined} /> : children(of.value);
}
