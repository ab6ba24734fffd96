import { pino, type DestinationStream, type Logger } from 'pino';

export interface Log {
  readonly logger: Logger;
  /** Writes out what is waiting; for the last moment before the process ends. */
  readonly flush: () => void;
}

/** What may wait in memory while the log cannot be written; more is dropped. A full disk must stop no determination. */
const WAITING_BYTES = 4 * 1024 * 1024;

/** One JSON line per request on standard output, written beside the work, not in its way. */
export function createLog(level: string): Log {
  // Without a least length, `flush` of the destination does nothing (https://github.com/pinojs/sonic-boom).
  const destination = pino.destination({ dest: 1, sync: false, minLength: 1, maxLength: WAITING_BYTES });
  const logger = createLogger(level, destination);
  let lost = 0;
  destination
    .on('error', () => undefined)
    // A line that finds no room is dropped without another try at writing: the log would stay silent when there is room again.
    .on('drop', () => {
      lost += 1;
      destination.flush();
    })
    .on('drain', () => {
      if (lost === 0) return;
      const lines = lost;
      lost = 0;
      logger.warn({ lines }, 'log lines were lost');
    });
  const flush = (): void => {
    try {
      destination.flushSync();
    } catch {
      // The log cannot be written: there is nowhere left to say so.
    }
  };
  return { logger, flush };
}

/** No process id, no host name: a line holds what {@link RequestNote} lists, its level and its time. */
export const createLogger = (level: string, destination: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
