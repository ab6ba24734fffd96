import { atOnce } from '../../domain/staged.js';
import type { Library } from '../../library.js';
import type { ExitName } from '../exit-codes.js';
import { readBody } from '../read-input.js';
import { opinionLines } from '../views/second-opinion.js';
import { refuse } from '../refuse.js';
import type { Session } from '../session.js';
import { determinationLines } from '../views/determination.js';
import { decided, exitOf, opined } from './answer.js';
import type { DecideOptions } from './options.js';

export async function decideOne(
  session: Session,
  library: Library,
  file: string,
  options: DecideOptions,
): Promise<ExitName> {
  const body = await readBody(session, file);
  const outcome = await opined(atOnce(decided(body, library, options)), body, library, options);
  if (!outcome.ok) return refuse(session, outcome.faults, options);
  const { determination, opinion } = outcome.value;
  if (options.json === true) {
    session.printJson(opinion === undefined ? determination : { determination, secondOpinion: opinion });
  } else {
    const full = options.detail === 'full';
    session.print(determinationLines(session.sheet, library, determination, full));
    const cited = new Set(determination.criteria.map(({ id }) => id.replace(/@.*$/, '')));
    if (opinion !== undefined) session.print(opinionLines(session.sheet, opinion, (id) => full || cited.has(id)));
  }
  return exitOf(outcome.value, options);
}
