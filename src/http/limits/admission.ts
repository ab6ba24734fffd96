import { sendFaults } from '../reply.js';
import { noteOf } from '../request-log.js';
import type { Step } from '../step.js';

/** Most requests are answered within milliseconds: a second later there is room again, or there are too few processes. */
const RETRY_SECONDS = '1';

/** Lets so many requests in at once; the others are told at once, before their body is read, to come again. */
export function admission(most: number): Step {
  let underWay = 0;
  const leave = (): void => {
    underWay -= 1;
  };
  return (_request, response, next) => {
    if (underWay >= most) {
      response.setHeader('retry-after', RETRY_SECONDS);
      return sendFaults(response, [{ code: 'overloaded' }], noteOf(response));
    }
    underWay += 1;
    response.once('close', leave);
    next();
  };
}
