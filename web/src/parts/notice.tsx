import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

const ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'met',
  info: 'neutral',
  warning: 'alarm',
  error: 'not-met',
  protect: 'shield',
};

export type Tone = 'good' | 'info' | 'warning' | 'error' | 'protect';

/** A message that is read out when it appears. */
export function Notice({
  tone,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={`notice notice--${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} />
      <div>
        <p className="notice__title">{title}</p>
        {children}
      </div>
    </div>
  );
}
