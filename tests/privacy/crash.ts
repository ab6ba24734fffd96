/** Loaded before the service in a process of its own: the engine then fails where nothing can answer any more. */
import { type Engine, ENGINE } from '../../src/http/engine.js';

const kind = process.env['CRASH'];
const fail = (body: unknown): never => {
  throw Object.assign(new RangeError(`cannot read ${JSON.stringify(body)}`), { body });
};
const { review } = ENGINE;
const crashing: Engine['review'] = (body, library, detail) => {
  if (kind === 'later') setImmediate(() => fail(body));
  if (kind === 'no-error') void Promise.reject(JSON.stringify(body) as unknown as Error);
  return review(body, library, detail);
};
Object.assign(ENGINE, { review: crashing });
