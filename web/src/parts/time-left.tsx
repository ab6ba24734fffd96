import type { ReactNode } from 'react';
import type { Determination } from '../api/types.js';
import { type Band, bandOf, momentWords, remainingWords } from '../time/remaining.js';
import { Icon, type IconName } from './icon.js';

/** The moment that runs out first, as the service named it. */
export function dueOf(answer: Determination | undefined): string | undefined {
  const clocks = answer?.clocks;
  const governing = clocks?.clocks.find((clock) => clock.id === clocks.governing);
  return governing?.dueAt ?? governing?.earliestDueAt;
}

export const BAND_WORDS: Readonly<Record<Band, string>> = {
  'past-due': 'Past due',
  today: 'Due today',
  tomorrow: 'Due tomorrow',
  later: 'Due later',
  'no-clock': 'No time named',
};

const BAND_ICONS: Readonly<Record<Band, IconName>> = {
  'past-due': 'alarm',
  today: 'clock',
  tomorrow: 'calendar',
  later: 'calendar',
  'no-clock': 'unknown',
};

export function TimeLeft({ dueAt, now }: { readonly dueAt: string | undefined; readonly now: Date }): ReactNode {
  const band = bandOf(dueAt, now);
  return (
    <span className={`time time--${band}`}>
      <Icon name={BAND_ICONS[band]} />
      <span>
        {dueAt === undefined ? BAND_WORDS[band] : remainingWords(dueAt, now)}
        {dueAt !== undefined && (
          <span className="time__at">
            {' '}
            {band === 'past-due' ? 'was due' : 'by'} {momentWords(dueAt)}
          </span>
        )}
      </span>
    </span>
  );
}
