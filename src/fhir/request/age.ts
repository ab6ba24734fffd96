import { isCalendarDate } from '../../domain/dates.js';
import type { Node } from '../bundle/node.js';
import { textIn } from '../bundle/node.js';
import type { Stated } from './claim-facts.js';

/** Age in completed years on a day. A date of birth without its day leaves two ages open, so it says none. */
export function ageOn(patient: Node, day: unknown): Stated | undefined {
  const born = textIn(patient, 'birthDate');
  if (born === undefined || !isCalendarDate(born) || typeof day !== 'string' || day < born) return undefined;
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  // Born on February 29, a person is a year older on March 1 of other years.
  return { value: day.slice(5) < born.slice(5) ? years - 1 : years, at: `${patient.at}/birthDate` };
}
