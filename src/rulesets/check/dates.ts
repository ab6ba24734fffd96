import { isCalendarDate } from '../../domain/dates.js';
import type { Faults, Placed } from '../faults.js';
import type { Sources } from '../sources.js';

const EARLIEST = '1960-01-01';
const LATEST = '2100-12-31';

/** A day that exists, within a lifetime of ours. */
export const isSoundDate = (date: string): boolean => isCalendarDate(date) && date >= EARLIEST && date <= LATEST;

/** Every date is a real day, and no span ends before it begins. */
export function checkDates(
  { clocks, facts, lintLaw, overlays, payers, published, reviewers, rights }: Sources,
  faults: Faults,
): void {
  const check = (file: Placed, pointer: string, date: string | null | undefined): void => {
    if (date === null || date === undefined) return;
    if (!isCalendarDate(date)) faults.add(file, 'date-not-real', pointer, `\`${date}\` is not a day of the calendar`);
    else if (!isSoundDate(date)) faults.add(file, 'date-absurd', pointer, `\`${date}\` is far from our time`);
  };
  const checkSpan = (
    file: Placed,
    pointer: string,
    { from, to }: { readonly from: string | null; readonly to: string | null },
  ): void => {
    check(file, `${pointer}/from`, from);
    check(file, `${pointer}/to`, to);
    if (from !== null && to !== null && isCalendarDate(from) && isCalendarDate(to) && to < from) {
      faults.add(file, 'dates-out-of-order', `${pointer}/to`, `the span ends on ${to}, before it begins on ${from}`);
    }
  };
  if (facts !== undefined) check(facts.file, '/version', facts.document.version);
  lintLaw?.document.laws.forEach((law, index) => checkSpan(lintLaw.file, `/laws/${index}`, law));
  if (clocks !== undefined) {
    check(clocks.file, '/version', clocks.document.version);
    clocks.document.clocks.forEach((rule, index) => checkSpan(clocks.file, `/clocks/${index}`, rule));
  }
  if (rights !== undefined) {
    check(rights.file, '/version', rights.document.version);
    rights.document.rights.forEach((rule, index) => checkSpan(rights.file, `/rights/${index}`, rule));
  }
  if (reviewers !== undefined) {
    check(reviewers.file, '/version', reviewers.document.version);
    reviewers.document.requirements.forEach((rule, index) => checkSpan(reviewers.file, `/requirements/${index}`, rule));
  }
  published?.document.records.forEach(({ on, ended, withdrawn, renewed = [] }, index) => {
    const pointer = `/records/${index}`;
    check(published.file, `${pointer}/on`, on);
    check(published.file, `${pointer}/ended/on`, ended?.on);
    check(published.file, `${pointer}/ended/to`, ended?.to);
    check(published.file, `${pointer}/withdrawn/on`, withdrawn?.on);
    renewed.forEach((act, at) => check(published.file, `${pointer}/renewed/${at}/on`, act.on));
  });
  for (const { document: source } of overlays) {
    if (source === undefined) continue;
    checkSpan(source.file, '/effective', source.document.effective);
    check(source.file, '/lastVerified', source.document.lastVerified);
  }
  for (const { document: payer, versions } of payers) {
    payer?.document.gaps.forEach((gap, index) => checkSpan(payer.file, `/gaps/${index}`, gap));
    for (const { ruleset } of versions) {
      if (ruleset === undefined) continue;
      checkSpan(ruleset.file, '/effective', ruleset.document.effective);
      check(ruleset.file, '/lastVerified', ruleset.document.lastVerified);
      ruleset.document.waivers?.forEach(({ on }, index) => check(ruleset.file, `/waivers/${index}/on`, on));
    }
  }
}
