import { addDays } from '../../domain/dates.js';
import type { Faults } from '../../rulesets/faults.js';
import type { VersionView } from './version.js';

const A_YEAR = 366;

/** A version in force that nobody has held against its sources for a year. One that has ended or is withdrawn may rest. */
export function adviseOnAge({ document, file }: VersionView, today: string, faults: Faults): void {
  const { effective, lastVerified, withdrawn } = document;
  const ended = withdrawn !== undefined || (effective.to !== null && effective.to < today);
  if (ended || addDays(lastVerified, A_YEAR) >= today) return;
  faults.add(
    file,
    'verified-long-ago',
    '/lastVerified',
    `the version was last held against its sources on ${lastVerified}`,
  );
}
