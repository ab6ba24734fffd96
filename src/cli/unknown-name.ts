import { nearestName } from '../domain/nearest.js';
import { Failure } from './failure.js';
import { wrap } from './terminal/sheet.js';

const WIDTH = 76;

/** Something is named that is not there: the name most likely meant, and all there are. */
export function unknownName(what: string, wrong: string, known: readonly string[]): Failure {
  const near = nearestName(wrong, known);
  return new Failure('usage', [
    `ur: there is no ${what}`,
    ...(near === undefined ? [] : [`    did you mean ${near}?`]),
    ...wrap(`known: ${known.join(', ') || 'none'}`, WIDTH).map((line) => `    ${line}`),
  ]);
}
