import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerFailure } from './failure.js';
import type { Step } from './step.js';

/**
 * The way to the busiest address without the search for it, which costs Express more than all steps together. The steps are
 * those that Express is given, in its order: what it would do there is done here. The address in any other writing, any
 * other method and any other address go to Express.
 */
export function shortWay(path: string, steps: readonly Step[], express: RequestListener): RequestListener {
  const withQuery = `${path}?`;
  return (request, response) => {
    const { method, url = '' } = request;
    const isHere = method === 'POST' && (url === path || url.startsWith(withQuery));
    if (isHere) walk(steps, request, response);
    else express(request, response);
  };
}

function walk(steps: readonly Step[], request: IncomingMessage, response: ServerResponse): void {
  let at = 0;
  const next = (error?: unknown): void => {
    const step = steps[at];
    at += 1;
    if (error !== undefined || step === undefined) return answerFailure(error, response);
    try {
      step(request, response, next);
    } catch (thrown) {
      answerFailure(thrown, response);
    }
  };
  next();
}
