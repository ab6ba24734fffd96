import { closeSync, openSync } from 'node:fs';

/**
 * SIGHUP says two things: read the rulesets again, or the terminal you run in was closed. A service started in a terminal
 * ends with it; one that never had a terminal is only ever told to read again.
 */
export function terminalIsGone(): boolean {
  if (!process.stdin.isTTY && !process.stdout.isTTY) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}
