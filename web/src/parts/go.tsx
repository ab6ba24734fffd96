import type { MouseEvent, ReactNode } from 'react';
import { go } from '../router.js';

/** A link within the desk: a real one, so that it can be opened in another tab. */
export function Go({
  to,
  children,
  className,
  current,
}: {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: 'page' | 'step' | undefined;
}): ReactNode {
  const follow = (event: MouseEvent): void => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} className={className} aria-current={current} onClick={follow}>
      {children}
    </a>
  );
}
