import { observable } from '../store/observable.js';

/**
 * Does the service answer? While it does not, it is asked for its health again and again; when it is back, `back` counts up
 * and every screen asks what it could not ask.
 */
export const reached = observable(true);
export const back = observable(0);

const AGAIN_MS = 2_000;
let asking: ReturnType<typeof setTimeout> | undefined;

export function heard(): void {
  clearTimeout(asking);
  asking = undefined;
  if (reached.get()) return;
  reached.set(true);
  back.set(back.get() + 1);
}

export function unheard(): void {
  reached.set(false);
  asking ??= setTimeout(() => void tryAgain(), AGAIN_MS);
}

async function tryAgain(): Promise<void> {
  asking = undefined;
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', credentials: 'omit' });
    if (answer.ok) heard();
    else unheard();
  } catch {
    unheard();
  }
}
