import { pino, type DestinationStream, type Logger } from 'pino';
import { countLines, type Lines, together } from './log-lines.js';

export interface Log {
  readonly logger: Logger;
  /** Writes out what is waiting, if that can be done soon, and logs no more: for the last moment before the process ends. */
  readonly end: () => Promise<void>;
}

/** What may wait in memory while the log cannot be written; more is dropped. A full disk must stop no determination. */
const WAITING_BYTES = 4 * 1024 * 1024;
/** The last lines have so long to be written. */
const LAST_MS = 1_000;

/** One JSON line per request on standard output, written beside the work, not in its way. */
export function createLog(level: string): Log {
  // Without a least length, `flush` of the destination does nothing (https://github.com/pinojs/sonic-boom).
  const destination = pino.destination({ dest: 1, sync: false, minLength: 1, maxLength: WAITING_BYTES });
  let ended = false;
  const lines = together((text) => {
    if (!ended) destination.write(text);
  });
  const logger = createLogger(level, lines, lines.later);
  let lost = 0;
  const sayWhatWasLost = (): void => {
    if (lost === 0) return;
    const count = lost;
    lost = 0;
    logger.warn({ lines: count }, 'log lines were lost');
  };
  destination
    .on('error', () => undefined)
    .on('drain', sayWhatWasLost)
    // A line that finds no room is dropped without another try at writing: the log would stay silent when there is room again.
    .on('drop', (text: string) => {
      lost += countLines(text);
      destination.flush();
    });
  // Never `flushSync`: on a full disk it tries again for ever, and so would pino's own end, unless the log is destroyed.
  const writeTheRest = (): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(patience);
        ended = true;
        destination.destroy();
        resolve();
      };
      const patience = setTimeout(done, LAST_MS);
      sayWhatWasLost();
      lines.flush();
      destination.once('drain', done).once('error', done).flush();
    });
  let ending: Promise<void> | undefined;
  return { logger, end: () => (ending ??= writeTheRest()) };
}

/**
 * No process id, no host name: a line holds what {@link RequestNote} lists, its level and its time, which is when it was
 * given even where it is said `later`.
 */
export function createLogger(
  level: string,
  destination: DestinationStream,
  later: Lines['later'] = (say) => say(),
): Logger {
  let given = 0;
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date(given).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(line, say) {
          const now = Date.now();
          later(() => {
            given = now;
            say.apply(this, line);
          });
        },
      },
    },
    destination,
  );
}
